package quantity

import (
	"math"
	"testing"
)

func TestPlain(t *testing.T) {
	for _, test := range []struct {
		text  string
		value float64
		unit  string
	}{
		{"6", 6, "1"}, {"92%", .92, "1"}, {"5k/s", 5000, "1/s"}, {"8%/month", .08, "1/month"},
		{"800ms", .8, "s"}, {"2KB", 2000, "B"}, {"8Mbit/s", 1e6, "B/s"}, {"$5", 5, "$"},
		{"$1/h", 730, "$/month"}, {"EUR 12/month", 12, "EUR/month"}, {"$0.09/GB", .09, "$/GB"},
		{"$0.023/GB/month", .023, "$/GB/month"},
	} {
		q, err := Parse(test.text)
		if err != nil {
			t.Fatal(err)
		}
		if v, unit := Plain(q); math.Abs(v-test.value) > 1e-12*test.value || unit != test.unit {
			t.Errorf("%s is %v %s, want %v %s", test.text, v, unit, test.value, test.unit)
		}
	}
	if v, unit := Plain(Quantity{}); v != 0 || unit != "" {
		t.Errorf("what is not known is %v %q", v, unit)
	}
}
