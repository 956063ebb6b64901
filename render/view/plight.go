package view

import (
	"cmp"
	"slices"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/render/scene"
)

// plight is what a failure does to a component.
type plight int

// The plights, from none to the worst.
const (
	aside      plight = iota // no flow comes by
	untouched                // all flows that come by go on as they did
	degraded                 // some of them stop, or go on with less
	stopped                  // all of them stop
	overloaded               // it is too small for what then arrives
	fails                    // it is what fails
)

// plightMarks are what marks plights; there is none for what goes on as it did.
var plightMarks = map[plight]mark{
	degraded:   {sign: "~", word: "degraded", paint: scene.Tight},
	stopped:    {sign: "−", word: "stopped", paint: scene.Beyond},
	overloaded: {sign: "!", word: "overloaded", paint: scene.Tight},
	fails:      {sign: "×", word: "fails", paint: scene.Beyond, gone: true},
}

// plightWords explain the marks, in the order of a legend.
var plightWords = []struct {
	plight plight
	words  string
}{
	{fails, "fails"},
	{stopped, "stopped: a flow, or all flows that come by"},
	{degraded, "degraded or partly stopped: a flow, or some flows that come by"},
	{overloaded, "overloaded: too small for what then arrives"},
}

// effectPlights are the plights of flows, by what a failure does to them.
var effectPlights = map[analyze.Effect]plight{
	analyze.Untouched: untouched, analyze.Degraded: degraded, analyze.Partial: degraded, analyze.Stopped: stopped,
}

func (p plight) word() string {
	switch p {
	case aside, untouched:
		return "untouched"
	}
	return plightMarks[p].word
}

// among returns the plight of what some flows come by: the worst of theirs, but stopped only where all
// of them are.
func among(flows []analyze.Effect) plight {
	if len(flows) == 0 {
		return aside
	}
	worst, best := untouched, stopped
	for _, e := range flows {
		worst, best = max(worst, effectPlights[e]), min(best, effectPlights[e])
	}
	if worst == stopped && best != stopped {
		return degraded
	}
	return worst
}

// damage is what a failure does to the parts of an architecture.
type damage struct {
	study      *model.Study
	blast      *analyze.Blast
	down       map[string]bool             // components and zones that the failure names
	components map[string][]analyze.Effect // on the flows that come by each
	links      map[int][]analyze.Effect    // likewise along each connection
}

func damageOf(a *analyze.Analysis, b *analyze.Blast) *damage {
	d := &damage{study: a.Study, blast: b, down: map[string]bool{},
		components: map[string][]analyze.Effect{}, links: map[int][]analyze.Effect{}}
	for _, id := range b.Failure.Fail {
		d.down[id] = true
	}
	for _, f := range b.Flows {
		seen := map[string]bool{}
		for _, h := range hopsOf(a.Study, f.Flow, f.Then) {
			d.links[h.Connection] = append(d.links[h.Connection], f.Effect)
			for _, id := range []string{h.From, h.To} {
				if !seen[id] {
					seen[id] = true
					d.components[id] = append(d.components[id], f.Effect)
				}
			}
		}
	}
	return d
}

// hopsOf returns the hops of a flow that are waited for and its messages, or those behind its messages.
func hopsOf(s *model.Study, f *model.Flow, then bool) []*model.Hop {
	var hops []*model.Hop
	using := map[string]bool{f.ID: true}
	var visit func(steps []model.Step, behind bool)
	visit = func(steps []model.Step, behind bool) {
		for i := range steps {
			switch step := &steps[i]; {
			case step.Hop != nil:
				if behind == then {
					hops = append(hops, step.Hop)
				}
				visit(step.Hop.Then, true)
			case step.Parallel != nil:
				visit(step.Parallel.Steps, behind)
			case step.Use != "" && !using[step.Use] && s.Flow(step.Use) != nil:
				using[step.Use] = true
				visit(s.Flow(step.Use).Steps, behind)
				delete(using, step.Use)
			}
			for k := range steps[i].Either {
				visit(steps[i].Either[k].Steps, behind)
			}
		}
	}
	visit(f.Steps, false)
	return hops
}

// component returns the plight of a component.
func (d *damage) component(c *model.Component) plight {
	lost, of := d.zonesLost(c)
	switch p := among(d.components[c.ID]); {
	case d.down[c.ID] || d.zoneLost(c.In) || of > 0 && lost == of:
		return fails
	case d.overload(c) != nil:
		return overloaded
	case lost > 0:
		return max(p, degraded)
	default:
		return p
	}
}

// overload says how a component is too small, or nil.
func (d *damage) overload(c *model.Component) *analyze.Overload {
	for i := range d.blast.Overloaded {
		if o := &d.blast.Overloaded[i]; o.Component.ID == c.ID {
			return o
		}
	}
	return nil
}

// link returns the plight of a connection: it fails where one of its ends does.
func (d *damage) link(i int, from, to plight) plight {
	p := among(d.links[i])
	if p != aside && (from == fails || to == fails) {
		return fails
	}
	return p
}

// zoneLost reports whether a zone, or one around it, fails.
func (d *damage) zoneLost(id string) bool {
	return slices.ContainsFunc(d.study.ZonePath(id), func(z *model.Zone) bool { return d.down[z.ID] })
}

// zonesLost returns how many of the zones that a component is spread over fail, where it names them.
func (d *damage) zonesLost(c *model.Component) (lost, of int) {
	for _, z := range c.Replicas.Zones.Zones {
		if d.zoneLost(z) {
			lost++
		}
	}
	return lost, len(c.Replicas.Zones.Zones)
}

// worstFirst orders flows by what becomes of them, and else leaves them in the order of the file.
func worstFirst(flows []analyze.FlowBlast) []analyze.FlowBlast {
	order := []analyze.Effect{analyze.Stopped, analyze.Partial, analyze.Degraded, analyze.Untouched}
	flows = slices.Clone(flows)
	slices.SortStableFunc(flows, func(a, b analyze.FlowBlast) int {
		return cmp.Compare(slices.Index(order, a.Effect), slices.Index(order, b.Effect))
	})
	return flows
}
