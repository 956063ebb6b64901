package review

// dominators returns the immediate dominator of each node of a graph, given by what follows each: the
// last node before it that lies on all ways to it from the root. That of the root is itself, and of what
// the root does not lead to it is -1.
//
// It is the algorithm of Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm", 2001.
func dominators(next [][]int, root int) []int {
	order, number := postorder(next, root)
	before := make([][]int, len(next))
	for _, at := range order {
		for _, to := range next[at] {
			before[to] = append(before[to], at)
		}
	}
	dominator := make([]int, len(next))
	for i := range dominator {
		dominator[i] = -1
	}
	dominator[root] = root
	for changed := true; changed; {
		changed = false
		for i := len(order) - 2; i >= 0; i-- { // the root is the last
			at, found := order[i], -1
			for _, b := range before[at] {
				switch {
				case dominator[b] < 0:
				case found < 0:
					found = b
				default:
					found = meet(dominator, number, found, b)
				}
			}
			if dominator[at] != found {
				dominator[at], changed = found, true
			}
		}
	}
	return dominator
}

// meet returns the last dominator that two nodes share.
func meet(dominator, number []int, a, b int) int {
	for a != b {
		for number[a] < number[b] {
			a = dominator[a]
		}
		for number[b] < number[a] {
			b = dominator[b]
		}
	}
	return a
}

// postorder returns the nodes that the root leads to, each after those that it leads to first, and the
// place of each.
func postorder(next [][]int, root int) (order, number []int) {
	type visit struct{ node, done int }
	number = make([]int, len(next))
	seen := make([]bool, len(next))
	seen[root] = true
	for stack := []visit{{root, 0}}; len(stack) > 0; {
		top := &stack[len(stack)-1]
		if top.done == len(next[top.node]) {
			number[top.node] = len(order)
			order = append(order, top.node)
			stack = stack[:len(stack)-1]
			continue
		}
		to := next[top.node][top.done]
		top.done++
		if !seen[to] {
			seen[to] = true
			stack = append(stack, visit{to, 0})
		}
	}
	return order, number
}

// dominates reports whether a node lies on all ways to another that the root leads to.
func dominates(dominator []int, node, other int) bool {
	for dominator[other] >= 0 {
		if other == node {
			return true
		}
		if dominator[other] == other {
			return false
		}
		other = dominator[other]
	}
	return false
}
