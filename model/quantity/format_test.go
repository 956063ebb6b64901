package quantity

import (
	"math"
	"testing"
)

func TestFormat(t *testing.T) {
	for _, test := range []struct {
		q    Quantity
		want string
	}{
		{Quantity{}, "unknown"},
		{Of(math.NaN(), Dimension{}), "unknown"},
		{Of(math.Inf(1), Dimension{}), "unknown"},
		{Count(0), "0"},
		{Count(21), "21"},
		{Count(-21), "-21"},
		{Count(13.8888), "13.89"},
		{Count(999.96), "1k"},
		{Count(86400), "86.4k"},
		{Count(3e12), "3000G"},
		{Count(1e20), "1e11G"},
		{Count(1.25e-9), "1.25e-9"},

		{Rate(0), "0/s"},
		{Rate(1851.9), "1.852k/s"},
		{Rate(2314.8148), "2.315k/s"},
		{Rate(0.5), "30/min"},
		{Rate(3. / (365 * 86400)), "3/y"},
		{Rate(0.3 / (365 * 86400)), "0.3/y"},
		{Rate(2. / 86400), "2/d"},

		{Seconds(0), "0s"},
		{Seconds(2e-10), "0.2ns"},
		{Seconds(1.5e-5), "15us"},
		{Seconds(0.8), "800ms"},
		{Seconds(0.99996), "1s"},
		{Seconds(59.9), "59.9s"},
		{Seconds(600), "10min"},
		{Seconds(2592), "43.2min"},
		{Seconds(30 * 86400), "30d"},
		{Seconds(7 * 365 * 86400), "7y"},

		{Bytes(0), "0B"},
		{Bytes(0.25), "0.25B"},
		{Bytes(2048), "2.048KB"},
		{Bytes(399.36e9), "399.4GB"},
		{Bytes(5e18), "5000PB"},
		{BytesPerSecond(50e6), "50MB/s"},
		{BytesPerSecond(0.01), "36B/h"},

		{Share(0), "0%"},
		{Share(0.5), "50%"},
		{Share(1), "100%"},
		{Share(1.2), "120%"},
		{Share(8e-6), "0.0008%"},
		{Share(1. / 3), "33.33%"},
		{Share(0.9995), "99.95%"},
		{Share(0.99999), "99.999%"},
		{Share(0.9999999), "99.99999%"},
		{Share(0.9993213475), "99.9321%"},
		{Share(math.Nextafter(1, 0)), "99.99999999999999%"},
		{Of(0.08/(30*86400), rate).withForm(shareForm), "8%/month"},

		{Money(0, "$"), "$0"},
		{Money(12, "EUR"), "EUR 12"},
		{Money(12.5, "USD"), "$12.50"},
		{Money(-0.023, "$"), "-$0.023"},
		{Money(2606.1, "$"), "$2606"},
		{Money(25200, "$"), "$25.2k"},
		{Money(4e-7, "$"), "$0.40/M"},
		{Money(3, ""), "XXX 3"},
		{Quantity{Value: 0.17 / 3600, Dim: cost, Currency: "$", known: true}, "$124.10/month"},
		{Quantity{Value: 0.09e-9, Dim: transferCost, Currency: "$", known: true}, "$0.09/GB"},
		{Quantity{Value: 0.023e-9 / (730 * 3600), Dim: storageCost, Currency: "£", known: true}, "£ 0.023/GB/month"},

		{Of(6, Dimension{Data: 1, Time: 1}), "6B*s"},
		{Of(6, Dimension{Data: -1, Time: -1}), "6/B/s"},
		{Of(6, Dimension{Data: -1, Time: 1}), "6s/B"},
	} {
		if got := Format(test.q); got != test.want {
			t.Errorf("Format(%v of %v) = %q, want %q", test.q.Value, test.q.Dim, got, test.want)
		}
	}
}

func TestString(t *testing.T) {
	q := mustParse(t, " 1_800 ms")
	if q.String() != "1_800 ms" || Format(q) != "1.8s" {
		t.Errorf("got %v and %s", q, Format(q))
	}
	if twice, err := q.Add(q); err != nil || twice.String() != "3.6s" {
		t.Errorf("the sum is %v, %v", twice, err)
	}
}
