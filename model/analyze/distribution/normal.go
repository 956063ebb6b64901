package distribution

import (
	"math"
	"sync"
)

// normalReach is the number of standard deviations beyond which nothing is left, in float64.
const normalReach = 9

// normalSteps is the number of table entries per standard deviation; it leaves an error of 1e-11.
const normalSteps = 128

// A knot is the value of the normal distribution function at an entry of the table, and its slope
// per entry.
type knot struct{ value, slope float64 }

// normalTable holds the distribution function of the normal law. A law is put on a grid at thousands
// of places, and math.Erfc takes longer than all else that is done with them.
var normalTable = sync.OnceValue(func() []knot {
	t := make([]knot, 2*normalReach*normalSteps+2)
	for i := range t {
		z := float64(i)/normalSteps - normalReach
		t[i] = knot{normal(z), math.Exp(-z*z/2) / math.Sqrt(2*math.Pi) / normalSteps}
	}
	return t
})

// normal returns the chance that a standard normal number is below z.
func normal(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

// normalQuantile returns the number below which a standard normal one is with the chance p.
func normalQuantile(p float64) float64 { return -math.Sqrt2 * math.Erfcinv(2*p) }

// lookup returns normal(z) from the table, by a cubic through two values and their slopes.
func lookup(table []knot, z float64) float64 {
	if z <= -normalReach {
		return 0
	}
	if z >= normalReach {
		return 1
	}
	x := (z + normalReach) * normalSteps
	i := int(x)
	t := x - float64(i)
	a, b := &table[i], &table[i+1]
	rise := b.value - a.value
	twist := a.slope + b.slope - float64(2*rise)
	bend := rise - a.slope - twist
	return a.value + float64(t*(a.slope+float64(t*(bend+float64(t*twist)))))
}
