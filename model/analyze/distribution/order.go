package distribution

// blameShare is the least mass at a place at which blame is made to sum to it; below it, rounding
// errors would be divided by each other.
const blameShare = 1e-9

// An order is the time at which so many of several parts are done.
type order struct {
	mass  []float64   // of the time at each place
	blame [][]float64 // of each part: how likely it is the one that was waited for, if it is done at a place
}

// orderOf returns the order of parts, by their masses, when at most late of them are not done.
func orderOf(parts [][]float64, late int) order {
	o := order{mass: make([]float64, points), blame: make([][]float64, len(parts))}
	for i := range o.blame {
		o.blame[i] = make([]float64, points)
	}
	t := newTally(len(parts), late)
	sums := make([]float64, len(parts))
	open := make([]float64, len(parts))
	last := 0.0
	for at := range points {
		for i, p := range parts {
			open[i] = 1 - sums[i] - float64(p[at]/2)
			sums[i] += p[at]
		}
		t.others(open, func(i int, chance float64) { o.blame[i][at] = chance })
		for i := range open {
			open[i] = 1 - sums[i]
		}
		done := t.atMost(open)
		o.mass[at] = done - last
		last = done
		o.level(parts, at)
	}
	return o
}

// level makes what the parts are to blame for at a place sum to the mass there.
func (o order) level(parts [][]float64, at int) {
	sum := 0.0
	for i, p := range parts {
		sum += float64(p[at] * o.blame[i][at])
	}
	if sum < blameShare || o.mass[at] < blameShare {
		return
	}
	for i := range parts {
		o.blame[i][at] *= o.mass[at] / sum
	}
}

// A tally counts how many of several parts are open, up to a number.
type tally struct {
	late   int
	counts []float64
	before [][]float64 // of parts before each
	after  [][]float64 // of parts from each on
}

func newTally(parts, late int) *tally {
	t := &tally{late: late, counts: make([]float64, late+1)}
	for range parts + 1 {
		t.before = append(t.before, make([]float64, late+1))
		t.after = append(t.after, make([]float64, late+1))
	}
	return t
}

// atMost returns the chance that at most late parts are open.
func (t *tally) atMost(open []float64) float64 {
	clear(t.counts)
	t.counts[0] = 1
	for _, p := range open {
		count(t.counts, t.counts, p)
	}
	sum := 0.0
	for _, c := range t.counts {
		sum += c
	}
	return sum
}

// others calls give for each part with the chance that exactly late of the others are open.
func (t *tally) others(open []float64, give func(part int, chance float64)) {
	n := len(open)
	clear(t.before[0])
	clear(t.after[n])
	t.before[0][0], t.after[n][0] = 1, 1
	for i, p := range open {
		count(t.before[i+1], t.before[i], p)
	}
	for i := n - 1; i >= 0; i-- {
		count(t.after[i], t.after[i+1], open[i])
	}
	for i := range open {
		chance := 0.0
		for k, b := range t.before[i] {
			chance += float64(b * t.after[i+1][t.late-k])
		}
		give(i, chance)
	}
}

// count writes to the chances of how many are open when one more part is, with the chance p.
func count(to, from []float64, p float64) {
	for k := len(to) - 1; k >= 0; k-- {
		v := float64(from[k] * (1 - p))
		if k > 0 {
			v += float64(from[k-1] * p)
		}
		to[k] = v
	}
}

// fanOf returns the order of n parts with the same masses, when all are waited for.
func fanOf(part []float64, n int) order {
	o := order{mass: make([]float64, points), blame: [][]float64{make([]float64, points)}}
	sum := 0.0
	for at, m := range part {
		next := sum + m
		o.blame[0][at] = steps(next, sum, n)
		o.mass[at] = m * o.blame[0][at]
		sum = next
	}
	return o
}

// steps returns (x^n - y^n) / (x - y), which is x^(n-1) + x^(n-2) y + ... + y^(n-1).
func steps(x, y float64, n int) float64 {
	sum, px, py := 0.0, 1.0, 1.0 // of the leading bits of n
	for bit := 1 << 20; bit > 0; bit >>= 1 {
		sum = float64(sum * (px + py))
		px, py = float64(px*px), float64(py*py)
		if n&bit != 0 {
			sum = float64(sum*x) + py
			px, py = float64(px*x), float64(py*y)
		}
	}
	return sum
}
