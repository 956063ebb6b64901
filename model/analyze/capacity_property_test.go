package analyze

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestMoreReplicasNeverRaiseUtilisation adds a replica, wherever it goes.
func TestMoreReplicasNeverRaiseUtilisation(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rate := rapid.IntRange(1, 5000).Draw(rt, "rate")
		n := rapid.IntRange(2, 60).Draw(rt, "replicas")
		zones := rapid.IntRange(2, 6).Draw(rt, "zones")
		with := func(n int) *ComponentCapacity {
			return serve(t, fmt.Sprintf("rate: %d/s, replicas: {count: %d, zones: %d}", rate, n, zones), "growth: 3%/month", "")
		}
		few, more := with(n), with(n+1)
		if more.Utilisation.Value.Value >= few.Utilisation.Value.Value {
			rt.Errorf("utilisation %v, with one more %v", few.Utilisation.Value, more.Utilisation.Value)
		}
		if few.ZoneLost.Known() && more.ZoneLost.Value.Value > few.ZoneLost.Value.Value {
			rt.Errorf("utilisation without a zone %v, with one more %v", few.ZoneLost.Value, more.ZoneLost.Value)
		}
		if more.Runway.Value.Value < few.Runway.Value.Value {
			rt.Errorf("runway %v, with one more %v", few.Runway.Value, more.Runway.Value)
		}
		if more.Needed.Value.Value != few.Needed.Value.Value {
			rt.Errorf("needed %v, with one more %v", few.Needed.Value, more.Needed.Value)
		}
	})
}

// TestUtilisationIsLinear scales what arrives at a store with copies.
func TestUtilisationIsLinear(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(rt, "copies")
		rate := rapid.IntRange(1, 1000).Draw(rt, "rate")
		factor := rapid.IntRange(2, 9).Draw(rt, "factor")
		facts := fmt.Sprintf("rate: 700/s, replicas: {count: 9, zones: 3}, record: 1KB, retention: 90d, replication: {n: %d}", n)
		at := func(rate int) []Figure {
			c := keep(t, facts, fmt.Sprintf("rate: %d/s, average: %d/s", rate, rate))
			return []Figure{c.Utilisation, c.ZoneLost, c.Cold, c.Storm, c.Added, c.Stored, c.InAYear}
		}
		once, scaled := at(rate), at(rate*factor)
		for i := range once {
			want := once[i].Value.Value * float64(factor)
			if math.Abs(scaled[i].Value.Value-want) > 1e-9*want || want == 0 {
				rt.Errorf("%s: %v, scaled by %d to %v", once[i].Formula, once[i].Value, factor, scaled[i].Value)
			}
		}
	})
}

// TestNeededIsEnough runs as many replicas as are needed, and one fewer.
func TestNeededIsEnough(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rate := rapid.IntRange(1, 3000).Draw(rt, "rate")
		zones := rapid.IntRange(2, 6).Draw(rt, "zones")
		with := func(n float64) *ComponentCapacity {
			return serve(t, fmt.Sprintf("rate: %d/s, replicas: {count: %v, zones: %d}", rate, n, zones), "", "")
		}
		c := with(2)
		const slack = 1 + 1e-9
		needed := c.Needed.Value.Value
		if u := with(needed).Utilisation.Value.Value; u > .6*slack {
			rt.Errorf("%v replicas are used by %v", needed, u)
		}
		if needed > 1 && with(needed-1).Utilisation.Value.Value <= .6 {
			rt.Errorf("%v replicas would do", needed-1)
		}
		if u := with(c.NeededZone.Value.Value).ZoneLost.Value.Value; u > .6*slack {
			rt.Errorf("%v replicas less a zone are used by %v", c.NeededZone.Value, u)
		}
	})
}
