package review

import (
	"testing"

	"pgregory.net/rapid"
)

// TestDominators compares the dominators of random graphs with what they mean: without a dominator
// nothing leads from the root to a node.
func TestDominators(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "nodes")
		next := make([][]int, n)
		for i := range next {
			next[i] = rapid.SliceOfN(rapid.IntRange(0, n-1), 0, 3).Draw(t, "next")
		}
		dominator := dominators(next, 0)
		reached := reach(next, 0, -1)
		for to := range n {
			if (dominator[to] >= 0) != reached[to] {
				t.Fatalf("%v: node %d has the dominator %d, reached: %v", next, to, dominator[to], reached[to])
			}
			for without := range n {
				want := reached[to] && (without == to || !reach(next, 0, without)[to])
				if got := dominates(dominator, without, to); got != want {
					t.Fatalf("%v: %d dominates %d: %v, want %v", next, without, to, got, want)
				}
			}
		}
	})
}

// reach returns what a node leads to without another.
func reach(next [][]int, from, without int) []bool {
	seen := make([]bool, len(next))
	if from == without {
		return seen
	}
	seen[from] = true
	for stack := []int{from}; len(stack) > 0; {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, to := range next[at] {
			if to != without && !seen[to] {
				seen[to] = true
				stack = append(stack, to)
			}
		}
	}
	return seen
}
