package queueing

import (
	"fmt"
	"math"
)

// Scaling is Gunther's universal law of how throughput grows with the number of workers.
type Scaling struct {
	Gamma float64 // throughput of one worker
	Alpha float64 // contention: the share of work that only one can do at a time
	Beta  float64 // coherency: the cost of agreeing, by pairs of workers
}

// Throughput returns how much n workers do.
func (s Scaling) Throughput(n float64) float64 {
	return s.Gamma * n / (1 + float64(s.Alpha*(n-1)) + float64(float64(s.Beta*n)*(n-1)))
}

// Peak returns the number of workers beyond which more of them do less. Without coherency there is
// no such number: it is infinite.
func (s Scaling) Peak() (float64, error) {
	if !(s.Gamma > 0) || !(s.Alpha >= 0 && s.Alpha <= 1) || !(s.Beta >= 0) {
		return 0, fmt.Errorf("scaling with gamma %v, alpha %v, beta %v: the first is above 0, the second from 0 to 1, the third at least 0", s.Gamma, s.Alpha, s.Beta)
	}
	if s.Beta == 0 {
		return math.Inf(1), nil
	}
	return math.Max(1, math.Sqrt((1-s.Alpha)/s.Beta)), nil
}
