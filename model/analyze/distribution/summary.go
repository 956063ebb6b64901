package distribution

import (
	"maps"
	"slices"
)

// tail is the level from which on requests count as slow.
const tail = 0.99

// Summary is what comes of a node. Times are of the requests that are answered.
type Summary struct {
	Mean, P50, P95, P99, P999 float64

	Tail   float64 // mean of the slowest 1 %
	Failed float64 // share of requests that are not answered
	Shares []Share // of each key, in its order
}

// Share is what one step has to do with the time of the whole. A key that several steps have gets the
// tails of all of them, and otherwise what is true of the first.
type Share struct {
	Key  int
	Tail float64 // its part in the Tail of the whole; the parts sum to it

	// Start is when the step starts, on average, and Mean how long it takes by itself, with its
	// repetitions and retries, in requests that take it.
	Start, Mean float64
	Attempts    float64 // how often each call is made, with retries
}

// Summary returns what comes of a node. It fails only with ErrUnanswered.
func (c *Composer) Summary(n *Node) (Summary, error) {
	c.tidy()
	answered := c.answered(n)
	if answered == 0 {
		return Summary{Failed: 1}, ErrUnanswered
	}
	s := Summary{
		Mean:   c.total(n) / answered,
		P50:    c.Quantile(n, 0.50),
		P95:    c.Quantile(n, 0.95),
		P99:    c.Quantile(n, tail),
		P999:   c.Quantile(n, 0.999),
		Failed: 1 - answered,
	}
	tails := map[int]float64{}
	for _, part := range c.slices(n, tail*answered) {
		c.blame(n, part.rung, part.weight, tails)
	}
	spans := map[int]Share{}
	c.spans(n, 0, spans)
	for _, key := range slices.Sorted(maps.Keys(spans)) {
		share := spans[key]
		share.Tail = max(0, tails[key]/float64((1-tail)*answered))
		s.Tail += share.Tail
		s.Shares = append(s.Shares, share)
	}
	c.drop()
	return s, nil
}

// Mean returns the mean time of the answered requests, and NaN if none is answered.
func (c *Composer) Mean(n *Node) float64 { return c.total(n) / c.answered(n) }

// Attempts returns how many attempts a node that Retry returned makes on average.
func (c *Composer) Attempts(n *Node) float64 {
	if n.kind != retried {
		return 1
	}
	return Attempts(c.attempt(n).failed, n.retry.Retries)
}

// Failed returns the share of requests that a node does not answer.
func (c *Composer) Failed(n *Node) float64 { return 1 - c.answered(n) }

// spans notes when each step in a node starts and how long it takes, if the node starts at a time.
func (c *Composer) spans(n *Node, start float64, spans map[int]Share) {
	if key, ok := single(n); ok {
		note(spans, Share{Key: key, Start: start, Mean: c.Mean(n), Attempts: c.Attempts(n)})
		return
	}
	if n.kind == series {
		c.spanSeries(n.parts, start, spans)
		return
	}
	if n.kind == retried {
		c.spanLost(n, start, spans)
		start += c.lostTotal(n) / c.Attempts(n)
	}
	for _, p := range n.parts {
		c.spans(p, start, spans)
	}
}

// note notes the first share of a key.
func note(spans map[int]Share, s Share) {
	if _, ok := spans[s.Key]; !ok {
		spans[s.Key] = s
	}
}

// spanSeries is spans for parts one after another. Those of one key that follow each other are one step.
func (c *Composer) spanSeries(parts []*Node, start float64, spans map[int]Share) {
	for len(parts) > 0 {
		first, n := parts[0], 1
		mean := c.Mean(first)
		if key, ok := single(first); ok {
			for n < len(parts) && isOf(parts[n], key) {
				mean += c.Mean(parts[n])
				n++
			}
			note(spans, Share{Key: key, Start: start, Mean: mean, Attempts: c.Attempts(first)})
		} else {
			c.spans(first, start, spans)
		}
		start += mean
		parts = parts[n:]
	}
}

// isOf reports whether all of a node has one key.
func isOf(n *Node, key int) bool {
	k, ok := single(n)
	return ok && k == key
}

// spanLost notes the step that is retried together with what is called in it: the time that is lost by
// retries is its own, too.
func (c *Composer) spanLost(n *Node, start float64, spans map[int]Share) {
	if n.retry.Retries > 0 {
		key := n.retry.Key
		mean := c.lostTotal(n)/c.Attempts(n) + c.ownMean(n.parts[0], key)
		note(spans, Share{Key: key, Start: start, Mean: mean, Attempts: c.Attempts(n)})
	}
}

// ownMean returns the mean time of those parts of a node, one after another, that have a key.
func (c *Composer) ownMean(n *Node, key int) float64 {
	if isOf(n, key) {
		return c.Mean(n)
	}
	sum := 0.0
	if n.kind == series {
		for _, p := range n.parts {
			sum += c.ownMean(p, key)
		}
	}
	return sum
}

// single returns the key of a node whose steps and retries all have the same one. A mixture is none,
// as not all requests take all of it, unless it is of calls.
func single(n *Node) (key int, ok bool) {
	switch {
	case n.kind == step:
		return n.key, true
	case n.calls:
		return single(n.parts[0])
	case n.kind == mixture || len(n.parts) == 0:
		return 0, false
	}
	key, ok = single(n.parts[0])
	for _, p := range n.parts[1:] {
		if k, one := single(p); !one || k != key {
			return 0, false
		}
	}
	if n.kind == retried && n.retry.Retries > 0 && n.retry.Key != key {
		return 0, false
	}
	return key, ok
}
