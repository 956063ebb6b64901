package distribution

import (
	"fmt"
	"math"
)

// mostCalls is how many calls of one step Repeat and Fan take.
const mostCalls = 1e6

// Node is a step, or several put together. It does not change once it is made, and may be part of
// several trees.
type Node struct {
	kind    nodeKind
	key     int
	law     Law       // of a step
	parts   []*Node   // what it is made of
	chances []float64 // of the parts of a mixture
	count   int       // parts that a race waits for, or calls of the one part
	retry   Retries
	calls   bool // whether the parts are calls of the same node

	// offset is time that every request spends here. It is kept off the grid, so that constants
	// stay exact.
	offset float64
}

type nodeKind uint8

const (
	step nodeKind = iota
	series
	power // a part called count times, one after another
	race  // parts that start together, until count of them are done
	fan   // a part called count times, all together
	mixture
	retried
)

// Step returns a step that takes a time by the law. The key tells it from others in a Summary.
func Step(key int, law Law) *Node {
	return &Node{kind: step, key: key, law: law, offset: law.offset()}
}

// Series returns nodes one after another. Without any it takes no time.
func Series(nodes ...*Node) *Node {
	n := &Node{kind: series}
	for _, p := range nodes {
		n.offset += p.offset
		if p.kind == series && !p.calls {
			n.parts = append(n.parts, p.parts...) // one series is less work than one in another
		} else {
			n.parts = append(n.parts, p)
		}
	}
	if len(n.parts) == 1 {
		return n.parts[0]
	}
	return n
}

// Parallel returns nodes that start together; it is done when all are. Without any it takes no time.
func Parallel(nodes ...*Node) *Node {
	if len(nodes) == 0 {
		return Series()
	}
	return &Node{kind: race, parts: nodes, count: len(nodes), offset: least(nodes)}
}

// WaitFor returns nodes that start together; it is done when k of them are.
func WaitFor(k int, nodes ...*Node) (*Node, error) {
	if k < 1 || k > len(nodes) {
		return nil, fmt.Errorf("cannot wait for %d of %d", k, len(nodes))
	}
	return &Node{kind: race, parts: nodes, count: k, offset: least(nodes)}, nil
}

// Branch is one way of a Mixture and the share of requests that go it.
type Branch struct {
	Chance float64
	Node   *Node
}

// Mixture returns ways of which each request goes one. Their chances sum to 1.
func Mixture(branches ...Branch) (*Node, error) {
	n := &Node{kind: mixture}
	sum := 0.0
	for _, b := range branches {
		if !(b.Chance >= 0 && b.Chance <= 1) {
			return nil, fmt.Errorf("the chance of a branch is %v, not from 0 to 1", b.Chance)
		}
		sum += b.Chance
		if b.Chance > 0 {
			n.parts, n.chances = append(n.parts, b.Node), append(n.chances, b.Chance)
		}
	}
	if math.Abs(sum-1) > 1e-9 {
		return nil, fmt.Errorf("the chances of the branches sum to %v, not to 1", sum)
	}
	n.offset = least(n.parts)
	return n, nil
}

// maybe returns a node that is met with the chance, which is above 0 and below 1.
func maybe(chance float64, n, otherwise *Node) *Node {
	parts := []*Node{otherwise, n}
	return &Node{kind: mixture, parts: parts, chances: []float64{1 - chance, chance}, offset: least(parts)}
}

// Otherwise returns a node that goes on with another where it has no answer.
func (c *Composer) Otherwise(n, other *Node) *Node {
	failed := c.Failed(n)
	if failed <= 0 {
		return n
	}
	parts := []*Node{n, other} // the first has no mass where it fails, so that its chance is 1
	return &Node{kind: mixture, parts: parts, chances: []float64{1, failed}, offset: least(parts)}
}

// Repeat returns a node that is called times over, one call after another. A mean number of calls
// between two whole ones is taken as the two of them, in the shares that have this mean: 2.4 calls
// are 2 calls, and with a chance of 40 % one more.
func Repeat(times float64, n *Node) (*Node, error) {
	whole, rest, err := split(times)
	if err != nil {
		return nil, err
	}
	calls := Series()
	switch {
	case whole == 1:
		calls = n
	case whole > 1:
		calls = &Node{kind: power, parts: []*Node{n}, count: whole, offset: float64(whole) * n.offset}
	}
	switch {
	case rest == 0:
		return calls, nil
	case whole == 0:
		return maybe(rest, n, Series()), nil
	}
	parts := []*Node{calls, maybe(rest, n, Series())}
	return &Node{kind: series, parts: parts, calls: true, offset: calls.offset + parts[1].offset}, nil
}

// Fan returns a node that is called times over, all calls together; it is done when all are. A mean
// number of calls is taken as in Repeat: 2.4 calls are 2 calls for 60 % of the requests, and 3 calls
// for 40 %.
func Fan(times float64, n *Node) (*Node, error) {
	whole, rest, err := split(times)
	if err != nil {
		return nil, err
	}
	if rest == 0 {
		return together(whole, n), nil
	}
	calls := maybe(rest, together(whole+1, n), together(whole, n))
	calls.calls = whole > 0
	return calls, nil
}

func together(count int, n *Node) *Node {
	switch count {
	case 0:
		return Series()
	case 1:
		return n
	}
	return &Node{kind: fan, parts: []*Node{n}, count: count, offset: n.offset}
}

// split returns a number of calls as a whole number and the rest.
func split(times float64) (whole int, rest float64, err error) {
	if !(times >= 0 && times <= mostCalls) {
		return 0, 0, fmt.Errorf("%v calls: the number is from 0 to %.0f", times, float64(mostCalls))
	}
	floor := math.Floor(times)
	return int(floor), times - floor, nil
}

// least returns the least offset of the nodes.
func least(nodes []*Node) float64 {
	least := math.Inf(1)
	for _, n := range nodes {
		least = math.Min(least, n.offset)
	}
	return least
}
