package model

// Ternary is a fact that holds, does not hold, or was not given.
type Ternary int8

const (
	Unsaid Ternary = iota // not given
	No
	Yes
)

// Known reports whether the fact was given.
func (t Ternary) Known() bool { return t != Unsaid }

// String returns "yes", "no" or "unknown".
func (t Ternary) String() string {
	switch t {
	case Yes:
		return "yes"
	case No:
		return "no"
	}
	return "unknown"
}
