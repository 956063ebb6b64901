package analyze

import (
	"math"

	"casebook/model"
)

// This file follows what fails: attempts, by their stated error rates, and arrivals, by what is down.

// failing returns the share of arrivals at a series of calls that fail although nothing is down.
func (sys *system) failing(calls []Node) float64 {
	well := 1.0
	for _, n := range calls {
		well *= 1 - sys.failingNode(n)
	}
	return 1 - well
}

func (sys *system) failingNode(n Node) float64 {
	switch {
	case n.Call != nil:
		return sys.failingCall(n.Call)
	case n.Parallel != nil:
		well := make([]float64, len(n.Parallel.Branches))
		for i, b := range n.Parallel.Branches {
			well[i] = 1 - sys.failing(b)
		}
		return 1 - atLeast(n.Parallel.Wait, well)
	}
	share := 0.0
	for _, b := range n.Either {
		share += float64(b.Chance * sys.failing(b.Calls))
	}
	return share
}

// failingCall returns the share of arrivals that fail by a call, after its retries. A call that is
// not waited for, that may be left out or that something else answers fails nobody.
func (sys *system) failingCall(c *Call) float64 {
	if !hard(c) || c.Fallback != "" {
		return 0
	}
	q := math.Pow(sys.failingAttempt(c), 1+c.Retries.Value)
	all := 1 - math.Pow(1-q, timesOf(c.Hop))
	return float64(chanceOf(c.Hop) * all)
}

// failingAttempt returns the share of attempts at a call that fail: by themselves, or by what the
// callee calls.
func (sys *system) failingAttempt(c *Call) float64 {
	return 1 - float64((1-c.ErrorRate.Value)*(1-sys.failing(c.Inner)))
}

// hard reports whether a flow stops where a call cannot be made.
func hard(c *Call) bool { return c.Mode == model.Sync && c.Optional != model.Yes }

// served returns the share of arrivals at a series of calls that go through with what is down.
func (sys *system) served(calls []Node) float64 {
	share := 1.0
	for _, n := range calls {
		share *= sys.servedNode(n)
	}
	return share
}

func (sys *system) servedNode(n Node) float64 {
	switch {
	case n.Call != nil:
		return sys.servedCall(n.Call)
	case n.Parallel != nil:
		well := make([]float64, len(n.Parallel.Branches))
		for i, b := range n.Parallel.Branches {
			well[i] = sys.served(b)
		}
		return atLeast(n.Parallel.Wait, well)
	}
	share := 0.0
	for _, b := range n.Either {
		share += float64(b.Chance * sys.served(b.Calls))
	}
	return share
}

func (sys *system) servedCall(c *Call) float64 {
	if !hard(c) {
		return 1
	}
	up := 0.0
	if !sys.lost(sys.byID[c.To]) {
		up = sys.served(c.Inner)
	}
	if f := sys.byID[c.Fallback]; f != nil && !sys.lost(f) {
		up = 1
	}
	return 1 - float64(chanceOf(c.Hop)*(1-up))
}

// atLeast returns the probability that at least k of independent things go well.
func atLeast(k int, well []float64) float64 {
	exactly := make([]float64, len(well)+1) // the probability that so many went well
	exactly[0] = 1
	for i, p := range well {
		for j := i + 1; j > 0; j-- {
			exactly[j] = float64(exactly[j]*(1-p)) + float64(exactly[j-1]*p)
		}
		exactly[0] *= 1 - p
	}
	sum := 0.0
	for j := len(well); j >= k; j-- {
		sum += exactly[j]
	}
	return min(sum, 1)
}
