package quantity_test

import (
	"testing"

	"casebook/model/quantity"
)

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := quantity.Parse("$0.023/GB/month"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEval(b *testing.B) {
	peak := quantity.Rate(1852)
	lookup := func(string) (quantity.Quantity, error) { return peak, nil }
	for b.Loop() {
		if _, err := quantity.Eval("ceil(peak / (600/s * 60%)) * 3 + 1", lookup); err != nil {
			b.Fatal(err)
		}
	}
}
