package distribution

import (
	"math"
	"slices"
)

// damping is the exponent by which the end of a grid is damped against its start. What comes round
// from beyond the horizon is damped by as much, and rounding errors grow by as much.
const damping = 15

// A transform turns masses into waves, whose product is the wave of the convolution, and back.
//
// It is the Fourier transform of half as many complex numbers, made of the two halves of the masses.
// They are turned so that products of waves are those of polynomials modulo x^points + 1. The order
// of a wave is the one that the butterflies leave it in, as products do not mind. Each product is
// rounded, so that no machine fuses it with a sum and comes to other digits.
type transform struct {
	roots       []complex128 // of unity: those of 2k follow from place k on
	turn        []complex128 // into a wave, with the damping
	turned      []complex128 // and back
	first, last float64      // damping of the second half, and its inverse
	ends        []complex128 // how much each number of a wave has of the mass at the last place
	work        []complex128
}

func newTransform() *transform {
	const n = points / 2
	t := &transform{
		roots:  make([]complex128, n),
		turn:   make([]complex128, n),
		turned: make([]complex128, n),
		work:   make([]complex128, n),
		first:  math.Exp(-damping / 2.),
		last:   math.Exp(damping / 2.),
	}
	for k := 1; k < n; k *= 2 {
		for j := range k {
			t.roots[k+j] = unit(-float64(j)/float64(k)/2, 1)
		}
	}
	for j := range n {
		x := float64(j) / points
		t.turn[j] = unit(x/2, math.Exp(-damping*x))
		t.turned[j] = unit(-x/2, math.Exp(damping*x)/n)
	}
	t.ends = t.lastPlace()
	return t
}

// lastPlace returns how much each number of a wave has of what unwind makes of the last place, which in
// all butterflies comes last of the higher half.
func (t *transform) lastPlace() []complex128 {
	ends := make([]complex128, points/2)
	ends[0] = t.turned[points/2-1]
	for k := 1; k < len(ends); k *= 2 {
		r := t.roots[2*k-1]
		for j := range k {
			ends[k+j] = times(ends[j], complex(-real(r), imag(r)))
		}
	}
	return ends
}

// unit returns a complex number by its angle, in full turns, and its size.
func unit(turns, size float64) complex128 {
	sin, cos := math.Sincos(2 * math.Pi * turns)
	return complex(size*cos, size*sin)
}

// forth returns the wave of masses.
func (t *transform) forth(mass []float64) []complex128 {
	const n = points / 2
	wave := make([]complex128, n)
	for j := range wave {
		wave[j] = times(complex(mass[j], mass[j+n]*t.first), t.turn[j])
	}
	for k := n / 2; k > 1; k /= 2 {
		roots := t.roots[k : 2*k]
		for s := 0; s < n; s += 2 * k {
			low, high := wave[s:s+len(roots)], wave[s+k:][:len(roots)] // as long, so that there is no check of bounds
			for j, r := range roots {
				a, b := low[j], high[j]
				low[j], high[j] = a+b, times(a-b, r)
			}
		}
	}
	pairs(wave)
	return wave
}

// back returns the masses of a wave.
func (t *transform) back(wave []complex128) []float64 {
	mass := make([]float64, points)
	if wave == nil {
		mass[0] = 1
		return mass
	}
	copy(t.work, wave)
	t.unwind(mass)
	return mass
}

// unwind turns the wave in work into masses.
func (t *transform) unwind(mass []float64) {
	const n = points / 2
	work := t.work
	pairs(work)
	for k := 2; k < n; k *= 2 {
		roots := t.roots[k : 2*k]
		for s := 0; s < n; s += 2 * k {
			low, high := work[s:s+len(roots)], work[s+k:][:len(roots)]
			for j, r := range roots {
				a, b := low[j], times(high[j], complex(real(r), -imag(r)))
				low[j], high[j] = a+b, a-b
			}
		}
	}
	for j, w := range work {
		w = times(w, t.turned[j])
		mass[j], mass[j+n] = real(w), imag(w)*t.last
	}
}

// pairs does the butterflies between neighbours, whose root is 1.
func pairs(wave []complex128) {
	for s := 0; s+1 < len(wave); s += 2 {
		a, b := wave[s], wave[s+1]
		wave[s], wave[s+1] = a+b, a-b
	}
}

func (t *transform) massOf(g *grid) []float64 {
	if g.mass == nil {
		g.mass = t.back(g.wave) // a wave of no time at all among them
	}
	return g.mass
}

func (t *transform) waveOf(g *grid) []complex128 {
	if g.wave == nil && g.mass != nil {
		g.wave = t.forth(g.mass)
	}
	return g.wave
}

// momentOf returns the wave of the masses of a grid by their places.
func (t *transform) momentOf(g *grid) []complex128 {
	if g.moment == nil {
		moment := slices.Clone(t.massOf(g))
		for i := range moment {
			moment[i] *= float64(i)
		}
		g.moment = t.forth(moment)
	}
	return g.moment
}

// correlate returns, for each place, the sum of the weight from there on by the masses of a wave. The
// first argument is the wave of the weight reversed.
func (t *transform) correlate(reversed, wave []complex128) []float64 {
	copy(t.work, reversed)
	for i, w := range wave {
		t.work[i] = times(reversed[i], w)
	}
	sums := make([]float64, points)
	t.unwind(sums)
	slices.Reverse(sums)
	return sums
}

// meet returns what correlate returns for the first place, of a wave that is the product of two: the sum
// of the weight by their masses.
func (t *transform) meet(reversed, a, b []complex128) float64 {
	both, sum := product(a, b), 0.0
	for i, r := range reversed {
		sum += imag(times(times(r, t.ends[i]), both[i]))
	}
	return sum * t.last
}

// reversed returns the wave of a weight reversed.
func (t *transform) reversed(added []float64) []complex128 {
	r := slices.Clone(added)
	slices.Reverse(r)
	return t.forth(r)
}

// times multiplies complex numbers.
func times(a, b complex128) complex128 {
	return complex(
		float64(real(a)*real(b))-float64(imag(a)*imag(b)),
		float64(real(a)*imag(b))+float64(imag(a)*real(b)))
}

// product returns the wave of one time and another. A wave that is nil is that of no time at all.
func product(a, b []complex128) []complex128 {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	c := make([]complex128, len(a))
	for i := range c {
		c[i] = times(a[i], b[i])
	}
	return c
}

// raise returns a wave to the power of n.
func raise(wave []complex128, n int) []complex128 {
	if wave == nil {
		return nil
	}
	c := make([]complex128, len(wave))
	for i, w := range wave {
		p := complex(1, 0)
		for k := n; k > 0; k >>= 1 {
			if k&1 == 1 {
				p = times(p, w)
			}
			w = times(w, w)
		}
		c[i] = p
	}
	return c
}
