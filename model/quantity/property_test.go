package quantity

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// genValue draws numbers of all sizes that people write, and zero.
func genValue() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.Just(0.),
		rapid.Float64Range(-1e4, 1e4),
		rapid.Float64Range(1e-12, 1),
		rapid.Float64Range(1, 1e18),
		rapid.Float64Range(0.9, 1),
		rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(0, 1000000).Draw(t, "n")) }),
	).Filter(func(v float64) bool { return v == 0 || math.Abs(v) > 1e-100 })
}

// genQuantity draws quantities of every sort that literals have.
func genQuantity() *rapid.Generator[Quantity] {
	return rapid.Custom(func(t *rapid.T) Quantity {
		k := rapid.SampledFrom(kinds).Draw(t, "kind")
		q := Of(genValue().Draw(t, "value"), k.dim).withForm(k.form)
		if k.dim.Money != 0 {
			q.Currency = rapid.SampledFrom([]string{"$", "EUR"}).Draw(t, "currency")
		}
		return q
	})
}

func TestFormatIsReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := genQuantity().Draw(t, "q")
		text := Format(q)
		r, err := Parse(text)
		if err != nil {
			t.Fatalf("Parse(Format(%v)) of %q: %v", q.Value, text, err)
		}
		if !near(q.Value, r.Value, 1e-3) || q.Dim != r.Dim || q.Currency != r.Currency {
			t.Fatalf("%v is written %q, which is %v", q.Value, text, r.Value)
		}
		if q.form == shareForm && r.form != shareForm || q.form == countForm && r.form != countForm {
			t.Fatalf("%q changes between count and share", text)
		}
		if again := Format(r); again != text {
			t.Fatalf("%q is written %q the second time", text, again)
		}
	})
}

// What is lacking to 100% keeps its digits too.
func TestFormatKeepsNines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		u := rapid.Float64Range(1e-9, 0.09).Draw(t, "unavailability")
		q, err := Parse(Format(Share(1 - u)))
		if err != nil || !near(1-q.Value, u, 6e-3) {
			t.Fatalf("%v becomes %v, %v", u, 1-q.Value, err)
		}
	})
}

func TestDimensionAlgebra(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := genQuantity().Draw(t, "a")
		b := genQuantity().Draw(t, "b")
		product, err := a.Mul(b)
		if err != nil {
			if a.Currency == b.Currency {
				t.Fatal(err)
			}
			return
		}
		if swapped, _ := b.Mul(a); swapped != product {
			t.Fatalf("a * b = %#v, b * a = %#v", product, swapped)
		}
		if b.Value != 0 {
			back, err := product.Div(b)
			if err != nil || back.Dim != a.Dim || back.Currency != a.Currency || !near(back.Value, a.Value, 1e-12) {
				t.Fatalf("a * b / b = %v, %v, want %v", back, err, a)
			}
		}
		sum, err := a.Add(b)
		if (err == nil) != addable(a, b) {
			t.Fatalf("a + b: %v", err)
		}
		if err != nil {
			if _, err := a.Sub(b); err == nil {
				t.Fatal("a - b is allowed, and a + b is not")
			}
			return
		}
		if swapped, _ := b.Add(a); swapped.Value != sum.Value || swapped.Dim != sum.Dim || swapped.form != sum.form {
			t.Fatalf("a + b = %v, b + a = %v", sum, swapped)
		}
		if diff, err := sum.Sub(a); err != nil || diff.Dim != b.Dim {
			t.Fatalf("a + b - a = %v, %v", diff, err)
		}
	})
}

// KB is 1000 bytes and KiB 1024, in whatever literal they stand.
func TestDecimalAndBinarySizesAreNeverMixed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.StringMatching(`[1-9][0-9]{0,3}(\.[1-9])?`).Draw(t, "n")
		i := rapid.IntRange(0, 4).Draw(t, "prefix")
		rest := rapid.SampledFrom([]string{"", "/s", "/d", "/month"}).Draw(t, "rest")
		prefix := "KMGTP"[i : i+1]
		decimal, err := Parse(n + prefix + "B" + rest)
		if err != nil {
			t.Fatal(err)
		}
		binary, err := Parse(n + prefix + "iB" + rest)
		if err != nil {
			t.Fatal(err)
		}
		want := 1.
		for range i + 1 {
			want *= 1.024
		}
		if !near(binary.Value/decimal.Value, want, 1e-12) {
			t.Fatalf("%v / %v = %v", binary, decimal, binary.Value/decimal.Value)
		}
		if strings.Contains(Format(binary), "iB") {
			t.Fatalf("computed sizes are decimal, not %s", Format(binary))
		}
	})
}

// Every literal is an expression of the same value, and can be an operand.
func TestLiteralsAreExpressions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := Format(genQuantity().Draw(t, "q"))
		q, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, expr := range []string{text, "(" + text + ")", text + " * 1", "1*" + text, "max(" + text + "," + text + ")"} {
			r, err := Eval(expr, lookupIn(nil))
			if err != nil || r.Value != q.Value || r.Dim != q.Dim || r.Currency != q.Currency {
				t.Fatalf("Eval(%q) = %v, %v, want %v", expr, r.Value, err, q.Value)
			}
		}
	})
}
