package svg

import (
	"fmt"
	"math"
	"strconv"
)

// farthest is more than any picture is wide or high, in pixels.
const farthest = 1e7

// appendNumber appends v, rounded to two decimals, in as few characters as it takes.
func appendNumber(b []byte, v float64) ([]byte, error) {
	if !(math.Abs(v) <= farthest) {
		return b, fmt.Errorf("%v is no place on a picture", v)
	}
	n := int64(math.Round(v * 100))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	whole, part := n/100, n%100
	if whole > 0 || part == 0 {
		b = strconv.AppendInt(b, whole, 10)
	}
	if part > 0 {
		b = append(b, '.', byte('0'+part/10))
		if part%10 > 0 {
			b = append(b, byte('0'+part%10))
		}
	}
	return b, nil
}

// appendFactor appends v, rounded to four decimals: on a glyph that is exact to a hundredth.
func appendFactor(b []byte, v float64) ([]byte, error) {
	if !(v > 0 && v <= farthest) {
		return b, fmt.Errorf("%v is no scale", v)
	}
	return strconv.AppendFloat(b, math.Round(v*1e4)/1e4, 'f', -1, 64), nil
}
