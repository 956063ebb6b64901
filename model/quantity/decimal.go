package quantity

import (
	"math"
	"strconv"
	"strings"
)

// The range of numbers: well inside that of float64, so that no unit takes them out of that.
const (
	largest     = 1e250
	smallest    = 1e-250
	maxExponent = 250
)

// decimal is a number as it was written: digits, perhaps with a point, times 10^exponent.
type decimal struct {
	digits   string
	exponent int
}

// decimal reads a number such as 5, .5, 1_000, 1.5 or 2e6.
func (sc *scanner) decimal() (decimal, *SyntaxError) {
	start := sc.pos
	if !startsNumber(sc.rest()) {
		return decimal{}, sc.notNumber()
	}
	whole, err := sc.digits()
	if err != nil {
		return decimal{}, err
	}
	d := decimal{digits: whole}
	if sc.peek() == '.' {
		sc.pos++
		if !hasDigitAt(sc.text, sc.pos) {
			return decimal{}, faultAt(sc.pos-1, "", "no digit behind the point")
		}
		fraction, err := sc.digits()
		if err != nil {
			return decimal{}, err
		}
		d.digits += "." + fraction
	}
	if d.exponent, err = sc.exponent(); err != nil {
		return decimal{}, err
	}
	switch {
	case sc.peek() == ',' && !sc.inExpression: // there it may be between arguments
		return decimal{}, sc.comma(start)
	case sc.peek() == '.':
		return decimal{}, faultAt(sc.pos, "", "a second point in a number")
	}
	return d, nil
}

// digits reads digits, with underscores between them, and returns them without.
func (sc *scanner) digits() (string, *SyntaxError) {
	start := sc.pos
	for !sc.atEnd() && (isDigit(sc.text[sc.pos]) || sc.text[sc.pos] == '_') {
		if sc.text[sc.pos] == '_' && (sc.pos == start || !hasDigitAt(sc.text, sc.pos+1)) {
			return "", faultAt(sc.pos, "an underscore stands between two digits, as in 1_000", "misplaced underscore")
		}
		sc.pos++
	}
	return strings.ReplaceAll(sc.text[start:sc.pos], "_", ""), nil
}

// exponent reads the e6 of 2e6, and returns 0 where there is none.
func (sc *scanner) exponent() (int, *SyntaxError) {
	start := sc.pos
	if c := sc.peek(); c != 'e' && c != 'E' {
		return 0, nil
	}
	end := start + 1
	if end < len(sc.text) && (sc.text[end] == '-' || sc.text[end] == '+') {
		end++
	}
	if !hasDigitAt(sc.text, end) {
		return 0, nil
	}
	for hasDigitAt(sc.text, end) {
		end++
	}
	n, err := strconv.Atoi(sc.text[start+1 : end])
	if err != nil || n > maxExponent || n < -maxExponent {
		return 0, faultAt(start, "it may be from -250 to 250", "the exponent %s is out of range", excerpt(sc.text[start:end]))
	}
	sc.pos = end
	return n, nil
}

// comma says what to write instead of the comma in 1,000 or 1,5.
func (sc *scanner) comma(start int) *SyntaxError {
	before, after := sc.text[start:sc.pos], sc.text[sc.pos+1:]
	n := 0
	for hasDigitAt(after, n) {
		n++
	}
	hint := "write numbers without commas"
	switch {
	case n == 3:
		before = excerpt(before)
		hint = "write " + before + "_" + after[:n] + ", or " + before + "." + after[:n] + " for a fraction"
	case n > 0:
		hint = "write " + excerpt(before) + "." + excerpt(after[:n])
	}
	return faultAt(sc.pos, hint, "a comma in a number")
}

// notNumber says what is wrong where a number should start.
func (sc *scanner) notNumber() *SyntaxError {
	const hint = "a quantity starts with a number, as 5k/s"
	start := sc.pos
	switch word := sc.word(); {
	case len(word) > 3 && isCurrencyCode(word[:3]) && startsNumber(word[3:]):
		return faultAt(start, "write "+word[:3]+" "+excerpt(word[3:]), "no space behind the currency")
	case word != "":
		return faultAt(start, hint, "%q is not a number", excerpt(word))
	case sc.atEnd():
		return faultAt(start, hint, "a number is missing")
	case sc.peek() == '+':
		return faultAt(start, "leave the + out", "unexpected +")
	case strings.HasPrefix(sc.rest(), "\u2212") || strings.HasPrefix(sc.rest(), "\u2013"):
		return faultAt(start, "write - for minus", "a dash that is not a minus sign")
	}
	return faultAt(start, hint, "unexpected %q", excerpt(sc.rest()))
}

// value returns the number times factor. Faults are reported at offset.
func (d decimal) value(factor float64, offset int) (float64, *SyntaxError) {
	// The error that ParseFloat may return is that of the range, which is checked below.
	v, _ := strconv.ParseFloat(d.digits+"e"+strconv.Itoa(d.exponent), 64)
	v = float64(v * factor)
	nonzero := strings.ContainsAny(d.digits, "123456789")
	switch {
	case math.Abs(v) > largest:
		return 0, faultAt(offset, "", "the number is too large")
	case nonzero && math.Abs(v) < smallest:
		return 0, faultAt(offset, "", "the number is too small")
	}
	return v, nil
}
