package analyze

import (
	"fmt"
	"strings"
	"testing"
)

// chain makes a study of a flow through n components of the same latency.
func chain(n int, latency, steps string) string {
	var components, connections strings.Builder
	for i := range n {
		fmt.Fprintf(&components, "s%d: {name: S%d, kind: service, latency: %s}\n", i, i, latency)
		fmt.Fprintf(&connections, "- u -> s%d\n", i)
	}
	return parts(components.String(), connections.String(), steps)
}

// TestLatency holds oracles C1 to C9 of the design that a study can state.
func TestLatency(t *testing.T) {
	const ten = "{p50: 10ms, p99: 100ms}"
	for _, test := range []struct {
		name, text          string
		p50, p95, p99, p999 float64 // in milliseconds; 0 is not looked at
	}{
		{"C1, one step", chain(1, ten, "- u -> s0"), 10, 50.9394, 100, 212.99},
		{"C2, two beside each other", chain(2, ten, "- parallel: [u -> s0, u -> s1]"), 0, 0, 127.899, 0},
		{"C2, a fan-out of ten", chain(1, ten, "- {step: u -> s0, times: 10}"), 0, 0, 212.709, 0},
		{"C2, a fan-out of a hundred", chain(1, ten, "- {step: u -> s0, times: 100}"), 114.374, 0, 396.379, 0},
		{"C3, three in a row", chain(3, ten, "- u -> s0\n- u -> s1\n- u -> s2"), 39.49, 114.31, 184.5, 0},
		{"C3, three times over", chain(1, ten, "- {step: u -> s0, times: 3, serialised: true}"), 39.49, 114.31, 184.5, 0},
	} {
		l := analyse(t, test.text, Options{}).Latency[0]
		for _, p := range []struct {
			name   string
			figure Figure
			want   float64
		}{{"p50", l.P50, test.p50}, {"p95", l.P95, test.p95}, {"p99", l.P99, test.p99}, {"p99.9", l.P999, test.p999}} {
			if p.want > 0 {
				near(t, test.name+": "+p.name, p.figure, p.want/1000, 3e-4)
			}
		}
	}
}

// TestNeverAddsPercentiles shows the sum of the p99 beside the p99 of the sum, and the shares of the
// steps in it.
func TestNeverAddsPercentiles(t *testing.T) {
	l := analyse(t, chain(3, "{p50: 10ms, p99: 100ms}", "- u -> s0\n- u -> s1\n- u -> s2"), Options{}).Latency[0]
	near(t, "naive", l.Naive, .3, 1e-3)
	near(t, "p99", l.P99, .1845, 3e-4)
	sum := 0.0
	for _, s := range l.Steps {
		near(t, "share of a step", s.TailShare, 1./3, 1e-3)
		sum += s.TailShare.Value.Value
	}
	near(t, "shares", Figure{Value: l.Steps[0].TailShare.Value}, sum/3, 1e-9)
}

// TestTimeouts is oracle C9: what runs into its timeout is an error and no latency.
func TestTimeouts(t *testing.T) {
	text := parts("a: {name: A, kind: service, latency: {p50: 10ms, p99: 100ms}}",
		"- {from: u, to: a, timeout: 60ms, retries: RETRIES}", "- u -> a")
	l := analyse(t, replace(text, "RETRIES", "0"), Options{}).Latency[0]
	near(t, "timeouts", l.Unanswered, .03513, 1e-3)
	l = analyse(t, replace(text, "RETRIES", "1"), Options{}).Latency[0]
	near(t, "timeouts after a retry", l.Unanswered, .001234, 1e-3)
	optional := replace(text, "retries: RETRIES", "optional: true")
	l = analyse(t, optional, Options{}).Latency[0]
	if l.Unanswered.Value.Value > 1e-12 {
		t.Errorf("what may be left out fails: %v", l.Unanswered.Value)
	}
	near(t, "p99 of what may be left out", l.P99, .06, 1e-3)
}

// TestQueuesAreNotPooled is oracles C6 and C7: ten servers with a queue each wait far longer than ten
// behind one.
func TestQueuesAreNotPooled(t *testing.T) {
	const mean = "latency: {p50: 69.3147ms, p99: 460.517ms}, queueing: true" // about exponential, of mean 100 ms
	pooled := analyse(t, parts("a: {name: A, kind: service, "+mean+", workers: 10, replicas: 1}", "- u -> a",
		"- {step: u -> a, times: 0.8}"), Options{}).Latency[0]
	apart := analyse(t, parts("a: {name: A, kind: service, "+mean+", workers: 1, replicas: 10}", "- u -> a",
		"- {step: u -> a, times: 0.8}"), Options{}).Latency[0]
	if ratio := apart.P99.Value.Value / pooled.P99.Value.Value; ratio < 3 {
		t.Errorf("ten queues are %.3g times as slow as one, want far more", ratio)
	}
}

func TestQueueingOnlyWhereUnloaded(t *testing.T) {
	const text = "a: {name: A, kind: service, latency: {p50: 5ms, p99: 20ms}, replicas: 1QUEUEING}"
	loaded := analyse(t, parts(replace(text, "QUEUEING", ""), "- u -> a", "- u -> a"), Options{}).Latency[0]
	near(t, "measured at load", loaded.P99, .02, 1e-5)
	unloaded := analyse(t, parts(replace(text, "QUEUEING", ", queueing: true"), "- u -> a", "- u -> a"), Options{}).Latency[0]
	if unloaded.P99.Value.Value < .025 {
		t.Errorf("measured unloaded: p99 = %v", unloaded.P99.Value)
	}
	over := analyse(t, parts(replace(text, "QUEUEING", ", queueing: true"), "- u -> a", "- {step: u -> a, times: 9}"), Options{}).Latency[0]
	if over.P99.Known() || over.P99.Reason == "" {
		t.Errorf("overloaded: %+v", over.P99)
	}
}

// TestLatencyAcrossZones adds the way between zones once there and back.
func TestLatencyAcrossZones(t *testing.T) {
	text := replace(parts("a: {name: A, kind: service, in: z, latency: {p50: 10ms, p99: 100ms}}\nb: {name: B, kind: service, in: far, latency: {p50: 1ms, p99: 1ms}}",
		"- u -> a\n- a -> b", "- u -> a\n- a -> b"), "    z: {", "    far: {name: Far, kind: region, latency: {eu: 80ms}}\n    z: {")
	l := analyse(t, text, Options{}).Latency[0]
	near(t, "p50", l.P50, .091, 1e-6)
	near(t, "p99", l.P99, .181, 1e-6)
	near(t, "step to the other region", l.Steps[1].P99, .081, 1e-6)
}

// TestLatencyEndsAtTheHandOver leaves out what is behind a message, which has a latency of its own.
func TestLatencyEndsAtTheHandOver(t *testing.T) {
	a := analyse(t, parts(`
a: {name: A, kind: service, latency: {p50: 10ms, p99: 10ms}}
q: {name: Q, kind: queue, latency: {p50: 5ms, p99: 5ms}}
w: {name: W, kind: worker, latency: {p50: 300ms, p99: 300ms}}`,
		"- u -> a\n- a ~> q\n- q ~> w\n- w -> a", "- u -> a\n- {step: a ~> q, then: [q ~> w, w -> a]}"), Options{})
	near(t, "f", a.Latency[0].P99, .01, 1e-6)
	near(t, "f/then", a.Latency[1].P99, .315, 1e-6)
}

// TestATailIsNeverInvented leaves a latency unknown of which only the median is.
func TestATailIsNeverInvented(t *testing.T) {
	l := analyse(t, parts("a: {name: A, kind: service, latency: {p50: 10ms}}\nb: {name: B, kind: service, latency: {p50: 1ms, p99: 2ms}}",
		"- u -> a\n- a -> b", "- u -> a\n- a -> b"), Options{}).Latency[0]
	if l.P50.Known() || strings.Join(l.P50.Missing, " ") != "a.latency.p99" {
		t.Errorf("p50: %+v", l.P50)
	}
	near(t, "the step that is known", l.Steps[1].P99, .002, 1e-5)
}

// TestNothingIsAnsweredInTime has no latency where next to nothing is left of the requests.
func TestNothingIsAnsweredInTime(t *testing.T) {
	l := analyse(t, parts("a: {name: A, kind: service, latency: {p50: 10s, p99: 12s}}",
		"- {from: u, to: a, timeout: 1s, retries: 1}", "- u -> a"), Options{}).Latency[0]
	if l.P99.Known() || l.P99.Reason == "" {
		t.Errorf("%+v", l.P99)
	}
}

// TestLate holds the share of attempts that come after their timeout to what the percentiles say, for a
// step by itself and for one inside another; and to be unknown where a time within is.
func TestLate(t *testing.T) {
	const two = "a: {name: A, kind: service, latency: {p50: 1us, p99: 2us}}\nb: {name: B, kind: service, latency: {p50: 10ms, p99: 100ms}}"
	const calls = "- {from: u, to: a, timeout: 100ms}\n- {from: a, to: b, timeout: 10ms, retries: 0}"
	steps := analyse(t, parts(two, strings.ReplaceAll(calls, "timeout: 10ms", "timeout: 10s"), "- u -> a\n- a -> b"), Options{}).Latency[0].Steps
	near(t, "with what is inside", steps[0].Late, .01, 1e-2)
	if late := steps[1].Late.Value.Value; late > 1e-9 {
		t.Errorf("far from its timeout %v of the attempts are late", late)
	}
	steps = analyse(t, parts(two, calls, "- u -> a\n- a -> b"), Options{}).Latency[0].Steps
	near(t, "at the median", steps[1].Late, .5, 1e-2)
	unknown := strings.ReplaceAll(two, ", latency: {p50: 10ms, p99: 100ms}", "")
	steps = analyse(t, parts(unknown, calls, "- u -> a\n- a -> b"), Options{}).Latency[0].Steps
	if got := strings.Join(steps[0].Late.Missing, " "); got != "b.latency.p50 b.latency.p99" {
		t.Errorf("it lacks %q", got)
	}
}
