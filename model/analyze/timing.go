package analyze

import (
	"casebook/model"
	"casebook/model/analyze/distribution"
	"casebook/model/quantity"
)

// timing puts the steps of a flow together as nodes of a distribution.
type timing struct {
	*laws
	then    bool
	steps   []timedStep // by the key of their nodes
	missing Figure      // what is missing of all of them
}

// timedStep is a hop that is waited for.
type timedStep struct {
	call     *Call
	law      ownLaw
	p50, p99 float64 // with the network
	inputs   []Input
	late     Figure
}

// figures returns what is known of the step by itself.
func (s *timedStep) figures() StepLatency {
	figure := func(x float64) Figure {
		f := Figure{Formula: "step-latency", Inputs: s.inputs, Missing: s.law.missing, Reason: s.law.reason}
		if s.law.known() {
			f.Value = quantity.Seconds(x)
		}
		return f
	}
	return StepLatency{Hop: s.call.Hop, Number: s.call.Number, P50: figure(s.p50), P99: figure(s.p99), Late: s.late}
}

func (t *timing) series(calls []Node) (*distribution.Node, error) {
	nodes := make([]*distribution.Node, len(calls))
	for i, n := range calls {
		var err error
		if nodes[i], err = t.node(n); err != nil {
			return nil, err
		}
	}
	return distribution.Series(nodes...), nil
}

func (t *timing) node(n Node) (*distribution.Node, error) {
	switch {
	case n.Call != nil:
		return t.call(n.Call)
	case n.Parallel != nil:
		return t.parallel(n.Parallel)
	}
	var ways []distribution.Branch
	for _, b := range n.Either {
		if b.Chance == 0 {
			continue
		}
		way, err := t.series(b.Calls)
		if err != nil {
			return nil, err
		}
		ways = append(ways, distribution.Branch{Chance: b.Chance, Node: way})
	}
	return distribution.Mixture(whole100(ways)...)
}

// whole100 returns ways whose chances sum to 1, which rounded ones may miss.
func whole100(ways []distribution.Branch) []distribution.Branch {
	sum := 0.0
	for _, w := range ways {
		sum += w.Chance
	}
	for i := range ways {
		ways[i].Chance /= sum
	}
	return ways
}

// parallel waits for the parts that take time. Messages do not: they are as good as done at once.
func (t *timing) parallel(p *Parallel) (*distribution.Node, error) {
	nodes := make([]*distribution.Node, len(p.Branches))
	for i, b := range p.Branches {
		var err error
		if nodes[i], err = t.series(b); err != nil {
			return nil, err
		}
	}
	return distribution.WaitFor(p.Wait, nodes...)
}

// call waits for the network, the callee, and what that calls; again and again, if it has to be.
func (t *timing) call(c *Call) (*distribution.Node, error) {
	if !c.counts(t.then) {
		return distribution.Series(), nil
	}
	if t.system.lost(t.byID[c.To]) {
		return t.lost(c)
	}
	key := len(t.steps)
	step := t.step(c)
	t.steps = append(t.steps, step)
	inner, err := t.series(c.Inner)
	if err != nil {
		return nil, err
	}
	n := distribution.Series(step.law.nodes(key, t.network(c.From, c.To))...)
	n = distribution.Series(n, inner)
	t.steps[key].late = t.late(key, n)
	if n, err = t.again(c, key, n); err != nil {
		return nil, err
	}
	if t.then {
		behind, err := t.series(c.Behind)
		if err != nil {
			return nil, err
		}
		n = distribution.Series(n, behind)
	}
	if chance := chanceOf(c.Hop); chance < 1 {
		return distribution.Mixture(distribution.Branch{Chance: chance, Node: n}, distribution.Branch{Chance: 1 - chance, Node: distribution.Series()})
	}
	return n, nil
}

// late returns the share of the attempts of a call, which is the step with a key, that would be answered
// after its timeout.
func (t *timing) late(key int, n *distribution.Node) Figure {
	c := t.steps[key].call
	if !c.Timeout.Known() {
		return none("late", "it has no timeout")
	}
	f := Figure{Formula: "late"}
	for i := range t.steps[key:] {
		law := &t.steps[key+i].law
		for _, m := range law.missing {
			f.lack(Input{Name: m})
		}
		if law.reason != "" {
			f.lack(without("", law.reason))
		}
	}
	if f.Reason == "" && len(f.Missing) == 0 {
		f.Value = quantity.Share(audible(1 - t.composer.CDF(n, c.Timeout.Value)))
	}
	return f
}

// lost is what a call of something that is down takes: its timeout, if the flow goes on without it.
func (t *timing) lost(c *Call) (*distribution.Node, error) {
	if hard(c) && c.Fallback == "" {
		t.missing.Reason = c.To + " is down"
		return distribution.Series(), nil
	}
	key := len(t.steps)
	law := ownLaw{}
	if c.Fallback != "" && t.byID[c.Fallback] != nil {
		law = t.law(c.Fallback)
	}
	t.steps = append(t.steps, t.note(c, law))
	return distribution.Series(law.nodes(key, 0)...), nil
}

// step returns the step of a call, and notes what it lacks.
func (t *timing) step(c *Call) timedStep { return t.note(c, t.law(c.To)) }

func (t *timing) note(c *Call, law ownLaw) timedStep {
	s := timedStep{call: c, law: law, inputs: law.inputs}
	for _, m := range law.missing {
		t.missing.lack(Input{Name: m})
	}
	if law.reason != "" {
		t.missing.Reason = law.reason
	}
	network := t.network(c.From, c.To)
	if network > 0 {
		s.inputs = append(s.inputs[:len(s.inputs):len(s.inputs)], Input{Name: c.From + " -> " + c.To + ": network", Value: quantity.Seconds(network)})
	}
	if law.known() {
		s.p50, s.p99 = t.quantile(law, .5)+network, t.quantile(law, .99)+network
	}
	return s
}

// quantile returns one of a component's own time.
func (t *timing) quantile(law ownLaw, p float64) float64 {
	if law.wait.Mean() == 0 {
		return law.work.Quantile(p)
	}
	return t.composer.Quantile(law.node(0), p)
}

// again makes a call with its timeout and retries, and as often as it is made.
func (t *timing) again(c *Call, key int, n *distribution.Node) (*distribution.Node, error) {
	if c.Timeout.Known() || c.Retries.Value > 0 || c.ErrorRate.Value > 0 {
		var err error
		n, err = distribution.Retry(n, distribution.Retries{
			Key: key, Timeout: c.Timeout.Value, Retries: min(int(c.Retries.Value), mostRetries), Failure: c.ErrorRate.Value,
		})
		if err != nil {
			return nil, err
		}
		if c.Optional == model.Yes || c.Fallback != "" {
			if n, err = t.otherwise(c, key, n); err != nil {
				return nil, err
			}
		}
	}
	times := timesOf(c.Hop)
	if times == 1 {
		return n, nil
	}
	if c.Serialised == model.Yes {
		return distribution.Repeat(times, n)
	}
	return distribution.Fan(times, n)
}

// mostRetries is how many retries are told apart.
const mostRetries = 100

// otherwise goes on where a call that the flow can do without is given up: after its timeouts, with
// its fallback if it has one.
func (t *timing) otherwise(c *Call, key int, n *distribution.Node) (*distribution.Node, error) {
	wait, err := distribution.Constant(float64((1 + c.Retries.Value) * c.Timeout.Value))
	if err != nil {
		return nil, err
	}
	nodes := []*distribution.Node{distribution.Step(key, wait)}
	if c.Fallback != "" && t.byID[c.Fallback] != nil && c.Fallback != c.To {
		law := t.law(c.Fallback)
		for _, m := range law.missing {
			t.missing.lack(Input{Name: m})
		}
		nodes = append(nodes, law.nodes(key, 0)...)
	}
	return t.composer.Otherwise(n, distribution.Series(nodes...)), nil
}
