package distribution

import (
	"math"
	"slices"
)

// remainder is the share of requests that may lie beyond the highest rung that is looked at.
const remainder = 1e-5

// A slice is the requests between two levels, which are shares of all requests in the order of their
// times, on the rung where they lie.
type slice struct {
	rung int
	weight
}

// slices returns the requests above a level, each on the rung on which it lies. Where times are only
// added and mixed, what lies beyond the first grid needs no rung of its own.
func (c *Composer) slices(n *Node, level float64) []slice {
	answered := c.answered(n)
	_, rung := c.quantile(n, max(level, answered/2))
	var all []slice
	for ; needsGrid(n) && rung < highestRung; rung++ {
		sum := total(c.mass(n, rung))
		if answered-sum <= float64(remainder*answered) {
			break
		}
		if sum > level {
			all = append(all, slice{rung, weight{added: c.between(n, rung, level, sum)}})
			level = sum
		}
	}
	last := weight{beyond: 1}
	if level > 0 {
		last.added = c.between(n, rung, math.Inf(-1), level)
		for i := range last.added {
			last.added[i] = -last.added[i]
		}
	}
	return append(all, slice{rung, last})
}

// between returns which share of each place lies between two levels.
func (c *Composer) between(n *Node, rung int, from, to float64) []float64 {
	share := make([]float64, points)
	inside := func(level float64) float64 { return max(from, min(level, to)) }
	before := 0.0
	for i, m := range c.mass(n, rung) {
		after := before + m
		if m != 0 {
			share[i] = (inside(after) - inside(before)) / m
		}
		before = after
	}
	return share
}

// needsGrid reports whether what a node takes beyond a grid does not follow from the means of its
// steps: some are side by side, or cut off by a timeout.
func needsGrid(n *Node) bool {
	switch n.kind {
	case race, fan:
		return true
	case retried:
		if n.parts[0].kind != step && !math.IsInf(n.retry.Timeout, 1) {
			return true
		}
	}
	return slices.ContainsFunc(n.parts, needsGrid)
}
