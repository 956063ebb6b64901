package compare

// largest is how many pairs of two sequences are looked at to find what they have in common. It is
// more than a flow of a thousand steps needs; beyond it only their ends are compared.
const largest = 4_000_000

// longest returns, for each element of a sequence, where in another one it stands: as many as can be
// had in the same order in both. It is -1 for those that are not among them.
func longest[E comparable](a, b []E) []int {
	to := make([]int, len(a))
	for i := range to {
		to[i] = -1
	}
	start, endA, endB := 0, len(a), len(b)
	for start < min(endA, endB) && a[start] == b[start] {
		to[start] = start
		start++
	}
	for endA > start && endB > start && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
		to[endA] = endB
	}
	if rows, columns := endA-start, endB-start; rows*columns <= largest {
		common(a[start:endA], b[start:endB], func(i, k int) { to[start+i] = start + k })
	}
	return to
}

// common calls pair for each element of a longest sequence that is in both a and b.
func common[E comparable](a, b []E, pair func(i, k int)) {
	width := len(b) + 1
	length := make([]int32, (len(a)+1)*width) // of what a[i:] and b[k:] have in common
	for i := len(a) - 1; i >= 0; i-- {
		for k := len(b) - 1; k >= 0; k-- {
			if a[i] == b[k] {
				length[i*width+k] = length[(i+1)*width+k+1] + 1
			} else {
				length[i*width+k] = max(length[(i+1)*width+k], length[i*width+k+1])
			}
		}
	}
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] == b[k]:
			pair(i, k)
			i, k = i+1, k+1
		case length[(i+1)*width+k] >= length[i*width+k+1]:
			i++
		default:
			k++
		}
	}
}
