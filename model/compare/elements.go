package compare

import (
	"fmt"
	"strings"

	"casebook/model"
	"casebook/model/quantity"
)

// The sorts of elements that have a list of their own.
var (
	sources = sort[model.Source]{
		name: "source", path: "sources",
		of:  func(s *model.Study) []model.Source { return s.Sources },
		key: func(e *model.Source) string { return e.ID },
		sum: func(_ *model.Study, e *model.Source) string { return e.Title },
	}
	defaults = sort[model.Default]{
		name: "default", path: "defaults",
		of:  func(s *model.Study) []model.Default { return s.Defaults },
		key: func(e *model.Default) string { return e.Product + " " + e.Setting },
		sum: func(_ *model.Study, e *model.Default) string { return e.Value },
	}
	checklists = sort[model.Checklist]{
		name: "checklist", path: "checklists",
		of:    func(s *model.Study) []model.Checklist { return s.Checklists },
		key:   func(e *model.Checklist) string { return e.ID },
		title: (*model.Checklist).Title,
	}
	relations = sort[model.Relation]{
		name: "relation", path: "related",
		of:  func(s *model.Study) []model.Relation { return s.Related },
		key: func(e *model.Relation) string { return e.ID },
		sum: func(_ *model.Study, e *model.Relation) string { return e.Text },
		inner: func(c *comparison, of element, before, after *model.Relation) {
			if before.Text != after.Text {
				c.facts(of, []model.FactChange{{Key: "text", Before: before.Text, After: after.Text}})
			}
		},
	}
	questions = sort[model.Question]{
		name: "question", path: "clarify.questions",
		of:    func(s *model.Study) []model.Question { return s.Clarify.Questions },
		key:   func(e *model.Question) string { return string(e.Ask) },
		title: func(e *model.Question) string { return quoted(string(e.Ask)) },
		sum:   func(_ *model.Study, e *model.Question) string { return quoted(string(e.Answer)) },
	}
	rules = sort[model.Rule]{
		name: "rule", path: "constraints.rules",
		of:  func(s *model.Study) []model.Rule { return s.Constraints.Rules },
		key: func(e *model.Rule) string { return e.Name },
		sum: func(_ *model.Study, e *model.Rule) string { return quoted(string(e.Text)) },
	}
	objectives = sort[model.Objective]{
		name: "objective", path: "constraints.objectives",
		of:    func(s *model.Study) []model.Objective { return s.Constraints.Objectives },
		key:   func(e *model.Objective) string { return e.Flow },
		title: func(e *model.Objective) string { return "of " + e.Flow },
		sum: func(_ *model.Study, e *model.Objective) string {
			return given(e, "availability", "p50", "p95", "p99", "p99.9")
		},
	}
	inputs = sort[model.Input]{
		name: "input", path: "capacity.inputs",
		of:  func(s *model.Study) []model.Input { return s.Capacity.Inputs },
		key: func(e *model.Input) string { return e.ID },
		sum: func(_ *model.Study, e *model.Input) string { return e.Value.String() },
	}
	derived = sort[model.Derived]{
		name: "derived", path: "capacity.derived",
		of:    func(s *model.Study) []model.Derived { return s.Capacity.Derived },
		key:   func(e *model.Derived) string { return e.ID },
		title: func(e *model.Derived) string { return "number " + e.ID },
		sum: func(_ *model.Study, e *model.Derived) string {
			return e.Expr + ", which is " + quantity.Format(e.Value)
		},
		inner: (*comparison).derivedValue,
	}
	zones = sort[model.Zone]{
		name: "zone", path: "architecture.zones",
		of:    func(s *model.Study) []model.Zone { return s.Architecture.Zones },
		key:   func(e *model.Zone) string { return e.ID },
		title: (*model.Zone).Title,
		kind:  (*model.Zone).Sort,
		sum:   func(_ *model.Study, e *model.Zone) string { return e.SortName() },
		inner: func(c *comparison, of element, before, after *model.Zone) {
			values(c, of, "latency.", before.Latency, after.Latency, func(l *model.ZoneLatency) value {
				return quantityValue(l.ID, l.Value)
			})
		},
	}
	components = sort[model.Component]{
		name: "component", path: "architecture.components",
		of:    func(s *model.Study) []model.Component { return s.Architecture.Components },
		key:   func(e *model.Component) string { return e.ID },
		title: (*model.Component).Title,
		kind:  func(e *model.Component) string { return e.Kind },
		sum:   componentSummary,
	}
	flows = sort[model.Flow]{
		name: "flow", path: "architecture.flows",
		of:    func(s *model.Study) []model.Flow { return s.Architecture.Flows },
		key:   func(e *model.Flow) string { return e.ID },
		title: (*model.Flow).Title,
		sum:   func(_ *model.Study, e *model.Flow) string { return count(len(linesOf(nil, e)), "step") },
		inner: (*comparison).steps,
	}
	failures = sort[model.Failure]{
		name: "failure", path: "architecture.failures",
		of:    func(s *model.Study) []model.Failure { return s.Architecture.Failures },
		key:   func(e *model.Failure) string { return e.ID },
		title: (*model.Failure).Title,
		sum:   func(_ *model.Study, e *model.Failure) string { return "of " + strings.Join(e.Fail, ", ") },
	}
	acceptances = sort[model.Acceptance]{
		name: "acceptance", path: "review.accept",
		of:  func(s *model.Study) []model.Acceptance { return s.Review.Accept },
		key: func(e *model.Acceptance) string { return strings.TrimSuffix(e.Rule+" on "+e.On, " on ") },
		sum: func(_ *model.Study, e *model.Acceptance) string { return quoted(string(e.Because)) },
	}
)

// componentSummary says what a component is, and where: "service, Go × 6, in eu-west-1".
func componentSummary(s *model.Study, e *model.Component) string {
	words := strings.ReplaceAll(e.Kind, "_", " ")
	if e.Tech != "" {
		words += ", " + e.Tech
	}
	if n := e.Replicas.Count; n.Known() && n.Value != 1 {
		words += " × " + quantity.Format(n)
	}
	if z := s.Zone(e.In); z != nil {
		words += ", in " + z.Title()
	}
	return words
}

// given returns those of the facts of an element that are given: "availability 99.9%, p99 50ms".
func given[E any](e *E, keys ...string) string {
	var all []string
	for _, f := range model.FactChanges(new(E), e) {
		for _, key := range keys {
			if f.Key == key {
				all = append(all, factName(key)+" "+f.After)
			}
		}
	}
	return strings.Join(all, ", ")
}

// value is a value by a name within an element.
type value struct {
	name, text string
	exact      string // the same for values that are written in other ways
}

func quantityValue(name string, q quantity.Quantity) value {
	return value{name, q.String(), fmt.Sprint(q.Known(), q.Value, q.Dim, q.Currency)}
}

// textValue returns a value that may be a quantity, as it is written.
func textValue(name, text string) value {
	if q, err := quantity.Parse(text); err == nil {
		return quantityValue(name, q)
	}
	return value{name, text, text}
}

// values notes what differs in a list of values within an element.
func values[V any](c *comparison, of element, within string, before, after []V, valueOf func(*V) value) {
	old, now := map[string]value{}, map[string]value{}
	var names []string
	for i := range before {
		v := valueOf(&before[i])
		old[v.name] = v
		names = append(names, v.name)
	}
	for i := range after {
		v := valueOf(&after[i])
		now[v.name] = v
		if _, ok := old[v.name]; !ok {
			names = append(names, v.name)
		}
	}
	for _, name := range names {
		if was, is := old[name], now[name]; was.exact != is.exact {
			c.facts(of, []model.FactChange{{Key: within + name, Before: was.text, After: is.text}})
		}
	}
}

// derivedValue notes a derived number that comes to something else though it is computed as before.
func (c *comparison) derivedValue(of element, before, after *model.Derived) {
	was, is := quantity.Format(before.Value), quantity.Format(after.Value)
	if before.Expr == after.Expr && was != is {
		c.computed = append(c.computed, c.fact(of, model.FactChange{Key: "value", Before: was, After: is}))
	}
}
