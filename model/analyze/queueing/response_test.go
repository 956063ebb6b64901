package queueing_test

import (
	"math"
	"testing"

	"casebook/model/analyze/distribution"
	"casebook/model/analyze/queueing"
)

// C6: wait and service together, each by its law.
func TestResponseOracle(t *testing.T) {
	w, err := queueing.MMC(80, 0.1, 10).Wait()
	if err != nil {
		t.Fatal(err)
	}
	wait, err := distribution.Wait(w.Chance, w.Mean)
	if err != nil {
		t.Fatal(err)
	}
	service, err := distribution.Exponential(0.1)
	if err != nil {
		t.Fatal(err)
	}
	response := distribution.Series(distribution.Step(0, wait), distribution.Step(1, service))
	s, err := distribution.NewComposer().Summary(response)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []struct{ got, want float64 }{
		{s.Mean, 0.120459}, {s.P50, 0.0912145}, {s.P95, 0.332827}, {s.P99, 0.494611},
	} {
		if math.Abs(o.got-o.want) > 1e-5*o.want {
			t.Errorf("%.7g, want %.7g", o.got, o.want)
		}
	}
}
