package analyze

import (
	"context"

	"casebook/model"
)

var latencyFormulas = []Formula{}

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
	Start     Figure // mean time from the beginning of the flow to its own
	Mean      Figure // mean time from its start until it is answered
	TailShare Figure // of the time of requests at or beyond p99, what they spend in it; all sum to 1
}

// latency composes the latencies of the steps of every flow.
func (sys *system) latency(_ context.Context, _ *Demand, _ *Capacity) ([]FlowLatency, error) {
	return nil, nil
}
