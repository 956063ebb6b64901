package weighing

import (
	"cmp"
	"math"
	"slices"
)

// rank orders the options that have totals.
func (w *Weighing) rank() {
	for o, total := range w.Totals {
		if !math.IsNaN(total) {
			w.Ranked = append(w.Ranked, o)
		}
	}
	slices.SortStableFunc(w.Ranked, func(a, b int) int { return cmp.Compare(w.Totals[b], w.Totals[a]) })
	for _, o := range w.Ranked {
		if w.Totals[w.Ranked[0]]-w.Totals[o] <= same {
			w.Winners = append(w.Winners, o)
		}
	}
	slices.Sort(w.Winners)
}

// Winner returns the option with the highest total; ok is false if there is none, or several are tied.
func (w *Weighing) Winner() (option int, ok bool) {
	if len(w.Winners) != 1 {
		return 0, false
	}
	return w.Winners[0], true
}

// Margin returns by how much the best option leads the next: 0 if they are tied, and NaN if fewer than
// two have totals.
func (w *Weighing) Margin() float64 {
	switch {
	case len(w.Winners) > 1:
		return 0
	case len(w.Ranked) < 2:
		return math.NaN()
	}
	return w.Totals[w.Ranked[0]] - w.Totals[w.Ranked[1]]
}

// Wins reports whether no option with a total has a higher one than option o.
func (w *Weighing) Wins(o int) bool { return slices.Contains(w.Winners, o) }

// Dominators returns the options that are at least as good as option o by all criteria and better by
// one: none of them if one of its scores is unknown, and none that has such itself.
func (w *Weighing) Dominators(o int) []int {
	var by []int
	for _, r := range w.Ranked {
		if len(w.Missing[o]) == 0 && w.dominates(r, o) {
			by = append(by, r)
		}
	}
	slices.Sort(by)
	return by
}

func (w *Weighing) dominates(a, b int) bool {
	better := false
	for k := range w.Criteria {
		if w.Scores[a][k] < w.Scores[b][k] {
			return false
		}
		better = better || w.Scores[a][k] > w.Scores[b][k]
	}
	return better
}
