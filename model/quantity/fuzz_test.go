package quantity

import (
	"errors"
	"math"
	"testing"
)

var seeds = []string{
	"", "5k/s", "40M/d", "8%/month", "400Mbit/s", "99.95%", "$0.17/h", "EUR 12/month", "€12", "-$0.40/M",
	"$0.20/1M", "$0.023/GB/month", "1_000", "1,000", "1e6", "5m", "5\u00b5s", "0x10", "NaN", "1e300M", "\xff%",
	"daily * 2KB", "ceil(peak / (600/s * 60%)) - min(1, -x)", "1 - 92%", "((((", "--1", "$5/2GB", "2 peak",
	"(a)", "$0/01/B",
}

// checkFault fails if err is no *SyntaxError that points into text.
func checkFault(t *testing.T, text string, err error) {
	t.Helper()
	var fault *SyntaxError
	if !errors.As(err, &fault) {
		t.Fatalf("%q: %T", text, err)
	}
	if fault.Offset < 0 || fault.Offset > len(text) || fault.Msg == "" {
		t.Fatalf("%q: %d: %q", text, fault.Offset, fault.Msg)
	}
	if len(fault.Error()) > 400 {
		t.Fatalf("%q: a message of %d bytes", text, len(fault.Error()))
	}
}

func checkNumber(t *testing.T, text string, q Quantity) {
	t.Helper()
	if math.IsNaN(q.Value) || math.Abs(q.Value) > largest {
		t.Fatalf("%q is %v", text, q.Value)
	}
	if math.Abs(q.Value) > 1e200 || q.Value != 0 && math.Abs(q.Value) < 1e-200 {
		return
	}
	r, err := Parse(Format(q))
	if err == nil && (!near(r.Value, q.Value, 1e-3) || r.Dim != q.Dim) {
		t.Fatalf("%q is written %q, which is %v", text, Format(q), r.Value)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := Unit(text); err != nil {
			checkFault(t, text, err)
		}
		q, err := Parse(text)
		if err != nil {
			checkFault(t, text, err)
			return
		}
		checkNumber(t, text, q)
		r, err := Eval(text, lookupIn(nil))
		if err != nil || !near(r.Value, q.Value, 1e-15) || r.Dim != q.Dim || r.Currency != q.Currency {
			t.Fatalf("Parse(%q) = %v, Eval = %v, %v", text, q.Value, r.Value, err)
		}
	})
}

func FuzzEval(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, expr string) {
		names, namesErr := Names(expr)
		if namesErr != nil {
			checkFault(t, expr, namesErr)
		}
		for _, name := range names {
			if expr[name.Offset:][:len(name.Text)] != name.Text {
				t.Fatalf("%q: %v", expr, name)
			}
		}
		used := 0
		q, err := Eval(expr, func(name string) (Quantity, error) {
			used++
			return Rate(float64(len(name))), nil
		})
		if err != nil {
			checkFault(t, expr, err)
			return
		}
		if namesErr != nil || used != len(names) {
			t.Fatalf("%q: Eval uses %d names, Names finds %v, %v", expr, used, names, namesErr)
		}
		checkNumber(t, expr, q)
	})
}
