package distribution

import (
	"errors"
	"fmt"
	"math"
)

// ErrTail says that a percentile above the median is needed: a tail is never invented.
var ErrTail = errors.New("only the median is known: p95 or p99 is needed for a tail")

// ErrMedian says that percentiles are given without the median.
var ErrMedian = errors.New("p95 or p99 is given without p50")

// Measured holds the percentiles that are known of a step; what is not known is 0.
type Measured struct{ P50, P95, P99 float64 }

// Lognormal returns the lognormal law with the given percentiles.
func Lognormal(p50, p99 float64) (Law, error) {
	l, _, err := Fit(Measured{P50: p50, P99: p99})
	return l, err
}

// Fit returns the lognormal law for measured percentiles: the one that has them where two are known,
// and the one that comes nearest in the logarithm of time where all three are. The misfit is how far
// the law's percentile is off, at worst, as a share of the measured one.
func Fit(m Measured) (l Law, misfit float64, err error) {
	known, err := m.known()
	if err != nil {
		return Law{}, 0, err
	}
	if known[0].time == known[len(known)-1].time {
		l, err = Constant(m.P50)
		return l, 0, err
	}
	l = regress(known)
	if !isTime(l.Mean()) {
		return Law{}, 0, fmt.Errorf("p50, p95 and p99 of %v, %v and %v s: the tail is too heavy for a latency", m.P50, m.P95, m.P99)
	}
	if len(known) > 2 {
		for _, k := range known {
			off := math.Abs(math.Exp(l.a+float64(l.b*k.z)-math.Log(k.time)) - 1)
			misfit = math.Max(misfit, off)
		}
	}
	return l, misfit, nil
}

// A percentile is a time, and where it is on the scale of standard deviations.
type percentile struct{ z, time float64 }

// known returns the percentiles that are known, which must not fall.
func (m Measured) known() ([]percentile, error) {
	given := [...]struct {
		name    string
		p, time float64
	}{{"p50", 0.5, m.P50}, {"p95", 0.95, m.P95}, {"p99", 0.99, m.P99}}
	var known []percentile
	last := "p50"
	for _, g := range given {
		if g.time == 0 {
			continue
		}
		if !isTime(g.time) {
			return nil, timeError("a "+g.name, g.time)
		}
		if n := len(known); n > 0 && g.time < known[n-1].time {
			return nil, fmt.Errorf("%s is %v s and %s only %v s", last, known[n-1].time, g.name, g.time)
		}
		known, last = append(known, percentile{normalQuantile(g.p), g.time}), g.name
	}
	if m.P50 == 0 {
		return nil, ErrMedian
	}
	if len(known) == 1 {
		return nil, ErrTail
	}
	return known, nil
}

// regress returns the law whose logarithm is the straight line nearest to the percentiles.
func regress(known []percentile) Law {
	n := float64(len(known))
	var z, y float64
	for _, k := range known {
		z += k.z / n
		y += math.Log(k.time) / n
	}
	var zz, zy float64
	for _, k := range known {
		zz += float64((k.z - z) * (k.z - z))
		zy += float64((k.z - z) * (math.Log(k.time) - y))
	}
	sigma := zy / zz
	return Law{kind: lognormal, a: y - float64(sigma*z), b: sigma}
}
