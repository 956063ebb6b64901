package quantity

import (
	"errors"
	"testing"
)

func TestIs(t *testing.T) {
	for _, test := range []struct {
		q    Quantity
		sort string
		want string // the error, or "" for none
	}{
		{Quantity{}, "rate", ""},
		{Count(6), "count", ""},
		{Count(6), "number", ""},
		{Share(.92), "number", ""},
		{Share(.92), "share", ""},
		{Of(.92, Dimension{}), "count", ""},
		{Of(.92, Dimension{}), "share", ""},
		{Count(.92), "share", "is a count, but a share is wanted, as 92%"},
		{Count(6), "share", "is a count, but a share is wanted, as 6%"},
		{Count(600), "share", "is a count, but a share is wanted, as 92%"},
		{Share(.92), "count", "is a share, but a count is wanted, as 40M"},
		{Count(1.5), "duration", "has no unit, but a duration is wanted, as 200ms"},
		{Count(1.5), "rate", "has no unit, but a rate is wanted, as 600/s"},
		{Share(.5), "rate", "is a share, but a rate is wanted, as 600/s"},
		{Seconds(2), "rate", "is a duration, but a rate is wanted, as 600/s"},
		{Rate(2), "growth", "is a rate, but a growth is wanted, as 8%/month"},
		{Bytes(2), "share", "is a size, but a share is wanted, as 92%"},
		{BytesPerSecond(2), "size", "is a throughput, but a size is wanted, as 2KB"},
		{Money(2, "$"), "cost", "is money, but money per time is wanted, as $0.17/h"},
		{Of(2, Dimension{Time: 1, Data: 1}), "size", "is a size * time, but a size is wanted, as 2KB"},
		{Count(2), "weight", `quantity: no sort of quantity is called "weight"`},
	} {
		got := ""
		if err := test.q.Is(test.sort); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%v.Is(%q) = %q, want %q", test.q, test.sort, got, test.want)
		}
	}
	var mismatch *MismatchError
	if err := Seconds(1).Is("rate"); !errors.As(err, &mismatch) || mismatch.Want != "a rate" {
		t.Errorf("Is returned %#v", err)
	}
}

func TestNamed(t *testing.T) {
	for _, k := range kinds {
		d, ok := Named(k.name)
		if !ok || d != k.dim {
			t.Errorf("Named(%q) = %v, %v", k.name, d, ok)
		}
		if err := mustParse(t, Example(k.name)).Is(k.name); err != nil {
			t.Errorf("the example of a %s %v", k.name, err)
		}
	}
	if d, ok := Named("weight"); ok || d != (Dimension{}) || Example("weight") != "" {
		t.Errorf("Named knows weights: %v", d)
	}
}

func TestDimensionString(t *testing.T) {
	for want, d := range map[string]Dimension{
		"bare number":             {},
		"rate":                    {Time: -1},
		"duration":                {Time: 1},
		"size":                    {Data: 1},
		"throughput":              {Data: 1, Time: -1},
		"money":                   {Money: 1},
		"money per time":          {Money: 1, Time: -1},
		"money per size and time": {Money: 1, Data: -1, Time: -1},
		"count per size":          {Data: -1},
		"size^2 * time per money": {Data: 2, Time: 1, Money: -1},
	} {
		if got := d.String(); got != want {
			t.Errorf("%#v is %q, want %q", d, got, want)
		}
	}
}
