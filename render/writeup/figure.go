package writeup

import (
	"strconv"
	"strings"
	"unicode"

	"casebook/model/analyze"
	"casebook/model/quantity"
)

// unknown stands for a figure that lacks a fact. Which one is told once, at the end.
const unknown = "unknown"

// shown returns a figure as it stands in a table: nothing where there can be none.
func shown(f *analyze.Figure) string {
	switch {
	case f.Known():
		return escape(rounded(f.Value))
	case len(f.Missing) > 0:
		return unknown
	}
	return ""
}

// digits is how many digits of a figure count for a reader. What a share close to 100 % lacks, and money,
// keep all that Format gives them.
const digits = 3

// rounded writes a computed quantity: "1.85k/s", "41.2%", "99.95%", "$2606/month".
func rounded(q quantity.Quantity) string {
	text := quantity.Format(q)
	end := strings.IndexFunc(text, func(r rune) bool { return r == '%' || r == '/' || unicode.IsLetter(r) })
	if end < 0 {
		end = len(text)
	}
	v, err := strconv.ParseFloat(text[:end], 64)
	if err != nil || text[end:] == "%" && 90 < v && v < 100 {
		return text
	}
	return strconv.FormatFloat(roundTo(v), 'f', -1, 64) + text[end:]
}

// least is the smallest share that is told as a number.
const least = 0.001

// part writes a share of a whole, of which a reader wants to know no more than how large it is.
func part(x float64) string {
	switch {
	case x <= 0:
		return "0%"
	case x < least:
		return "under 0.1%"
	case x > 1-least && x < 1:
		return "over 99.9%"
	}
	return strconv.FormatFloat(roundTo(100*x), 'f', -1, 64) + "%"
}

// parts returns a figure that is a share of a whole as it stands in a table.
func parts(f *analyze.Figure) string {
	if !f.Known() {
		return shown(f)
	}
	return part(f.Value.Value)
}

// roundTo returns v with so many digits as count.
func roundTo(v float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', digits-1, 64), 64) // FormatFloat wrote it
	return r
}

// monthSeconds is a month of 30 days, as growth is given in.
const monthSeconds = 30 * 86400

// inMonths writes a time as a number of months: "5.3", "38", "over 120".
func inMonths(f *analyze.Figure) string {
	if !f.Known() {
		return shown(f)
	}
	switch m := f.Value.Value / monthSeconds; {
	case m <= 0:
		return "passed"
	case m > 120:
		return "over 120"
	case m >= 9.95:
		return strconv.FormatFloat(m, 'f', 0, 64)
	default:
		return strconv.FormatFloat(m, 'f', 1, 64)
	}
}

// some returns the first of names, and how many more there are: "a, b and 4 more".
func some(names []string, most int) string {
	if len(names) <= most+1 { // one more has room as well as its count
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + " and " + strconv.Itoa(len(names)-most) + " more"
}

// count writes how many there are of something: "1 flow", "3 flows".
func count(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return strconv.Itoa(n) + " " + of + "s"
}
