package distribution

import (
	"fmt"
	"math"
)

// mostRetries is how many retries a node takes.
const mostRetries = 100

// Retries says when a call is given up and made again.
type Retries struct {
	Key     int       // gets the time that is lost before the attempt that is answered
	Timeout float64   // after which an attempt is given up; 0 for never
	Retries int       // how many attempts may follow the first; attempts are one more
	Backoff []float64 // the wait before each retry; the last one stands for those that follow it
	Failure float64   // chance that an attempt fails without running into the timeout
}

// Retry returns a node that is tried again when it fails. An attempt that runs into the timeout costs
// the timeout, one that fails otherwise as much as one that is answered in time. When what is within
// can fail for good, that is a failure of the attempt too. Requests whose last attempt fails have no
// latency: they are the errors.
func Retry(n *Node, r Retries) (*Node, error) {
	if r.Retries < 0 || r.Retries > mostRetries {
		return nil, fmt.Errorf("%d retries: the number is from 0 to %d", r.Retries, mostRetries)
	}
	if r.Timeout != 0 && !isTime(r.Timeout) {
		return nil, timeError("a timeout", r.Timeout)
	}
	if !(r.Failure >= 0 && r.Failure <= 1) {
		return nil, fmt.Errorf("the chance of a failure is %v, not from 0 to 1", r.Failure)
	}
	for _, b := range r.Backoff {
		if b != 0 && !isTime(b) {
			return nil, timeError("a backoff", b)
		}
	}
	if r.Timeout == 0 {
		r.Timeout = math.Inf(1)
	}
	return &Node{kind: retried, parts: []*Node{n}, retry: r, offset: n.offset}, nil
}

// Attempts returns the mean number of attempts of a call that is retried as often, when each attempt
// fails with the chance.
func Attempts(failure float64, retries int) float64 {
	sum, all := 0.0, 1.0
	for range retries + 1 {
		sum += all
		all *= failure
	}
	return sum
}

// backoff returns the wait before the i-th retry, from 0.
func (r Retries) backoff(i int) float64 {
	if len(r.Backoff) == 0 {
		return 0
	}
	return r.Backoff[min(i, len(r.Backoff)-1)]
}

// An attempt is what comes of one attempt of a node that is retried.
type attempt struct {
	timely float64 // chance that what is answered at all is so within the timeout
	moment float64 // mean, without the offset, over these cases
	fails  float64 // chance that a timely answer is a failure
	failed float64 // chance that the attempt fails
	spent  float64 // mean time over the cases that fail
}

// attempt returns what comes of an attempt of a node that is retried.
func (c *Composer) attempt(n *Node) attempt {
	if a, ok := c.attempts[n]; ok {
		return a
	}
	part, r := n.parts[0], n.retry
	answered := c.answered(part)
	a := attempt{fails: 1 - (1-r.Failure)*answered}
	limit := r.Timeout - part.offset
	switch {
	case answered == 0:
		a.fails = 1
	case part.kind == step && limit >= 0:
		a.timely, a.moment = part.law.below(limit)
	case math.IsInf(limit, 1):
		a.timely, a.moment = 1, c.total(part)/answered-part.offset
	case limit >= 0:
		a.timely = c.reached(part, limit) / answered
		rung := rungFor(limit)
		for i, m := range c.timely(n, a.timely, rung) {
			a.moment += float64(float64(i)*pace(rung)) * m
		}
	}
	a.failed = 1 - float64((1-a.fails)*a.timely)
	a.spent = a.fails * (float64(part.offset*a.timely) + a.moment)
	if a.timely < 1 && !math.IsInf(r.Timeout, 1) {
		a.spent += r.Timeout * (1 - a.timely)
	}
	c.attempts[n] = a
	return a
}

// timely returns the masses, on a rung, of an attempt's time without its offset, of what is answered
// within the timeout. Its chance is given: the masses sum to it if the timeout is on the grid.
func (c *Composer) timely(n *Node, chance float64, rung int) []float64 {
	part := n.parts[0]
	limit := n.retry.Timeout - part.offset
	if part.kind == step {
		return c.put(part.law, limit, rung)
	}
	cut := make([]float64, points)
	answered := c.answered(part)
	if limit < 0 || answered == 0 {
		return cut
	}
	sum, end := 0.0, limit/pace(rung)
	for i, m := range c.mass(part, rung) {
		k := kept(end, i)
		if k == 0 {
			break
		}
		cut[i] = m * k / answered
		sum += cut[i]
	}
	if limit < horizon(rung) && sum > 0 {
		for i := range cut {
			cut[i] *= chance / sum
		}
	}
	return cut
}

// kept returns the share of the mass at a place that is below an end, which is in places.
func kept(end float64, place int) float64 {
	return min(max(end-float64(place)+0.5, 0), 1)
}

// A try is what comes of the attempts of a node that is retried, on a rung.
type try struct {
	good     []float64    // masses of the attempt that is answered
	goodWave []complex128 // and their wave
	lost     []complex128 // wave of the time that is lost before it; its mass is how many attempts are made
}

// try returns what comes of the attempts of a node that is retried.
func (c *Composer) try(n *Node, rung int) try {
	at := nodeAt{n, rung}
	if t, ok := c.tries[at]; ok {
		return t
	}
	a := c.attempt(n)
	timely := c.timely(n, a.timely, rung)
	t := try{lost: c.lost(n, a, timely, rung), good: timely}
	for i := range t.good {
		t.good[i] *= 1 - a.fails
	}
	t.goodWave = c.forth(t.good)
	c.tries[at] = t
	return t
}

// silent is the chance of a failure below which nothing is lost by it: rounding hides it.
const silent = 1e-14

// lost returns the wave of the time that is lost before the attempt that is answered, by the masses of the
// attempts in time.
func (c *Composer) lost(n *Node, a attempt, timely []float64, rung int) []complex128 {
	r := n.retry
	if a.failed < silent || r.Retries == 0 {
		return nil
	}
	failing := make([]float64, points)
	shift(failing, timely, n.offset/pace(rung), a.fails)
	if late := 1 - a.timely; late > 0 && r.Timeout < horizon(rung) {
		shift(failing, []float64{1}, r.Timeout/pace(rung), late)
	}
	one := c.forth(failing)
	wave := make([]complex128, len(one))
	var again []complex128
	for i := r.Retries - 1; i >= 0; i-- {
		if i == r.Retries-1 || r.backoff(i) != r.backoff(i+1) {
			again = c.later(one, r.backoff(i), rung)
		}
		for j, w := range wave {
			if i == r.Retries-1 {
				w = 1
			}
			wave[j] = 1 + times(again[j], w)
		}
	}
	return wave
}

// later returns a wave put off by a time.
func (c *Composer) later(wave []complex128, by float64, rung int) []complex128 {
	if by == 0 {
		return wave
	}
	wait := make([]float64, points)
	shift(wait, []float64{1}, by/pace(rung), 1)
	return product(wave, c.forth(wait))
}

// lostTotal returns the mean of the time that is lost, times its mass.
func (c *Composer) lostTotal(n *Node) float64 {
	a, r := c.attempt(n), n.retry
	chance, waits, sum := 1.0, 0.0, 0.0 // chance: that the attempts before have failed
	for i := range r.Retries {
		waits += r.backoff(i)
		sum += float64(float64(i+1)*chance*a.spent) + float64(chance*a.failed*waits)
		chance *= a.failed
	}
	return sum
}
