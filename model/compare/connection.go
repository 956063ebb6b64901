package compare

import (
	"fmt"

	"casebook/model"
)

// ways is the sort of connections, which have no ids: the arrow stands for one, with the label where
// several have the same.
type ways struct {
	list []model.Connection
	ids  []string
}

func waysOf(s *model.Study) ways {
	list := s.Architecture.Connections
	w := ways{list, make([]string, len(list))}
	arrows, full := map[string]int{}, map[string]int{}
	for i := range list {
		arrows[arrowOf(&list[i])]++
	}
	for i := range list {
		id := arrowOf(&list[i])
		if arrows[id] > 1 && list[i].Label != "" {
			id += ": " + list[i].Label
		}
		if full[id]++; full[id] > 1 {
			id = fmt.Sprintf("%s (%d)", id, full[id])
		}
		w.ids[i] = id
	}
	return w
}

func arrowOf(c *model.Connection) string { return model.Arrow(c.From, c.Mode, c.To) }

func (w ways) element(i int) element {
	return element{"connection", w.ids[i], w.ids[i], "architecture.connections." + w.ids[i]}
}

// summary is what goes over a connection, where its id does not say it.
func (w ways) summary(i int) string {
	e := &w.list[i]
	label := e.Label
	if w.ids[i] != arrowOf(e) {
		label = ""
	}
	if label != "" && e.Protocol != "" {
		return label + ", " + e.Protocol
	}
	return label + e.Protocol
}

// connections notes what differs in the connections: those that are left over when each has been
// paired with the one that it is most like.
func (c *comparison) connections() {
	before, after := waysOf(c.before), waysOf(c.after)
	pairs := Paired(c.before, c.after)
	paired := map[int]bool{}
	for i, k := range pairs {
		if paired[k] = true; k < 0 {
			c.gone(before.element(i), before.summary(i))
		}
	}
	old := map[int]int{}
	for i, k := range pairs {
		old[k] = i
	}
	for k := range after.list {
		if !paired[k] {
			c.came(after.element(k), after.summary(k))
			continue
		}
		c.connection(&before.list[old[k]], &after.list[k], before.ids[old[k]], after.element(k))
	}
}

// connection notes what differs in a connection.
func (c *comparison) connection(before, after *model.Connection, id string, of element) {
	if before.From != after.From || before.To != after.To {
		c.add(Change{
			Kind: Rerouted, Sort: of.sort, ID: of.id, Path: of.path, Before: id, After: of.id,
			Words: of.words() + ": rerouted, was " + id + ".",
		})
	}
	for _, f := range model.FactChanges(before, after) {
		if f.Key != "from" && f.Key != "to" {
			c.facts(of, []model.FactChange{f})
		}
	}
}

// Paired returns for each connection of a study which one of another it is there, or -1. The ids of
// components must be the same in both.
func Paired(before, after *model.Study) []int {
	a, b := before.Architecture.Connections, after.Architecture.Connections
	to, taken := make([]int, len(a)), make([]bool, len(b))
	for i := range to {
		to[i] = -1
	}
	for _, same := range []func(x, y *model.Connection) bool{
		func(x, y *model.Connection) bool { return joins(x, y) && len(model.FactChanges(x, y)) == 0 },
		func(x, y *model.Connection) bool { return joins(x, y) && x.Mode == y.Mode && carries(x, y) },
		func(x, y *model.Connection) bool { return joins(x, y) && x.Mode == y.Mode && x.Label == y.Label },
		func(x, y *model.Connection) bool { return joins(x, y) && x.Label == y.Label },
		func(x, y *model.Connection) bool { return joins(x, y) && x.Mode == y.Mode },
		joins,
		reroutes,
	} {
		for i := range a {
			for k := range b {
				if to[i] < 0 && !taken[k] && same(&a[i], &b[k]) {
					to[i], taken[k] = k, true
				}
			}
		}
	}
	return to
}

func joins(x, y *model.Connection) bool { return x.From == y.From && x.To == y.To }

func carries(x, y *model.Connection) bool { return x.Label == y.Label && x.Protocol == y.Protocol }

// reroutes reports whether the same goes from one end of x to somewhere else in y.
func reroutes(x, y *model.Connection) bool {
	return (x.From == y.From || x.To == y.To) && x.Mode == y.Mode && carries(x, y) && x.Label+x.Protocol != ""
}
