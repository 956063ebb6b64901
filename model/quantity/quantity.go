// Package quantity reads, computes with and writes numbers that have units: counts, rates, sizes,
// durations, shares and money. Values are kept in base units: seconds, bytes, and units of one
// currency; a rate is a count a second.
package quantity

// Dimension is what a quantity measures, as powers of the base dimensions. The zero value is a bare
// number: a count or a share.
type Dimension struct{ Time, Data, Money int8 }

// Quantity is a number with a dimension. Its zero value is no number at all: see Known.
type Quantity struct {
	Value    float64 // in base units: seconds, bytes, currency units, and combinations
	Dim      Dimension
	Currency string // "$", "EUR", ... where Dim has money in it

	text  string // as it was written, where it was
	known bool
}

// Known reports whether q is a number at all, and not a fact that was left out.
func (q Quantity) Known() bool { return q.known }
