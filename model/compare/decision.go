package compare

import (
	"slices"

	"casebook/model"
)

var (
	decisionSort = sort[model.Decision]{
		name: "decision", path: "tradeoffs",
		of:    func(s *model.Study) []model.Decision { return s.Tradeoffs },
		key:   func(e *model.Decision) string { return e.ID },
		sum:   func(_ *model.Study, e *model.Decision) string { return quoted(string(e.Question)) },
		inner: (*comparison).decision,
	}
	stages = sort[model.Stage]{
		name: "stage", idKey: "stage", path: "roadmap",
		of:    func(s *model.Study) []model.Stage { return s.Roadmap },
		key:   func(e *model.Stage) string { return e.ID },
		title: (*model.Stage).Title,
		sum:   func(_ *model.Study, e *model.Stage) string { return given(e, "until", "add", "remove") },
		inner: (*comparison).stage,
	}
)

// decision notes what differs in the criteria and options of a decision.
func (c *comparison) decision(of element, before, after *model.Decision) {
	compareWithin(c, sort[model.Criterion]{
		name: "criterion", path: of.path + ".criteria",
		key: func(e *model.Criterion) string { return e.ID },
		sum: func(_ *model.Study, e *model.Criterion) string { return "weight " + e.Weight.String() },
	}, of, before.Criteria, after.Criteria)
	compareWithin(c, sort[model.Option]{
		name: "option", path: of.path + ".options",
		key:   func(e *model.Option) string { return e.ID },
		title: (*model.Option).Title,
		inner: func(c *comparison, of element, before, after *model.Option) {
			values(c, of, "scores.", before.Scores, after.Scores, func(s *model.Score) value {
				return quantityValue(s.ID, s.Value)
			})
		},
	}, of, before.Options, after.Options)
}

// compareWithin notes what differs in a list of elements within another, whose id theirs begin with.
func compareWithin[E any](c *comparison, s sort[E], around element, before, after []E) {
	first := len(c.changes)
	s.of = func(study *model.Study) []E {
		if study == c.before {
			return before
		}
		return after
	}
	compare(c, s)
	for i := range c.changes[first:] {
		change := &c.changes[first+i]
		change.ID = around.id + "." + change.ID
		change.Words = around.words() + ": " + lower(change.Words)
	}
}

// stage notes what differs in what a stage sets.
func (c *comparison) stage(of element, before, after *model.Stage) {
	values(c, of, "replicas.", before.Replicas, after.Replicas, func(r *model.StageReplica) value {
		return quantityValue(r.ID, r.Value)
	})
	values(c, of, "set.", before.Set, after.Set, func(s *model.StageSetting) value {
		return textValue(s.ID, s.Value)
	})
}

// roadmap notes what differs in the stages.
func (c *comparison) roadmap() {
	compare(c, stages)
	moved(c, stages)
}

// moved notes the elements of a sequence that come at another place than before.
func moved[E any](c *comparison, s sort[E]) {
	list := s.of(c.after)
	before, after := s.keys(s.of(c.before)), s.keys(list)
	kept := longest(before, after)
	for k, key := range after {
		if i := slices.Index(before, key); i >= 0 && kept[i] != k {
			of := s.element(&list[k], key)
			c.add(Change{
				Kind: Moved, Sort: of.sort, ID: of.id, Path: of.path, Before: placeIn(before, i), After: placeIn(after, k),
				Words: of.words() + ": now " + placeIn(after, k) + ".",
			})
		}
	}
}

// placeIn says where in a sequence something comes: "after mvp".
func placeIn(keys []string, i int) string {
	if i == 0 {
		return "first"
	}
	return "after " + keys[i-1]
}

func (c *comparison) decisions() { compare(c, decisionSort) }

// rest notes what differs in what stands at the end of a study.
func (c *comparison) rest() {
	of := element{sort: "study", path: "review"}
	values(c, of, "thresholds.", c.before.Review.Thresholds, c.after.Review.Thresholds, func(t *model.Threshold) value {
		return quantityValue(t.ID, t.Value)
	})
	compare(c, acceptances)
	compare(c, relations)
	of = element{sort: "study", path: "deck"}
	values(c, of, "notes.", c.before.Deck.Notes, c.after.Deck.Notes, func(n *model.DeckNote) value {
		return value{n.ID, string(n.Text), string(n.Text)}
	})
}
