package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLength is the number of bytes that a literal or an expression may have.
const maxLength = 4096

// Parse reads a literal such as 6, 5k, 5k/s, 2KB, 400Mbit/s, 800ms, 99.95%, 8%/month, $0.17/h,
// EUR 12/month or $0.40/M. There may be spaces between number and unit, but none around a slash.
// Errors are *SyntaxError with the offset in s. Ranges are for the caller to check: a literal may be
// negative, and a share over 100%.
func Parse(s string) (Quantity, error) {
	if len(s) > maxLength {
		return Quantity{}, faultAt(maxLength, "", "longer than %d bytes", maxLength)
	}
	sc := scanner{text: s}
	sc.skipSpace()
	if sc.atEnd() {
		return Quantity{}, faultAt(0, "write a number with its unit, as 5k/s", "nothing is written here")
	}
	q, err := sc.literal()
	if err == nil {
		err = sc.trailing()
	}
	if err != nil {
		return Quantity{}, err
	}
	return q, nil
}

// Unit reads a unit without a number, such as ms, %, GB, /s or $/month, and returns one of it.
// Errors are *SyntaxError with the offset in s.
func Unit(s string) (Quantity, error) {
	unitText := strings.Trim(s, " \t")
	sc := scanner{text: unitText}
	currency, err := sc.currency()
	if err != nil || len(unitText) == 0 || hasDigit(unitText) {
		return Quantity{}, faultAt(0, "write it as ms, GB, % or $/month", "%q is not a unit", excerpt(s))
	}
	written := currency + " 1" + unitText[sc.pos:]
	q, parseErr := Parse(written)
	if fault, ok := parseErr.(*SyntaxError); ok {
		fault.Offset = max(0, fault.Offset-len(written)+len(strings.TrimRight(s, " \t")))
		return Quantity{}, fault
	}
	q.text = ""
	return q, parseErr
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// scanner reads literals off the front of what is left of a text.
type scanner struct {
	text string
	pos  int

	// inExpression is set where a slash may also be a division and a word a name.
	inExpression bool
}

// reading is a literal while it is being read.
type reading struct {
	Quantity
	decimal
	factor float64
	used   [timeClass + 1]bool // classes of units that the literal has already
}

// literal reads the longest literal that starts here.
func (sc *scanner) literal() (Quantity, *SyntaxError) {
	start := sc.pos
	negative := sc.accept("-")
	currency, err := sc.currency()
	if err != nil {
		return Quantity{}, err
	}
	r := reading{factor: 1}
	if r.decimal, err = sc.decimal(); err != nil {
		return Quantity{}, err
	}
	if currency != "" {
		r.Dim, r.Currency = money, canonicalCurrency(currency)
	}
	if err = sc.numerator(&r); err != nil {
		return Quantity{}, err
	}
	for err == nil && sc.peek() == '/' {
		before := sc.pos
		if err = sc.denominator(&r); sc.pos == before {
			break
		}
	}
	if err != nil {
		return Quantity{}, err
	}
	if r.Value, err = r.decimal.value(r.factor, start); err != nil {
		return Quantity{}, err
	}
	if negative {
		r.Value = -r.Value
	}
	r.known, r.text = true, sc.text[start:sc.pos]
	return r.Quantity, nil
}

// currency reads a currency symbol, or a code with a number behind it, and returns "" where there is
// neither.
func (sc *scanner) currency() (string, *SyntaxError) {
	start := sc.pos
	for _, symbol := range []string{"$", "€", "£"} {
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
	if isCurrencyCode(code) && (spaced && startsNumber(sc.rest()) || sc.peek() == '/') {
		return code, nil
	}
	sc.pos = start
	return "", nil
}

// numerator reads the unit behind the number: of count, share, size or time.
func (sc *scanner) numerator(r *reading) *SyntaxError {
	number := sc.pos
	sc.skipSpace()
	start := sc.pos
	word := sc.unitWord()
	u, known := units[word]
	isMoney := r.Currency != ""
	switch {
	case word == "":
		sc.pos = number
		if !isMoney {
			r.form = countForm
		}
		return nil
	case !known:
		return sc.unknownUnit(start, word)
	case isMoney && u.class != countClass:
		return faultAt(start, "write $5 for an amount, $5/"+word+" for a price", "money has no unit %s", word)
	}
	r.exponent += u.scale
	r.factor = u.factor
	if isMoney {
		return nil
	}
	r.Dim = u.class.dimension()
	r.used[u.class] = u.class != countClass
	switch u.class {
	case countClass:
		r.form = countForm
	case shareClass:
		r.form = shareForm
	}
	return nil
}

// denominator reads one slash and the unit behind it. Where that is no unit, but may be the rest of
// an expression, it reads nothing.
func (sc *scanner) denominator(r *reading) *SyntaxError {
	slash := sc.pos
	sc.pos++
	start := sc.pos
	if r.Currency != "" && hasDigitAt(sc.text, start) {
		return sc.countDenominator(r, slash)
	}
	word := sc.unitWord()
	u, known := units[word]
	allowed := known && !r.used[u.class] && (u.class >= sizeClass || u.class == countClass && r.Currency != "")
	if !allowed {
		if sc.inExpression {
			sc.pos = slash
			return nil
		}
		return badDenominator(start, word, known, sc.rest())
	}
	r.used[u.class] = true
	r.exponent -= u.scale
	factor := u.factor
	if word == "month" && r.Currency != "" {
		factor = costMonth
	}
	r.factor /= factor
	switch u.class {
	case sizeClass:
		r.Dim.Data--
	case timeClass:
		r.Dim.Time--
	}
	return nil
}

// countDenominator reads the number of a price such as $0.20/1M, whose slash has been read.
func (sc *scanner) countDenominator(r *reading, slash int) *SyntaxError {
	start := sc.pos
	n, err := sc.decimal()
	word := sc.unitWord()
	u, known := units[word]
	if err == nil && (word == "" || known && u.class == countClass) && !r.used[countClass] {
		var per float64
		if per, err = n.value(1, start); err == nil && per != 0 {
			r.used[countClass] = true
			r.factor /= per
			r.exponent -= u.scale
			return nil
		}
	}
	if sc.inExpression {
		sc.pos = slash
		return nil
	}
	return faultAt(start, "write $0.40/M, $0.09/GB or $0.17/h", "a price is per count, size or time")
}

// trailing says what is wrong with what stands behind a whole literal.
func (sc *scanner) trailing() *SyntaxError {
	sc.skipSpace()
	if sc.atEnd() {
		return nil
	}
	rest := sc.rest()
	if strings.HasPrefix(rest, "/") {
		return faultAt(sc.pos, "write it without spaces, as 5k/s", "there is a space before the slash")
	}
	for _, symbol := range []string{"$", "€", "£"} {
		if strings.HasPrefix(rest, symbol) {
			return currencyBehind(sc.pos, symbol)
		}
	}
	return faultAt(sc.pos, "write one number with one unit, as 5k/s", "unexpected %q", excerpt(rest))
}

func (sc *scanner) rest() string { return sc.text[sc.pos:] }

func (sc *scanner) atEnd() bool { return sc.pos >= len(sc.text) }

// peek returns the next byte, and 0 at the end.
func (sc *scanner) peek() byte {
	if sc.atEnd() {
		return 0
	}
	return sc.text[sc.pos]
}

func (sc *scanner) accept(prefix string) bool {
	if !strings.HasPrefix(sc.rest(), prefix) {
		return false
	}
	sc.pos += len(prefix)
	return true
}

func (sc *scanner) skipSpace() {
	for !sc.atEnd() && isSpace(sc.text[sc.pos]) {
		sc.pos++
	}
}

// word reads letters, digits and underscores.
func (sc *scanner) word() string {
	start := sc.pos
	for !sc.atEnd() {
		r, n := utf8.DecodeRuneInString(sc.rest())
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		sc.pos += n
	}
	return sc.text[start:sc.pos]
}

// unitWord reads a word or a percent sign.
func (sc *scanner) unitWord() string {
	if sc.accept("%") {
		return "%"
	}
	return sc.word()
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func hasDigitAt(s string, i int) bool { return i < len(s) && isDigit(s[i]) }

func startsNumber(s string) bool {
	return hasDigitAt(s, 0) || strings.HasPrefix(s, ".") && hasDigitAt(s, 1)
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
