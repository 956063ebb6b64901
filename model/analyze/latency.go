package analyze

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"casebook/model"
	"casebook/model/analyze/distribution"
	"casebook/model/quantity"
)

var latencyFormulas = []Formula{
	{"latency", "distribution of what comes of all steps that are waited for, composed", "each step is lognormal through its percentiles; steps after each other are convolved, beside each other the last of those waited for counts, ways are mixed, retries and timeouts are mixtures of attempts; steps are independent of each other, so a shared load makes the real tail longer; of requests that are answered"},
	{"step-latency", "distribution of the step with its retries", "without what its callee calls; with waiting where latency was measured unloaded"},
	{"naive-latency", "sum of the p99 of the steps", "what not to do: percentiles do not add up"},
	{"unanswered", "share of requests whose last attempt fails or times out", ""},
	{"late", "share of the attempts of a step that take longer than its timeout", "with all that its callee calls; of attempts that would be answered"},
	{"tail-share", "part in the time of the requests beyond p99", "E[step | whole >= p99] / E[whole | whole >= p99]"},
}

// FlowLatency is how long a flow takes, or what is behind its messages.
type FlowLatency struct {
	Flow *model.Flow
	Then bool // behind its messages: from the hand-over until all of it is done

	P50, P95, P99, P999 Figure
	Mean                Figure
	Naive               Figure // the sum of the steps' p99, which is not the p99 of the sum
	Unanswered          Figure // share of arrivals that time out or fail after their retries
	Steps               []StepLatency
}

// Name returns the flow's id, with /then where it is what is behind its messages.
func (l *FlowLatency) Name() string {
	if l.Then {
		return l.Flow.ID + model.Then
	}
	return l.Flow.ID
}

// StepLatency is what a step has to do with it.
type StepLatency struct {
	Hop       *model.Hop
	Number    string
	P50, P99  Figure // of its own, without what its callee calls
	Start     Figure // mean time from the beginning of the flow to its own, where it is taken
	Mean      Figure // mean time that it takes by itself, with its retries
	TailShare Figure // its part in the time of the requests beyond p99; all sum to 1
	Late      Figure // share of its attempts, with all that its callee calls, that would be answered after its timeout
}

// latency composes the latencies of the steps of every flow, several at a time.
func (sys *system) latency(ctx context.Context, d *Demand, c *Capacity) ([]FlowLatency, error) {
	var subjects []subject
	for _, f := range sys.flows {
		subjects = append(subjects, subject{flow: f, calls: f.calls})
		if f.HasThen() {
			subjects = append(subjects, subject{flow: f, then: true, calls: behind(f.calls)})
		}
	}
	list := make([]FlowLatency, len(subjects))
	order := largestFirst(subjects)
	var taken atomic.Int32
	group, ctx := errgroup.WithContext(ctx)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			l := laws{system: sys, demand: d, capacity: c, composer: distribution.NewComposer(), own: map[string]ownLaw{}}
			for ctx.Err() == nil {
				k := int(taken.Add(1)) - 1
				if k >= len(order) {
					break
				}
				var err error
				i := order[k]
				if list[i], err = l.flow(&subjects[i]); err != nil {
					return err
				}
			}
			return ctx.Err()
		})
	}
	return list, group.Wait()
}

// largestFirst returns the order in which subjects are done the sooner at several at a time.
func largestFirst(subjects []subject) []int {
	order, size := make([]int, len(subjects)), make([]int, len(subjects))
	for i, s := range subjects {
		order[i] = i
		each(s.calls, func(c *Call) bool {
			if c.counts(s.then) {
				size[i]++
			}
			return true
		})
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(size[b], size[a]) })
	return order
}

// flow composes the latency of a flow, or of what is behind its messages.
func (l *laws) flow(s *subject) (FlowLatency, error) {
	out := FlowLatency{Flow: s.flow.Flow, Then: s.then}
	t := timing{laws: l, then: s.then, missing: Figure{Formula: "latency"}}
	whole, err := t.series(s.calls)
	if err != nil {
		return out, fmt.Errorf("flow %s: %w", out.Name(), err)
	}
	if len(t.steps) == 0 {
		t.missing.Reason = "nobody waits for any of its steps"
	}
	if len(t.missing.Missing) > 0 || t.missing.Reason != "" {
		out.unknown(&t)
		return out, nil
	}
	sum, err := l.composer.Summary(whole)
	if errors.Is(err, distribution.ErrUnanswered) || err == nil && sum.Failed > nothingLeft {
		t.missing.Reason = "hardly anything is answered in time: look at its timeouts"
		out.unknown(&t)
		return out, nil
	}
	if err != nil {
		return out, fmt.Errorf("flow %s: %w", out.Name(), err)
	}
	out.fill(&t, sum)
	return out, nil
}

// nothingLeft is the share of failures beyond which what is left says nothing about latency.
const nothingLeft = 1 - 1e-6

// unknown fills in a latency that is not known: all but the steps that are.
func (out *FlowLatency) unknown(t *timing) {
	for _, f := range []*Figure{&out.P50, &out.P95, &out.P99, &out.P999, &out.Mean, &out.Naive, &out.Unanswered} {
		*f = t.missing
	}
	for _, s := range t.steps {
		step := s.figures()
		step.Start, step.Mean, step.TailShare = t.missing, t.missing, t.missing
		out.Steps = append(out.Steps, step)
	}
}

// fill fills in what comes of the composition.
func (out *FlowLatency) fill(t *timing, s distribution.Summary) {
	var inputs []Input
	naive := 0.0
	for i := range t.steps {
		step := &t.steps[i]
		inputs = append(inputs, step.inputs...)
		naive += step.p99
	}
	of := func(formula string, q quantity.Quantity) Figure {
		return Figure{Formula: formula, Value: q, Inputs: inputs}
	}
	seconds := func(x float64) Figure { return of("latency", quantity.Seconds(x)) }
	out.P50, out.P95, out.P99, out.P999, out.Mean = seconds(s.P50), seconds(s.P95), seconds(s.P99), seconds(s.P999), seconds(s.Mean)
	out.Naive = of("naive-latency", quantity.Seconds(naive))
	out.Unanswered = of("unanswered", quantity.Share(audible(s.Failed)))
	shares := map[int]distribution.Share{}
	for _, share := range s.Shares {
		shares[share.Key] = share
	}
	for i := range t.steps {
		step, share := t.steps[i].figures(), shares[i]
		step.Start = Figure{Formula: "latency", Value: quantity.Seconds(share.Start)}
		step.Mean = Figure{Formula: "step-latency", Value: quantity.Seconds(share.Mean), Inputs: t.steps[i].inputs}
		step.TailShare = none("tail-share", "the flow takes no time")
		if s.Tail > 0 {
			step.TailShare = Figure{Formula: "tail-share", Value: quantity.Share(share.Tail / s.Tail)}
		}
		out.Steps = append(out.Steps, step)
	}
}

// audible returns a share, or 0 where it is no more than the noise of adding others up.
func audible(share float64) float64 {
	if share < 1e-12 {
		return 0
	}
	return share
}
