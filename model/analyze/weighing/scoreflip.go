package weighing

import (
	"cmp"
	"math"
	"slices"
)

// ScoreFlip is a change of one score at which a rival draws level with the winner. Beyond it the rival
// leads.
type ScoreFlip struct {
	Criterion, Option int // whose score changes
	Rival             int // who draws level
	From, To          float64
	Span              float64 // how far that is, as a part of the scale, or of the span of the measures
}

// ScoreFlips returns the least change of each score that has a rival draw level with the winner, the
// smallest part of the scale first.
//
// A score on the scale stays on it, so that there is no such change for many scores. A measured one
// stays at 0 or above if all measures are. It may become the best or the worst measure of all, and then
// stretches or shrinks the scale for all other options: the totals are those that Weigh would find
// with the changed score. So the score of an option that neither wins nor draws level may decide too.
// A criterion whose measures are all the same has no flips: any difference would be the whole scale.
// Without a winner there are no flips.
func (w *Weighing) ScoreFlips() []ScoreFlip {
	var flips []ScoreFlip
	winner, ok := w.Winner()
	if !ok {
		return nil
	}
	for k, c := range w.Criteria {
		for o := range w.Options {
			f, ok := ScoreFlip{}, false
			switch v := w.Score(o, k); {
			case math.IsNaN(v):
			case c.Measured:
				f, ok = w.measureFlip(winner, o, k)
			default:
				f, ok = w.scaleFlip(winner, o, k)
			}
			if ok {
				flips = append(flips, f)
			}
		}
	}
	slices.SortStableFunc(flips, func(a, b ScoreFlip) int { return cmp.Compare(a.Span, b.Span) })
	return flips
}

// scaleFlip returns the flip of a score on the scale: of the winner, or of a rival.
func (w *Weighing) scaleFlip(winner, o, k int) (ScoreFlip, bool) {
	best, found := ScoreFlip{}, false
	for _, rival := range w.Ranked {
		if rival == winner || o != winner && o != rival {
			continue
		}
		change := (w.Totals[winner] - w.Totals[rival]) / w.Shares[k]
		if (o == winner) != w.Criteria[k].Lower {
			change = -change
		}
		from := w.Score(o, k)
		to := from + change
		if to < Worst-same || to > Best+same {
			continue
		}
		to = min(max(to, Worst), Best)
		f := ScoreFlip{k, o, rival, from, to, math.Abs(to-from) / (Best - Worst)}
		if !found || f.Span < best.Span {
			best, found = f, true
		}
	}
	return best, found
}

// measureFlip returns the flip of a measured score, of whatever option.
func (w *Weighing) measureFlip(winner, o, k int) (ScoreFlip, bool) {
	b := w.bounds[k]
	if b.low == b.high {
		return ScoreFlip{}, false
	}
	best, found := ScoreFlip{}, false
	from := w.Score(o, k)
	for _, rival := range w.Ranked {
		if rival == winner {
			continue
		}
		for _, to := range w.levels(winner, rival, o, k) {
			f := ScoreFlip{k, o, rival, from, to, math.Abs(to-from) / (b.high - b.low)}
			if b.low >= 0 && to < 0 {
				continue
			}
			if !found || f.Span < best.Span {
				best, found = f, true
			}
		}
	}
	return best, found
}

// levels returns the values of the score of option o by a measured criterion at which the rival is level
// with the winner. What the criterion adds to the lead is u(a - b)/r, with the measures a and b of the
// two, and the span r of all measures. The value v that is looked for may be a, b, one end of the span,
// or several of these. In each of the places where v may be, below all others, among them and above,
// numerator and span are linear in v, and so is the equation lead + u(a - b)/r = 0 times r.
func (w *Weighing) levels(winner, rival, o, k int) []float64 {
	others := bounds{math.NaN(), math.NaN()}
	for other := range w.Options {
		if other != o {
			others = others.with(w.Score(other, k))
		}
	}
	unit := float64((Best - Worst) * w.Shares[k])
	if w.Criteria[k].Lower {
		unit = -unit
	}
	// The lead by the other criteria, and the difference of the measures as slope*v + rest.
	lead := w.Totals[winner] - w.Totals[rival] - (w.Contribution(winner, k) - w.Contribution(rival, k))
	slope, rest := 0.0, 0.0
	add := func(option int, sign float64) {
		if option == o {
			slope += sign
		} else {
			rest += float64(sign * w.Score(option, k))
		}
	}
	add(winner, 1)
	add(rival, -1)

	if others.low == others.high {
		// With all others the score has no influence, and on either side all that the weight gives it.
		if w.overtaken(winner, rival, o, k, others.low) {
			return []float64{others.low}
		}
		return nil
	}
	var found []float64
	try := func(low, high, spanSlope, spanRest float64) {
		v := -(float64(lead*spanRest) + float64(unit*rest)) / (float64(lead*spanSlope) + float64(unit*slope))
		if low <= v && v <= high && !math.IsInf(v, 0) {
			found = append(found, v)
		}
	}
	try(math.Inf(-1), others.low, -1, others.high)
	try(others.high, math.Inf(1), 1, -others.low)
	try(others.low, others.high, 0, others.high-others.low)
	return found
}

// overtaken reports whether the winner no longer leads the rival where the score of option o comes to a
// value that all others have, or just beyond.
func (w *Weighing) overtaken(winner, rival, o, k int, value float64) bool {
	step := value - w.Score(o, k)
	for _, v := range []float64{value, value + step} {
		changed := Weigh(w.with(o, k, v))
		if changed.Totals[winner]-changed.Totals[rival] <= same {
			return true
		}
	}
	return false
}

// with returns the problem with another raw score.
func (p *Problem) with(o, k int, score float64) Problem {
	changed := Problem{Criteria: p.Criteria, Options: slices.Clone(p.Options)}
	changed.Options[o] = slices.Clone(p.Options[o])
	changed.Options[o][k] = score
	return changed
}
