package view

import (
	"cmp"
	"math"
	"strconv"
	"strings"
	"unicode"

	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/render/scene"
)

const (
	shareDigits = 4    // behind the point of a percentage, where they are enough
	leastShare  = 1e-4 // what is less is not told from other such shares
	leastLack   = 1e-5 // likewise what lacks less of 100 %
	aboutRight  = 0.1  // by what part of it a percentage may be off
)

// inPercent writes a share: "41%". It has as many digits as it takes to be about right, and not to seem to be
// on another side of a bound, or at it, so that what is just below 100 % does not become that.
func inPercent(x float64, bounds ...float64) string {
	bounds = append([]float64{0, 1}, bounds...)
	switch {
	case x > 0 && x < leastShare:
		return "< 0.01%"
	case x < 1 && x > 1-leastLack:
		return "> 99.999%"
	}
	for digits := range shareDigits + 1 {
		text := strconv.FormatFloat(float64(x*100), 'f', digits, 64)
		shown, _ := strconv.ParseFloat(text, 64) // FormatFloat wrote it
		if shown /= 100; math.Abs(shown-x) <= aboutRight*x && onSameSides(x, shown, bounds) {
			return text + "%"
		}
	}
	return quantity.Format(quantity.Share(x))
}

// oneDecimal writes a share with one decimal, for columns in which shares stand below each other.
func oneDecimal(x float64) string {
	if x > 0 && x < .0005 {
		return "< 0.1%"
	}
	return strconv.FormatFloat(float64(x*100), 'f', 1, 64) + "%"
}

// onSameSides reports whether a and b compare alike to all bounds.
func onSameSides(a, b float64, bounds []float64) bool {
	for _, bound := range bounds {
		if cmp.Compare(a, bound) != cmp.Compare(b, bound) {
			return false
		}
	}
	return true
}

// span writes a time with three digits that count: "412 ms".
func span(q quantity.Quantity) string {
	number, unit := threeDigits(q)
	if unit == "us" {
		unit = "µs"
	}
	return strings.TrimSpace(number + " " + unit)
}

// perSecond writes a rate with three digits that count: "1.85k/s".
func perSecond(q quantity.Quantity) string {
	number, unit := threeDigits(q)
	return number + unit
}

// threeDigits writes a quantity as a number with three digits that count, and its unit.
func threeDigits(q quantity.Quantity) (number, unit string) {
	text := quantity.Format(q)
	end := strings.LastIndexFunc(text, unicode.IsDigit) + 1
	v, err := strconv.ParseFloat(text[:end], 64)
	if err != nil {
		return text, ""
	}
	return plain(roundTo(v, 3)), text[end:]
}

// plain writes a number without an exponent, unless it is very large.
func plain(v float64) string {
	if v >= 1e6 {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// roundTo returns v with so many digits that count.
func roundTo(v float64, digits int) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', digits-1, 64), 64) // FormatFloat wrote it
	return r
}

// fact returns a figure for programs to read, in base units with four digits that count; nothing if it is
// not known.
func fact(name string, f analyze.Figure) []scene.Attr {
	if !f.Known() {
		return nil
	}
	return []scene.Attr{{Name: name, Value: number(f.Value.Value)}}
}

// number writes a number for programs, with four digits that count.
func number(v float64) string { return strconv.FormatFloat(roundTo(v, 4), 'g', -1, 64) }

// lacking says why a figure is not known: "lacks api.rate, db.rate".
func lacking(f analyze.Figure) string {
	switch {
	case len(f.Missing) > 0:
		return "lacks " + strings.Join(f.Missing, ", ")
	case f.Reason != "":
		return f.Reason
	}
	return "unknown"
}
