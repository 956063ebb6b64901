package report

import (
	"cmp"
	"slices"
	"strings"

	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/model/terminal"
)

func (r *Report) latencyText(p *page) {
	if len(r.Latency) == 0 {
		return
	}
	p.head("Latency", "and what percentiles that are added up would make of it, which they must not be")
	flows := table{columns: []column{{"flow", names}, {"p50", numbers}, {"p95", numbers}, {"p99", numbers}, {"p99.9", numbers},
		{"mean", numbers}, {"unanswered", numbers}, {"added up", numbers}}}
	tails := table{columns: []column{{"flow", names}, {"where the slowest 1% spend their time", lists}}}
	for i := range r.Latency {
		l := &r.Latency[i]
		naive := show(l.Naive)
		naive.colour = terminal.Faint
		flows.rows = append(flows.rows, []cell{word(l.Name()), show(l.P50), show(l.P95), show(l.P99), show(l.P999),
			show(l.Mean), show(l.Unanswered), naive})
		if tail := tailOf(l.Steps); tail != "" {
			tails.rows = append(tails.rows, []cell{word(l.Name()), word(tail)})
		}
	}
	p.tables(flows, tails)
}

const (
	mostSteps   = 4   // that are named for a flow's tail
	worthNaming = .02 // the share of the tail from which a step is
)

// tailOf names the steps in which the slowest requests spend most of their time.
func tailOf(steps []analyze.StepLatency) string {
	sorted := slices.Clone(steps)
	slices.SortStableFunc(sorted, func(a, b analyze.StepLatency) int {
		return cmp.Compare(b.TailShare.Value.Value, a.TailShare.Value.Value)
	})
	var list []string
	for _, s := range sorted {
		if share := s.TailShare.Value; len(list) < mostSteps && share.Known() && share.Value >= worthNaming {
			list = append(list, strings.TrimSpace(s.Number+" "+arrow(s.Hop.From, s.Hop.Mode, s.Hop.To))+" "+quantity.Format(share))
		}
	}
	return strings.Join(list, ", ")
}
