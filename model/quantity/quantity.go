// Package quantity reads, computes with and writes numbers that have units: counts, rates, sizes,
// durations, shares and money. Values are kept in base units: seconds, bytes, and units of one
// currency; a rate is a count a second.
//
// A year is 365 days. A month is 30 days, the window of a service level objective, except where
// money is paid by the month: there it is 730 hours, a twelfth of a year, as providers bill. So
// 8%/month and 7month are over 30 days, and $2100/month is over 730 hours.
package quantity

import "math"

// Quantity is a number with a dimension. Its zero value is no number at all: see Known.
type Quantity struct {
	Value    float64 // in base units: seconds, bytes, currency units, and combinations
	Dim      Dimension
	Currency string // "$", "EUR", ... where Dim has money in it

	form  form
	text  string // as it was written, where it was
	known bool
	expr  string // that it comes of, where that was noted
}

// form tells counts and shares apart, which have the same dimension. A rate has the form of a count
// and a growth that of a share.
type form int8

const (
	anyForm   form = iota // computed, so that it may serve as either
	countForm             // 6, 40M, 5k/s
	shareForm             // 92%, 8%/month
)

// Of returns value, in base units, as a quantity of dimension d. A bare number made so serves as a
// count and as a share. NaN, and what is beyond 1e250, make a quantity that is not Known.
func Of(value float64, d Dimension) Quantity {
	if math.IsNaN(value) || math.Abs(value) > largest {
		return Quantity{}
	}
	return Quantity{Value: value + 0, Dim: d, known: true} // -0 + 0 is 0
}

// Count returns the bare number n, which is no share.
func Count(n float64) Quantity { return Of(n, Dimension{}).withForm(countForm) }

// Share returns a share: 0.92 is 92%.
func Share(x float64) Quantity { return Of(x, Dimension{}).withForm(shareForm) }

// Rate returns a rate, given as a count per second.
func Rate(perSecond float64) Quantity { return Of(perSecond, rate).withForm(countForm) }

// Seconds returns a duration.
func Seconds(s float64) Quantity { return Of(s, duration) }

// Bytes returns a size.
func Bytes(b float64) Quantity { return Of(b, size) }

// BytesPerSecond returns a throughput.
func BytesPerSecond(b float64) Quantity { return Of(b, throughput) }

// Money returns an amount of money. The currency is "$", or a code such as "EUR"; USD stands for $,
// € for EUR and £ for GBP.
func Money(amount float64, currency string) Quantity {
	q := Of(amount, money)
	if q.known {
		q.Currency = canonicalCurrency(currency)
	}
	return q
}

func (q Quantity) withForm(f form) Quantity {
	if q.known {
		q.form = f
	}
	return q
}

// As returns q as r is: where q was computed, so that it may serve as a share or as a count, it is one
// of them if r is.
func (q Quantity) As(r Quantity) Quantity {
	if q.form == anyForm && q.Dim == r.Dim {
		return q.withForm(r.form)
	}
	return q
}

// Known reports whether q is a number at all, and not a fact that was left out.
func (q Quantity) Known() bool { return q.known }

// Made returns q with the expression that it comes of.
func (q Quantity) Made(expr string) Quantity {
	q.expr = expr
	return q
}

// Expr returns the expression that q comes of; nothing for one that was written as a number.
func (q Quantity) Expr() string { return q.expr }

// String returns q as it was written, where it was, and else as Format does.
func (q Quantity) String() string {
	if q.text != "" {
		return q.text
	}
	return Format(q)
}
