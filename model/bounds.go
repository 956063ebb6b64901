package model

import (
	"math"
	"strconv"
	"strings"
)

// bounds is the range that a number must be in. Shares are from 0 to 1, growth may be anything from
// -100 % up, and nothing else may be negative, unless a range tag says otherwise: "1..", "0..1".
type bounds struct{ least, most float64 }

func boundsOf(tag, dim string) bounds {
	switch {
	case tag != "":
		least, most, _ := strings.Cut(tag, "..")
		return bounds{bound(least, math.Inf(-1)), bound(most, math.Inf(1))}
	case dim == "share":
		return bounds{0, 1}
	case dim == "" || dim == "growth":
		return bounds{math.Inf(-1), math.Inf(1)}
	}
	return bounds{0, math.Inf(1)}
}

func bound(text string, open float64) float64 {
	if text == "" {
		return open
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic("model: a range tag has the bound " + text)
	}
	return value
}

// refusal says why a number is out of bounds, or "".
func (b bounds) refusal(value float64, dim string) string {
	percent := func(x float64) string {
		if dim == "share" {
			return strconv.FormatFloat(x*100, 'g', -1, 64) + "%"
		}
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	switch {
	case b.least == b.most && value != b.least:
		return "must be " + percent(b.least)
	case math.IsNaN(value) || math.IsInf(value, 0):
		return "is no number"
	case value < b.least && b.least == 0:
		return "is negative"
	case value < b.least:
		return "is less than " + percent(b.least)
	case value > b.most:
		return "is more than " + percent(b.most)
	}
	return ""
}
