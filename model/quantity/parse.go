package quantity

import "strings"

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
	for more := true; more && sc.peek() == '/'; {
		if more, err = sc.denominator(&r); err != nil {
			return Quantity{}, err
		}
	}
	if r.Value, err = r.decimal.value(r.factor, start); err != nil {
		return Quantity{}, err
	}
	if negative && r.Value != 0 {
		r.Value = -r.Value
	}
	r.known, r.text = true, sc.text[start:sc.pos]
	return r.Quantity, nil
}

// numerator reads the unit behind the number: of count, share, size or time.
func (sc *scanner) numerator(r *reading) *SyntaxError {
	end := sc.pos // of the number
	sc.skipSpace()
	start := sc.pos
	word := sc.unitWord()
	u, known := units[word]
	isMoney := r.Currency != ""
	switch {
	case word == "" || isDigit(word[0]):
		sc.pos = end
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
// an expression, it reads nothing and reports false.
func (sc *scanner) denominator(r *reading) (bool, *SyntaxError) {
	slash := sc.pos
	sc.pos++
	start := sc.pos
	if r.Currency != "" && hasDigitAt(sc.text, start) && !sc.inExpression {
		return true, sc.countDenominator(r)
	}
	word := sc.unitWord()
	u, known := units[word]
	allowed := known && !r.used[u.class] && (u.class >= sizeClass || u.class == countClass && r.Currency != "")
	if !allowed {
		if sc.inExpression {
			sc.pos = slash
			return false, nil
		}
		return false, badDenominator(start, word, known, sc.rest())
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
	return true, nil
}

// countDenominator reads the number of a price such as $0.20/1M, whose slash has been read. In an
// expression that is a division, so that sum / $5 / 2 is halved last.
func (sc *scanner) countDenominator(r *reading) *SyntaxError {
	start := sc.pos
	n, err := sc.decimal()
	if err != nil {
		return err
	}
	word := sc.unitWord()
	u, known := units[word]
	per, err := n.value(1, start)
	switch {
	case err != nil:
		return err
	case per == 0 || r.used[countClass] || word != "" && (!known || u.class != countClass):
		return faultAt(start, "write $0.40/M, $0.09/GB or $0.17/h", "a price is per count, size or time")
	}
	// Nothing may follow: $5/1000/GB might be meant as $5/(1000/GB).
	r.used = [...]bool{countClass: true, shareClass: true, sizeClass: true, timeClass: true}
	r.factor /= per
	r.exponent -= u.scale
	return nil
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
	for _, symbol := range currencySymbols {
		if strings.HasPrefix(rest, symbol) {
			return currencyBehind(sc.pos, symbol)
		}
	}
	return faultAt(sc.pos, "write one number with one unit, as 5k/s", "unexpected %q", excerpt(rest))
}
