package distribution

import (
	"errors"
	"math"
)

// ErrUnanswered says that no request is answered, so that there is no latency.
var ErrUnanswered = errors.New("no request is answered within its timeouts")

// surest is the highest share that a percentile is read for. Rounding hides what is above it.
const surest = 1 - 1e-6

// Quantile returns the time within which the share p of the answered requests is done. It is NaN if
// none is answered; p is between 0 and 1, and taken as 0.999999 if it is above that.
func (c *Composer) Quantile(n *Node, p float64) float64 {
	c.tidy()
	answered := c.answered(n)
	if answered == 0 || !(p > 0 && p < 1) {
		return math.NaN()
	}
	if n.kind == step {
		return n.law.Quantile(p)
	}
	t, _ := c.quantile(n, float64(min(p, surest)*answered))
	return t
}

// quantile returns the time at which a share of all requests is answered, and the rung on which it
// was read: the lowest that reaches it, but for what it is much less than.
func (c *Composer) quantile(n *Node, share float64) (float64, int) {
	rung := rungFor(guess(n) - n.offset)
	if c.atom(n) >= share {
		return n.offset, rung
	}
	t, ok := c.search(n, share, rung)
	for !ok && rung < highestRung {
		rung++
		t, ok = c.search(n, share, rung)
	}
	for rung > lowestRung && t < horizon(rung-1) {
		lower, ok := c.search(n, share, rung-1)
		if !ok {
			break
		}
		rung, t = rung-1, lower
	}
	return n.offset + t, rung
}

// search returns the time without offset at which a share of all requests is answered, if it is below
// the horizon of the rung. At a place the half of its mass counts as answered.
func (c *Composer) search(n *Node, share float64, rung int) (t float64, ok bool) {
	before, sum := c.atom(n), 0.0
	mass := c.mass(n, rung)
	if all, answered := total(mass), c.answered(n); all > answered*surest {
		share = min(share, all*surest) // the rest is lost in rounding, not beyond the horizon
	}
	for i, m := range mass {
		at := sum + m/2
		if i == 0 {
			at = before
		}
		if at >= share {
			return pace(rung) * (float64(i) - (at-share)/(at-before)), true
		}
		before = max(before, at)
		sum += m
	}
	return horizon(rung), false
}

func total(mass []float64) float64 {
	sum := 0.0
	for _, m := range mass {
		sum += m
	}
	return sum
}

// CDF returns the share of the answered requests that are done by the time t, which may be an
// objective. It is NaN if none is answered.
func (c *Composer) CDF(n *Node, t float64) float64 {
	c.tidy()
	answered := c.answered(n)
	if answered == 0 {
		return math.NaN()
	}
	return min(max(c.reached(n, t-n.offset)/answered, 0), 1)
}

// reached returns the share of all requests that are answered by the time t after the offset.
func (c *Composer) reached(n *Node, t float64) float64 {
	switch {
	case !(t >= 0):
		return 0
	case t == 0 || isOffset(n):
		return c.atom(n)
	case t >= horizon(highestRung)/2:
		return c.answered(n)
	}
	rung := rungFor(t)
	if t > horizon(rung)-2*pace(rung) {
		rung++
	}
	place := t / pace(rung)
	whole := int(place)
	mass := c.mass(n, rung)
	sum := total(mass[:whole])
	at := sum + mass[whole]/2
	if whole == 0 {
		at = c.atom(n)
	}
	next := sum + mass[whole] + mass[whole+1]/2
	return at + float64((place-float64(whole))*(next-at))
}

// guess returns a time of the size of the median, to start looking from.
func guess(n *Node) float64 {
	switch n.kind {
	case step:
		return n.law.offset() + n.law.Quantile(0.5)
	case power:
		return float64(n.count) * guess(n.parts[0])
	}
	t := 0.0
	for i, p := range n.parts {
		switch n.kind {
		case series:
			t += guess(p)
		case mixture:
			t += float64(n.chances[i] * guess(p))
		default:
			t = max(t, guess(p))
		}
	}
	return t
}
