package queueing

import "fmt"

// Storm returns how many attempts reach the end of a path for one request when all of them fail: the
// product over its layers of 1 and the retries there. Retries are not attempts: attempts are one
// more. A retry budget is a number of retries below 1, as 0.1 for a retry in ten requests.
func Storm(retries ...float64) (float64, error) {
	factor := 1.0
	for _, r := range retries {
		if !(r >= 0) {
			return 0, fmt.Errorf("%v retries", r)
		}
		factor = float64(factor * (1 + r))
	}
	return factor, nil
}

// Stability says whether a component comes out of a retry storm by itself.
type Stability uint8

const (
	Stable     Stability = iota // it can serve the load with all retries
	Vulnerable                  // it can serve the load, but not the storm once there is one
	Overloaded                  // it cannot serve the load
)

// String returns the word for it.
func (s Stability) String() string {
	switch s {
	case Stable:
		return "stable"
	case Vulnerable:
		return "vulnerable"
	}
	return "overloaded"
}

// StabilityOf returns how a component that can serve the capacity stands at a load, when a storm
// multiplies the load by a factor.
func StabilityOf(load, capacity, storm float64) Stability {
	switch {
	case load > capacity:
		return Overloaded
	case load > SafeLoad(capacity, storm):
		return Vulnerable
	}
	return Stable
}

// SafeLoad returns the highest load at which a component stays stable.
func SafeLoad(capacity, storm float64) float64 { return capacity / storm }
