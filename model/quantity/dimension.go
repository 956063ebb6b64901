package quantity

import (
	"fmt"
	"strings"
)

// Dimension is what a quantity measures, as powers of the base dimensions. The zero value is a bare
// number: a count or a share.
type Dimension struct{ Time, Data, Money int8 }

var (
	number       = Dimension{}
	rate         = Dimension{Time: -1}
	duration     = Dimension{Time: 1}
	size         = Dimension{Data: 1}
	throughput   = Dimension{Data: 1, Time: -1}
	money        = Dimension{Money: 1}
	cost         = Dimension{Money: 1, Time: -1}
	transferCost = Dimension{Money: 1, Data: -1}
	storageCost  = Dimension{Money: 1, Data: -1, Time: -1}
)

// kind is a sort of quantity that a field of a study may ask for.
type kind struct {
	name    string
	phrase  string // as in "is a rate"
	dim     Dimension
	form    form
	example string
}

// kinds lists the sorts of quantity. Where two share a dimension, the one that a quantity of no
// particular form is taken for comes first.
var kinds = []kind{
	{"number", "a bare number", number, anyForm, "6"},
	{"count", "a count", number, countForm, "40M"},
	{"share", "a share", number, shareForm, "92%"},
	{"rate", "a rate", rate, countForm, "600/s"},
	{"growth", "a growth", rate, shareForm, "8%/month"},
	{"duration", "a duration", duration, anyForm, "200ms"},
	{"size", "a size", size, anyForm, "2KB"},
	{"throughput", "a throughput", throughput, anyForm, "400Mbit/s"},
	{"money", "money", money, anyForm, "$0.40/M"},
	{"cost", "money per time", cost, anyForm, "$0.17/h"},
	{"transfer cost", "money per size", transferCost, anyForm, "$0.09/GB"},
	{"storage cost", "money per size and time", storageCost, anyForm, "$0.023/GB/month"},
}

// Named returns the dimension that the tags of a study's fields call name: number, count, share,
// rate, growth, duration, size, throughput, money, cost, transfer cost or storage cost. Count and
// share are one dimension, as are rate and growth; Quantity.Is tells them apart.
func Named(name string) (d Dimension, ok bool) {
	k, ok := kindNamed(name)
	return k.dim, ok
}

// Example returns a quantity of the named sort as people write it, and "" for names that Named does
// not know.
func Example(name string) string {
	k, _ := kindNamed(name)
	return k.example
}

func kindNamed(name string) (kind, bool) {
	for _, k := range kinds {
		if k.name == name {
			return k, true
		}
	}
	return kind{}, false
}

// String returns what d measures, in words: "rate", "size", "money per time".
func (d Dimension) String() string {
	for _, k := range kinds {
		if k.dim == d {
			return strings.TrimPrefix(k.phrase, "a ")
		}
	}
	return d.powers()
}

// powers spells out a dimension that has no name: "size^2 * time per money".
func (d Dimension) powers() string {
	var over, under []string
	for _, base := range []struct {
		name  string
		power int8
	}{{"money", d.Money}, {"size", d.Data}, {"time", d.Time}} {
		switch {
		case base.power > 0:
			over = append(over, power(base.name, int(base.power)))
		case base.power < 0:
			under = append(under, power(base.name, -int(base.power)))
		}
	}
	text := "count"
	if len(over) > 0 {
		text = strings.Join(over, " * ")
	}
	if len(under) > 0 {
		text += " per " + strings.Join(under, " and ")
	}
	return text
}

func power(name string, p int) string {
	if p == 1 {
		return name
	}
	return fmt.Sprintf("%s^%d", name, p)
}

// phrase says what q is: "a share", "a rate", "money per time".
func (q Quantity) phrase() string {
	phrase := "a " + q.Dim.powers()
	for i := len(kinds) - 1; i >= 0; i-- {
		k := kinds[i]
		if k.dim == q.Dim && k.form == q.form {
			return k.phrase
		}
		if k.dim == q.Dim && fits(q.form, k.form) {
			phrase = k.phrase
		}
	}
	return phrase
}

// fits reports whether a quantity of form f is of a sort that wants form want.
func fits(f, want form) bool { return f == want || f == anyForm || want == anyForm }

// MismatchError says that a quantity is not of the sort that is wanted.
type MismatchError struct {
	Got     string // what it is, as "a duration"
	Want    string // what it should be, as "a rate"
	Example string // how that is written, as "600/s"
}

// Error returns a text that goes behind the name or value of what is wrong: "is a duration, but a
// rate is wanted, as 600/s".
func (e *MismatchError) Error() string {
	return fmt.Sprintf("%s, but %s is wanted, as %s", e.Got, e.Want, e.Example)
}

// Is returns nil if q is of the sort called name, one of those of Named, and else a *MismatchError.
// A count must be written without % and a share with it; a bare number that was computed serves as
// either. A quantity that is not Known is of every sort.
func (q Quantity) Is(name string) error {
	want, ok := kindNamed(name)
	if !ok {
		return fmt.Errorf("quantity: no sort of quantity is called %q", name)
	}
	if !q.known || q.Dim == want.dim && fits(q.form, want.form) {
		return nil
	}
	e := &MismatchError{Got: "is " + q.phrase(), Want: want.phrase, Example: want.example}
	if q.Dim == number && q.form != shareForm && want.name != "share" {
		e.Got = "has no unit"
	}
	if q.Dim == number && want.name == "share" {
		e.Example = Format(Share(likelyShare(q.Value)))
	}
	return e
}

// likelyShare returns the share that somebody meant who wrote x and no %.
func likelyShare(x float64) float64 {
	switch {
	case x > 0 && x <= 1:
		return x
	case x > 1 && x <= 100:
		return x / 100
	}
	return 0.92
}
