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

// Shares beyond these are not told as numbers.
const (
	leastShare = 1e-4
	mostShare  = .99999
)

// shown writes a figure, or nothing if it is not known.
func shown(f *analyze.Figure) string {
	if !f.Known() {
		return ""
	}
	return rounded(f.Value)
}

// available writes an availability, of which what lacks nothing lacks too little to be counted.
func available(f *analyze.Figure) string {
	if s := shown(f); s != "100%" {
		return s
	}
	return nearlyAll
}

// nearlyAll stands for shares that lack less of all than is shown.
const nearlyAll = "over 99.999%"

// rounded writes a quantity with three digits: "1.85k/s", "41.2%". What a share close to 100 % lacks
// keeps all of its own.
func rounded(q quantity.Quantity) string {
	s := quantity.Format(q)
	share := strings.HasSuffix(s, "%")
	switch x := q.Value; {
	case share && 0 < x && x < leastShare:
		return "under 0.01%"
	case share && mostShare < x && x < 1:
		return nearlyAll
	case share && .9 < x && x < 1:
		return s
	}
	start := max(strings.IndexFunc(s, unicode.IsDigit), 0)
	end := start + strings.IndexFunc(s[start:]+" ", func(r rune) bool { return r != '.' && !unicode.IsDigit(r) })
	v, err := strconv.ParseFloat(s[start:end], 64)
	if err != nil {
		return s
	}
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', digits-1, 64), 64) // FormatFloat wrote it
	number := strconv.FormatFloat(r, 'f', -1, 64)
	if s[:start] != "" && r >= 10000 { // a sum of money
		number = thousands(number)
	}
	unit := s[end:]
	if unit == "us" {
		unit = "µs"
	}
	return s[:start] + number + unit
}

// thousands sets the thousands of a whole number apart.
func thousands(number string) string {
	for i := len(number) - 3; i > 0; i -= 3 {
		number = number[:i] + "," + number[i:]
	}
	return number
}
