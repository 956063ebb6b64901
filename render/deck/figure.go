package deck

import (
	"strconv"
	"strings"
	"unicode"

	"casebook/model/analyze"
	"casebook/model/quantity"
)

// digits is how many digits of a figure a listener can take in.
const digits = 3

// leastPercent is the smallest percentage that is told as a number.
const leastPercent = 0.01

// shown writes a figure, or nothing if it is not known.
func shown(f *analyze.Figure) string {
	if !f.Known() {
		return ""
	}
	return rounded(f.Value)
}

// rounded writes a quantity with three digits: "1.85k/s", "41.2%". What a share close to 100 % lacks
// keeps all of its own.
func rounded(q quantity.Quantity) string {
	s := quantity.Format(q)
	start := strings.IndexFunc(s, unicode.IsDigit)
	if start < 0 {
		return s
	}
	end := start + strings.IndexFunc(s[start:]+" ", func(r rune) bool { return r != '.' && !unicode.IsDigit(r) })
	v, err := strconv.ParseFloat(s[start:end], 64)
	share := strings.HasPrefix(s[end:], "%")
	switch {
	case err != nil, share && 90 < v && v < 100:
		return s
	case share && 0 < v && v < leastPercent:
		return "under 0.01%"
	}
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', digits-1, 64), 64) // FormatFloat wrote it
	number := strconv.FormatFloat(r, 'f', -1, 64)
	if s[:start] != "" && r >= 10000 { // a sum of money
		number = thousands(number)
	}
	return s[:start] + number + s[end:]
}

// thousands sets the thousands of a whole number apart.
func thousands(number string) string {
	for i := len(number) - 3; i > 0; i -= 3 {
		number = number[:i] + "," + number[i:]
	}
	return number
}
