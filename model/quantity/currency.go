package quantity

import "strings"

// currencySymbols lists the symbols that stand for one currency each.
var currencySymbols = []string{"$", "€", "£"}

// canonicalCurrency returns the one way in which a currency is kept.
func canonicalCurrency(c string) string {
	switch c {
	case "USD":
		return "$"
	case "€":
		return "EUR"
	case "£":
		return "GBP"
	}
	return c
}

// currency reads a currency symbol, or a code with a number behind it, and returns "" where there is
// neither.
func (sc *scanner) currency() (string, *SyntaxError) {
	start := sc.pos
	for _, symbol := range currencySymbols {
		if sc.accept(symbol) {
			sc.skipSpace()
			if sc.peek() == '-' {
				return "", faultAt(sc.pos, "write -"+symbol+"5", "the sign is behind the currency")
			}
			return symbol, nil
		}
	}
	if sc.accept("¥") {
		return "", faultAt(start, "write JPY 5 or CNY 5", "¥ stands for two currencies")
	}
	code := sc.word()
	spaced := sc.pos < len(sc.text) && isSpace(sc.text[sc.pos])
	sc.skipSpace()
	if isCurrencyCode(code) && spaced && startsNumber(sc.rest()) {
		return code, nil
	}
	sc.pos = start
	return "", nil
}

// leadingCurrency returns the symbol or code that a unit such as $/month starts with, if it does.
func leadingCurrency(unit string) string {
	for _, symbol := range currencySymbols {
		if strings.HasPrefix(unit, symbol) {
			return symbol
		}
	}
	code, _, _ := strings.Cut(unit, "/")
	if isCurrencyCode(code) {
		return code
	}
	return ""
}

func isCurrencyCode(s string) bool {
	if len(s) != 3 {
		return false
	}
	for _, c := range []byte(s) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}
