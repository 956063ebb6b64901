package quantity

import (
	"errors"
	"fmt"
	"math"
)

// maxPower is the highest power of a base dimension; nothing sensible comes near it.
const maxPower = 9

var (
	errZeroDivision = errors.New("division by zero")
	errRange        = errors.New("the result is too large or too small for a number")
	errPower        = fmt.Errorf("the result has a unit to the power of more than %d", maxPower)
)

// Add returns q + r. It is an error if they differ in dimension or currency. If either is not Known,
// neither is the sum.
func (q Quantity) Add(r Quantity) (Quantity, error) {
	if !q.known || !r.known {
		return Quantity{}, nil
	}
	if !addable(q, r) {
		return Quantity{}, fmt.Errorf("cannot add %s to %s", r.besides(q), q.besides(r))
	}
	return q.with(q.Value+r.Value, sumForm(q, r))
}

// Sub returns q - r, with the errors of Add.
func (q Quantity) Sub(r Quantity) (Quantity, error) {
	if !q.known || !r.known {
		return Quantity{}, nil
	}
	if !addable(q, r) {
		return Quantity{}, fmt.Errorf("cannot subtract %s from %s", r.besides(q), q.besides(r))
	}
	return q.with(q.Value-r.Value, sumForm(q, r))
}

// Mul returns q * r. It is an error if they are money of two currencies, or the product is out of
// range. If either is not Known, neither is the product.
func (q Quantity) Mul(r Quantity) (Quantity, error) {
	if !q.known || !r.known {
		return Quantity{}, nil
	}
	p, err := q.raised(r, 1)
	if err != nil {
		return Quantity{}, err
	}
	v := float64(q.Value * r.Value)
	if v == 0 && q.Value != 0 && r.Value != 0 {
		return Quantity{}, errRange
	}
	return p.with(v, productForm(q, r))
}

// Div returns q / r, with the errors of Mul. Division by zero is an error.
func (q Quantity) Div(r Quantity) (Quantity, error) {
	if !q.known || !r.known {
		return Quantity{}, nil
	}
	if r.Value == 0 {
		return Quantity{}, errZeroDivision
	}
	p, err := q.raised(r, -1)
	if err != nil {
		return Quantity{}, err
	}
	v := q.Value / r.Value
	if v == 0 && q.Value != 0 {
		return Quantity{}, errRange
	}
	return p.with(v, quotientForm(q, r))
}

// Neg returns -q.
func (q Quantity) Neg() Quantity {
	q.Value, q.text = 0-q.Value, "" // 0 - 0 is 0, and not -0
	return q
}

// with returns q with another value, which was computed.
func (q Quantity) with(value float64, f form) (Quantity, error) {
	if math.IsNaN(value) || math.Abs(value) > largest || value != 0 && math.Abs(value) < smallest {
		return Quantity{}, errRange
	}
	q.Value, q.form, q.text = value+0, f, "" // -0 + 0 is 0
	return q, nil
}

// raised returns a quantity with the dimension and currency of q times r to the power of sign, which
// is 1 or -1.
func (q Quantity) raised(r Quantity, sign int8) (Quantity, error) {
	if q.Dim.Money != 0 && r.Dim.Money != 0 && q.Currency != r.Currency {
		return Quantity{}, fmt.Errorf("cannot convert %s to %s", r.besides(q), q.besides(r))
	}
	p := Quantity{known: true, Currency: q.Currency}
	if p.Currency == "" {
		p.Currency = r.Currency
	}
	for _, power := range []struct {
		sum  *int8
		a, b int8
	}{{&p.Dim.Time, q.Dim.Time, r.Dim.Time}, {&p.Dim.Data, q.Dim.Data, r.Dim.Data}, {&p.Dim.Money, q.Dim.Money, r.Dim.Money}} {
		n := int(power.a) + int(sign)*int(power.b)
		if n > maxPower || n < -maxPower {
			return Quantity{}, errPower
		}
		*power.sum = int8(n)
	}
	if p.Dim.Money == 0 {
		p.Currency = ""
	}
	return p, nil
}

// addable reports whether q and r can be added and compared. A rate and a growth cannot, though they
// are both per time; a bare number and a share can, as in 1 - 92%.
func addable(q, r Quantity) bool {
	if q.Dim != r.Dim || q.Currency != r.Currency {
		return false
	}
	return q.Dim == number || fits(q.form, r.form)
}

// besides says what q is, in words that tell it apart from r.
func (q Quantity) besides(r Quantity) string {
	if q.Dim.Money != 0 && r.Dim.Money != 0 && q.Currency != r.Currency {
		return q.phrase() + " in " + q.Currency
	}
	return q.phrase()
}

// sumForm returns the form of a sum or difference: a share if either part is one.
func sumForm(q, r Quantity) form {
	switch {
	case q.form == shareForm || r.form == shareForm:
		return shareForm
	case q.form == r.form:
		return q.form
	}
	return anyForm
}

// productForm returns the form of a product: a share of a share is a share, and growth over a time
// is one too, but a share of a count may be meant as either.
func productForm(q, r Quantity) form {
	switch {
	case q.form == r.form || r.measured():
		return q.form
	case q.measured():
		return r.form
	}
	return anyForm
}

// quotientForm returns the form of a quotient: a share of a count is a share still, and 1/3 may be
// meant as either.
func quotientForm(q, r Quantity) form {
	if r.measured() || q.form != r.form && r.form != anyForm {
		return q.form
	}
	return anyForm
}

// measured reports whether q counts units of something, such as seconds or bytes, so that it is
// neither a count nor a share.
func (q Quantity) measured() bool {
	return q.Dim.Time > 0 || q.Dim.Data > 0 || q.Dim.Money > 0
}
