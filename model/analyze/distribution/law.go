package distribution

import (
	"fmt"
	"math"
)

// Times outside of these bounds, in seconds, are no latencies; the ladder of horizons ends there.
const (
	shortest = 1e-9
	longest  = 1e9
)

// Law is the distribution of the time that one call of a step takes. The zero Law takes no time.
type Law struct {
	kind lawKind
	a, b float64
}

type lawKind uint8

const (
	constant    lawKind = iota // a is the time
	exponential                // a is the mean
	lognormal                  // a and b are mean and standard deviation of the logarithm
	waiting                    // a is the chance to wait, b the mean of those who do
)

// Constant returns the law of a time that is always the same.
func Constant(time float64) (Law, error) {
	if time != 0 && !isTime(time) || math.Signbit(time) {
		return Law{}, timeError("a constant time", time)
	}
	return Law{kind: constant, a: time}, nil
}

// Exponential returns the law of a time without memory.
func Exponential(mean float64) (Law, error) {
	if !isTime(mean) {
		return Law{}, timeError("a mean", mean)
	}
	return Law{kind: exponential, a: mean}, nil
}

// Wait returns the law of the time in a queue: none at all, except with the given chance; then it is
// exponential with the given mean, which is that of those who wait.
func Wait(chance, mean float64) (Law, error) {
	if !(chance >= 0 && chance <= 1) {
		return Law{}, fmt.Errorf("the chance to wait is %v, not from 0 to 1", chance)
	}
	if chance == 0 {
		return Law{}, nil
	}
	if !isTime(mean) {
		return Law{}, timeError("a mean wait", mean)
	}
	return Law{kind: waiting, a: chance, b: mean}, nil
}

func isTime(t float64) bool { return t >= shortest && t <= longest }

func timeError(what string, t float64) error {
	return fmt.Errorf("%s of %v s is no latency: times are from %v s to %v s", what, t, shortest, longest)
}

// Mean returns the mean of the law.
func (l Law) Mean() float64 {
	switch l.kind {
	case lognormal:
		return math.Exp(l.a + float64(l.b*l.b)/2)
	case waiting:
		return l.a * l.b
	}
	return l.a
}

// Variation returns the squared coefficient of variation: variance over the square of the mean.
func (l Law) Variation() float64 {
	switch l.kind {
	case exponential:
		return 1
	case lognormal:
		return math.Expm1(l.b * l.b)
	case waiting:
		return 2/l.a - 1
	}
	return 0
}

// CDF returns the chance that the time is at most t.
func (l Law) CDF(t float64) float64 {
	if t < 0 {
		return 0
	}
	switch l.kind {
	case exponential:
		return -math.Expm1(-t / l.a)
	case lognormal:
		return normal((math.Log(t) - l.a) / l.b)
	case waiting:
		return 1 - float64(l.a*math.Exp(-t/l.b))
	}
	if t < l.a {
		return 0
	}
	return 1
}

// Quantile returns the time within which the share p of calls is done; p is between 0 and 1.
func (l Law) Quantile(p float64) float64 {
	switch l.kind {
	case exponential:
		return -l.a * math.Log1p(-p)
	case lognormal:
		return math.Exp(l.a + float64(l.b*normalQuantile(p)))
	case waiting:
		return math.Max(0, l.b*math.Log(l.a/(1-p)))
	}
	return l.a
}

// offset returns the part of the time that every call takes, and that is kept off the grid.
func (l Law) offset() float64 {
	if l.kind == constant {
		return l.a
	}
	return 0
}

// atom returns the chance that the time is its offset exactly.
func (l Law) atom() float64 {
	switch l.kind {
	case constant:
		return 1
	case waiting:
		return 1 - l.a
	}
	return 0
}

// below returns the chance that the time without its offset is at most t, and its mean over these
// cases: F(t) and the integral of x dF(x) up to t.
func (l Law) below(t float64) (chance, moment float64) {
	if math.IsInf(t, 1) {
		return 1, l.Mean() - l.offset()
	}
	if t <= 0 {
		if t == 0 {
			return l.atom(), 0
		}
		return 0, 0
	}
	switch l.kind {
	case exponential:
		return tailless(1, l.a, t)
	case lognormal:
		z := (math.Log(t) - l.a) / l.b
		return normal(z), l.Mean() * normal(z-l.b)
	case waiting:
		return tailless(l.a, l.b, t)
	}
	return 1, 0
}

// tailless is below for an exponential law that is met with a chance.
func tailless(chance, mean, t float64) (float64, float64) {
	tail := chance * math.Exp(-t/mean)
	return 1 - tail, float64(chance*mean) - float64((t+mean)*tail)
}
