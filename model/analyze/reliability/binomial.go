package reliability

import "math"

// TooFew returns the probability that fewer than need of n replicas are up, each of which is down for
// the share u. It sums positive terms, from the largest on.
func TooFew(n, need int, u float64) float64 {
	switch {
	case need <= 0:
		return 0
	case need > n:
		return 1
	case u == 0 || u == 1 || math.IsNaN(u):
		return u
	}
	fewest := n - need + 1 // down
	top := min(max(int(float64(n+1)*u), fewest), n)
	first := exactly(n, top, u)
	sum := first
	for k, p := top, first; k < n && p > 0; k++ {
		p = float64(p * (float64(n-k) / float64(k+1) * u / (1 - u)))
		sum += p
	}
	for k, p := top, first; k > fewest && p > 0; k-- {
		p = float64(p * (float64(k) / float64(n-k+1) * (1 - u) / u))
		sum += p
	}
	return min(sum, 1)
}

// exactly returns the probability that k of n replicas are down. It takes small factors and large
// ones in turns, so that nothing gets out of range on the way.
func exactly(n, k int, u float64) float64 {
	p := 1.
	for down, up, choice := 0, 0, 0; down < k || up < n-k || choice < k; {
		switch {
		case choice < k && p < 1 || down == k && up == n-k:
			p *= float64(n-choice) / float64(k-choice)
			choice++
		case down < k:
			p *= u
			down++
		default:
			p *= 1 - u
			up++
		}
	}
	return p
}
