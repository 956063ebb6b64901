package model

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/model/quantity"

	"gopkg.in/yaml.v3"
)

// checkFlows notes what is wrong with the shape of flows.
func (r *reader) checkFlows() {
	flows := r.study.Architecture.Flows
	for i := range flows {
		if n, ok := r.places[&flows[i].Steps]; ok && n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
			r.fault(n, "leave the key out until there are some", "\"steps\" of flow %s is empty", quote(flows[i].ID))
		}
		flows[i].Walk(func(s *Step, _ int) { r.checkStep(s) })
	}
	r.checkUses()
	r.checkObjectives()
}

func (r *reader) checkStep(s *Step) {
	if len(s.Either) > 0 {
		r.checkEither(s)
	} else if n, ok := r.places[&s.Either]; ok && n.Kind == yaml.SequenceNode {
		r.fault(n, "", "either has no branches")
	}
	if p := s.Parallel; p != nil && p.Wait > len(p.Steps) {
		r.add(r.at(&p.Wait, s.Pos), 1, "", "wait is %d, but only %d steps start together", p.Wait, len(p.Steps))
	}
	if h := s.Hop; h != nil {
		r.checkHop(h, s.Pos)
	}
}

func (r *reader) checkHop(h *Hop, at Pos) {
	if h.Mode == Sync && len(h.Then) > 0 {
		r.add(r.at(&h.Then, at), 1, fmt.Sprintf("write the steps after this one, or make it %s ~> %s", h.From, h.To),
			"then is for what happens behind a message; this step is a call")
	}
	if h.TimesMax.Known() && h.Times.Known() && h.TimesMax.Value < h.Times.Value {
		r.add(r.at(&h.TimesMax, at), 1, "", "max is less than mean")
	}
}

// wholeTolerance is how far chances may be from 100 % in sum, for those that are rounded.
const wholeTolerance = 0.0005

// checkEither settles the chances of the branches, and notes what is wrong with them.
func (r *reader) checkEither(s *Step) {
	rest, sum, clear := -1, 0.0, true
	for i := range s.Either {
		b := &s.Either[i]
		switch b.Given {
		case ChanceHit:
			b.Chance = r.hitShare(b)
		case "":
			if _, said := r.places[&b.Chance]; said {
				b.Given = ChanceStated
				break
			}
			b.Given = ChanceRest
			if rest >= 0 {
				r.add(b.Pos, 1, "say the chance of all branches but one", "two branches leave their chance out")
				clear = false
			}
			rest = i
			continue
		}
		clear = clear && b.Chance.Known()
		sum += b.Chance.Value
	}
	if !clear {
		return
	}
	r.settle(s, rest, sum)
}

// settle gives the branch without a chance what the others leave, and notes chances that come to
// something else than 100 %.
func (r *reader) settle(s *Step, rest int, sum float64) {
	percent := quantity.Share(math.Round(sum*1e6) / 1e6)
	at := r.at(&s.Either, s.Pos)
	switch {
	case sum > 1+wholeTolerance:
		r.add(at, 1, "", "the chances of these branches come to %s, which is more than 100%%", percent)
	case rest >= 0:
		s.Either[rest].Chance = quantity.Share(max(0, 1-sum))
	case sum < 1-wholeTolerance:
		r.add(at, 1, "leave one chance out for the rest", "the chances of these branches come to %s, not to 100%%", percent)
	}
}

// hitShare returns the hit share of the cache that the first step of a branch reads.
func (r *reader) hitShare(b *Branch) quantity.Quantity {
	at := r.at(&b.Chance, b.Pos)
	first := slices.IndexFunc(b.Steps, func(s Step) bool { return s.Note == "" })
	if first < 0 || b.Steps[first].Hop == nil {
		r.add(at, 3, "begin the branch with the step that reads the cache", "chance: hit needs a first step that reads a cache")
		return quantity.Quantity{}
	}
	to := b.Steps[first].Hop.To
	c := r.study.Component(to)
	if c == nil {
		return quantity.Quantity{}
	}
	if _, said := r.places[&c.Hit]; !said {
		r.add(at, 3, "give the component a hit share, as hit: 92%", "chance: hit needs a cache, and %s has no hit share", quote(to))
	}
	return c.Hit
}

// checkUses notes flows that use themselves, directly or by way of others.
func (r *reader) checkUses() {
	flows := r.study.Architecture.Flows
	uses := map[string][]string{}
	places := map[[2]string]Pos{}
	for i := range flows {
		f := &flows[i]
		f.Walk(func(s *Step, _ int) {
			if s.Use != "" {
				uses[f.ID] = append(uses[f.ID], s.Use)
				places[[2]string{f.ID, s.Use}] = r.at(&s.Use, s.Pos)
			}
		})
	}
	for _, round := range rounds(uses) {
		at := places[[2]string{round[0], round[1]}]
		r.add(at, len([]rune(round[1])), "", "flow %s uses itself: %s", quote(round[0]), strings.Join(round, " -> "))
	}
	r.checkLengths(uses)
}

// checkLengths notes flows that are far longer than their file, as they use flows that use flows.
func (r *reader) checkLengths(uses map[string][]string) {
	lengths := map[string]int{}
	own := map[string]int{}
	for i := range r.study.Architecture.Flows {
		f := &r.study.Architecture.Flows[i]
		f.Walk(func(*Step, int) { own[f.ID]++ })
	}
	var length func(id string) int
	length = func(id string) int {
		if known, ok := lengths[id]; ok {
			return known
		}
		lengths[id] = 0 // for those that use themselves
		total := own[id]
		for _, used := range uses[id] {
			total = min(total+length(used), mostRows)
		}
		lengths[id] = total
		return total
	}
	for i := range r.study.Architecture.Flows {
		f := &r.study.Architecture.Flows[i]
		if length(f.ID) >= mostRows {
			r.fault(r.places[&f.ID], "", "flow %s has %d steps or more, with those of the flows it uses", quote(f.ID), mostRows)
		}
	}
}

// checkObjectives notes objectives whose percentiles are out of order, or that speak of what happens
// behind messages where nothing does.
func (r *reader) checkObjectives() {
	for i := range r.study.Constraints.Objectives {
		o := &r.study.Constraints.Objectives[i]
		r.ascending([]measured{{"p50", &o.P50}, {"p95", &o.P95}, {"p99", &o.P99}, {"p99.9", &o.P999}})
		id, behind := strings.CutSuffix(o.Flow, Then)
		if f := r.study.Flow(id); behind && f != nil && !f.HasThen() {
			r.fault(r.places[&o.Flow], "nest the steps of the consumer in the then of an asynchronous step",
				"flow %s has no step with then", quote(id))
		}
	}
}
