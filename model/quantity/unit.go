package quantity

import "strings"

// Lengths of time, in seconds.
const (
	minute    = 60
	hour      = 60 * minute
	day       = 24 * hour
	week      = 7 * day
	month     = 30 * day // see the package comment
	costMonth = 730 * hour
	year      = 365 * day
)

// class is what a unit is a unit of.
type class int8

const (
	countClass class = iota
	shareClass
	sizeClass
	timeClass
)

// unit is a unit as it is written. One of it is factor * 10^scale in base units: powers of ten are
// kept apart so that 99.95% and 800ms come out as the nearest numbers to 0.9995 and 0.8.
type unit struct {
	class  class
	scale  int
	factor float64
}

var units = map[string]unit{
	"k": {countClass, 3, 1},
	"M": {countClass, 6, 1},
	"G": {countClass, 9, 1},

	"%": {shareClass, -2, 1},

	"B":  {sizeClass, 0, 1},
	"KB": {sizeClass, 3, 1},
	"MB": {sizeClass, 6, 1},
	"GB": {sizeClass, 9, 1},
	"TB": {sizeClass, 12, 1},
	"PB": {sizeClass, 15, 1},

	"KiB": {sizeClass, 0, 1 << 10},
	"MiB": {sizeClass, 0, 1 << 20},
	"GiB": {sizeClass, 0, 1 << 30},
	"TiB": {sizeClass, 0, 1 << 40},
	"PiB": {sizeClass, 0, 1 << 50},

	"bit":  {sizeClass, 0, 1. / 8},
	"Kbit": {sizeClass, 3, 1. / 8},
	"Mbit": {sizeClass, 6, 1. / 8},
	"Gbit": {sizeClass, 9, 1. / 8},

	"ns":      {timeClass, -9, 1},
	"us":      {timeClass, -6, 1},
	"\u00b5s": {timeClass, -6, 1}, // micro sign
	"\u03bcs": {timeClass, -6, 1}, // Greek mu
	"ms":      {timeClass, -3, 1},
	"s":       {timeClass, 0, 1},
	"min":     {timeClass, 0, minute},
	"h":       {timeClass, 0, hour},
	"d":       {timeClass, 0, day},
	"w":       {timeClass, 0, week},
	"month":   {timeClass, 0, month},
	"y":       {timeClass, 0, year},
}

// dimension returns the dimension of a class.
func (c class) dimension() Dimension {
	switch c {
	case sizeClass:
		return size
	case timeClass:
		return duration
	}
	return number
}

// Reserved reports whether name is that of a unit or of a function, so that nothing else should be
// called so: in an expression, 600/s is a rate even where something is called s.
func Reserved(name string) bool {
	_, isUnit := units[name]
	_, isFunction := functions[name]
	return isUnit || isFunction
}

// Unit reads a unit without a number, such as ms, %, GB, /s, $ or EUR/month, and returns one of it.
// Errors are *SyntaxError with the offset in s.
func Unit(s string) (Quantity, error) {
	trimmed := strings.Trim(s, " \t")
	currency := leadingCurrency(trimmed)
	rest := trimmed[len(currency):]
	if trimmed == "" || strings.ContainsAny(rest, "0123456789 ") {
		return Quantity{}, faultAt(0, "write it as ms, GB, % or $/month", "%q is not a unit", excerpt(s))
	}
	one := currency + " 1"
	q, err := Parse(one + rest)
	if fault, ok := err.(*SyntaxError); ok {
		fault.Offset += strings.Index(s, trimmed) + len(currency) - len(one)
		return Quantity{}, fault
	}
	q.text = ""
	return q, nil
}
