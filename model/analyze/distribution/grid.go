package distribution

import "math"

// points is how many places a grid has. The error of a percentile falls with its square.
const points = 2048

// spread is how far apart the horizons of two rungs are, as a power of two.
const spread = 2

// Rungs beyond these hold no sum of permitted times.
const (
	lowestRung  = -18
	highestRung = 30
)

// horizon returns the time up to which the grid of a rung reaches.
func horizon(rung int) float64 { return math.Ldexp(1, spread*rung) }

// pace returns the time between two places of the grid of a rung.
func pace(rung int) float64 { return horizon(rung) / points }

// rungFor returns the lowest rung with a horizon of at least t.
func rungFor(t float64) int {
	_, exp := math.Frexp(t)
	return min(max(int(math.Ceil(float64(exp)/spread)), lowestRung), highestRung)
}

// A grid holds how likely each time below the horizon is, beside an offset. It is kept as masses, as
// their transform, or as both; what is lacking is computed when it is asked for.
type grid struct {
	mass   []float64
	wave   []complex128
	moment []complex128 // the wave of masses by place, if it was asked for
}

// shift adds mass to a grid, later by a number of places and taken by a factor. What falls between
// two places is shared by them such that the mean is kept.
func shift(into, mass []float64, places, factor float64) {
	if places >= points {
		return
	}
	whole := int(places)
	late := places - float64(whole)
	early := float64(factor * (1 - late))
	late = float64(factor * late)
	for i, m := range mass[:min(len(mass), points-whole)] {
		into[i+whole] += float64(m * early)
	}
	if late == 0 {
		return
	}
	for i, m := range mass[:min(len(mass), points-whole-1)] {
		into[i+whole+1] += float64(m * late)
	}
}

// unshift returns for each place the weight of where shift puts it.
func unshift(weight []float64, places, factor float64) []float64 {
	back := make([]float64, len(weight))
	if places >= points {
		return back
	}
	whole := int(places)
	late := places - float64(whole)
	for i := range len(back) - whole {
		w := float64(weight[i+whole] * (1 - late))
		if i+whole+1 < len(weight) {
			w += float64(weight[i+whole+1] * late)
		}
		back[i] = factor * w
	}
	return back
}
