package studytest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"casebook/model"
)

// Edit is a single edit of a study, such as a person makes before looking at the picture again.
type Edit struct {
	Kind string // one of those of Kinds
	Name string // what is done, in words
	Text []byte // the study after it
}

// Kinds are the kinds of edits that Edits makes.
func Kinds() []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return names
}

// Relabel is the kind of edit that moves nothing in a picture.
const Relabel = "change a label"

var kinds = []struct {
	name string
	do   func(*editor) string // says what it has done, or "" if there is nothing to do it to
}{
	{"add a component", func(e *editor) string { return e.addComponent(1) }},
	{"add a component with two connections", func(e *editor) string { return e.addComponent(2) }},
	{"remove a component", (*editor).removeComponent},
	{"add a connection", (*editor).addConnection},
	{"remove a connection", (*editor).removeConnection},
	{"rename a component", (*editor).rename},
	{Relabel, (*editor).relabel},
	{"move to another zone", (*editor).move},
	{"add replicas", (*editor).addReplicas},
	{"add a step", (*editor).addStep},
}

// tries is how often an edit is tried at other places where it leads to a fault.
const tries = 12

// Edits returns edits of a study, one of each kind that can be done to it without a fault. Every
// seed gives others. A study with faults has none.
func Edits(study []byte, seed int) []Edit {
	original, err := read(study)
	if err != nil {
		return nil
	}
	before := encode(original.root)
	var edits []Edit
	for i, kind := range kinds {
		random := rand.New(rand.NewPCG(uint64(seed), uint64(i)))
		for range tries {
			e := &editor{document: original.clone(), random: random}
			name := kind.do(e)
			if name == "" {
				continue
			}
			after := encode(e.root)
			if bytes.Equal(before, after) {
				continue
			}
			if _, err := model.LoadAs("study", "study.yaml", after); err == nil {
				edits = append(edits, Edit{kind.name, name, after})
				break
			}
		}
	}
	return edits
}

// editor does one edit.
type editor struct {
	document
	random *rand.Rand
}

// one returns one of the choices.
func one[T any](e *editor, choices []T) T { return choices[e.random.IntN(len(choices))] }

func (e *editor) components() []model.Component { return e.study.Architecture.Components }

func (e *editor) connections() []model.Connection { return e.study.Architecture.Connections }

// addComponent adds a component to the zone of one it is connected with, and perhaps connects it
// with another one besides.
func (e *editor) addComponent(connections int) string {
	added := one(e, []struct{ id, name, kind, tech string }{
		{"audit-log", "Audit log", "database", "PostgreSQL 16"},
		{"rate-limits", "Rate limits", "cache", "Redis 7"},
		{"exports", "Export of everything to the warehouse", "job", "Spark"},
		{"consents", "Consents", "service", "Go"},
	})
	if e.component(added.id) != nil || e.study.Zone(added.id) != nil {
		return ""
	}
	near := one(e, e.components())
	put(e.part("components"), added.id, inline(fields(
		"name", text(added.name), "kind", text(added.kind), "tech", text(added.tech), "in", optional(near.In))))
	e.connect(near.ID+" -> "+added.id, "record")
	name := fmt.Sprintf("add %s behind %s", added.id, near.ID)
	if connections > 1 {
		other := one(e, e.components())
		if other.ID == near.ID {
			return ""
		}
		e.connect(other.ID+" -> "+added.id, "look up")
		name += " and " + other.ID
	}
	return name
}

func (e *editor) connect(arrow, label string) {
	connections := e.part("connections")
	if connections == nil {
		connections = list()
		put(lookUp(e.root, "architecture"), "connections", connections)
	}
	connections.Content = append(connections.Content, fields(arrow, text(label)))
}

// removeComponent takes out one of those with the fewest neighbours, and all that speaks of it.
func (e *editor) removeComponent() string {
	neighbours := map[string]map[string]bool{}
	for _, c := range e.components() {
		neighbours[c.ID] = map[string]bool{}
	}
	for _, c := range e.connections() {
		neighbours[c.From][c.To], neighbours[c.To][c.From] = true, true
	}
	leaves := slices.Clone(e.components())
	slices.SortStableFunc(leaves, func(a, b model.Component) int { return len(neighbours[a.ID]) - len(neighbours[b.ID]) })
	ends := 0
	for ends < len(leaves) && len(neighbours[leaves[ends].ID]) < 2 {
		ends++
	}
	if len(leaves) < 3 {
		return ""
	}
	id := one(e, leaves[:max(ends, 3)]).ID
	gone := func(word string) bool {
		ends := strings.Fields(word)
		return word == id || strings.HasPrefix(word, id+".") || isArrow(word) && (ends[0] == id || ends[2] == id)
	}
	for _, key := range []string{"architecture", "roadmap"} {
		if tree := lookUp(e.root, key); tree != nil && !without(tree, gone) {
			drop(e.root, key)
		}
	}
	return "remove " + id
}

// addConnection connects two components that are not connected yet.
func (e *editor) addConnection() string {
	from, to := one(e, e.components()).ID, one(e, e.components()).ID
	if from == to || slices.ContainsFunc(e.connections(), func(c model.Connection) bool { return c.From == from && c.To == to }) {
		return ""
	}
	arrow := from + " " + one(e, []string{call, call, message}) + " " + to
	e.connect(arrow, "ask for the latest")
	return "connect " + arrow
}

// removeConnection takes out a connection, and the steps along it if no other one is left for them.
func (e *editor) removeConnection() string {
	connections := e.part("connections")
	if connections == nil || len(connections.Content) < 2 {
		return ""
	}
	i := e.random.IntN(len(connections.Content))
	arrow := arrowOf(connections.Content[i])
	connections.Content = slices.Delete(connections.Content, i, i+1)
	if flows := e.part("flows"); flows != nil && !e.connected(arrow) {
		without(flows, func(word string) bool { return word == arrow })
	}
	return "disconnect " + arrow
}

// connected reports whether there is a connection with the arrow.
func (e *editor) connected(arrow string) bool {
	return slices.ContainsFunc(e.part("connections").Content, func(n *yaml.Node) bool { return arrowOf(n) == arrow })
}

func (e *editor) rename() string {
	c := one(e, e.components())
	name := one(e, []string{c.Name + " 2", "New " + strings.ToLower(c.Name), "Core", c.Name + " and whatever belongs to it"})
	put(e.component(c.ID), "name", text(name))
	return fmt.Sprintf("rename %s to %q", c.ID, name)
}

// relabel changes the words of a connection, and those of the steps that named it by them.
func (e *editor) relabel() string {
	connections := e.part("connections")
	if connections == nil || len(connections.Content) == 0 {
		return ""
	}
	n := one(e, connections.Content)
	arrow, before := arrowOf(n), labelOf(n)
	after := one(e, []string{"ask", "POST /v2/things", before + " again", "everything that has changed since yesterday"})
	setLabel(n, after)
	e.eachStep(func(step *yaml.Node) {
		if arrowOf(step) == arrow && labelOf(step) == before && before != "" {
			setLabel(step, after)
		}
	})
	return fmt.Sprintf("say %q on %s", after, arrow)
}

// move moves a component to another zone.
func (e *editor) move() string {
	zones := e.study.Architecture.Zones
	c := one(e, e.components())
	if len(zones) < 2 || c.In == "" {
		return ""
	}
	zone := one(e, zones).ID
	put(e.component(c.ID), "in", text(zone))
	return fmt.Sprintf("move %s to %s", c.ID, zone)
}

func (e *editor) addReplicas() string {
	id := one(e, e.components()).ID
	facts := e.component(id)
	count := facts
	key := "replicas"
	if replicas := lookUp(facts, key); replicas != nil && replicas.Kind == yaml.MappingNode {
		count, key = replicas, "count"
	}
	more := 2 + e.random.IntN(30)
	put(count, key, number(more))
	return fmt.Sprintf("run %s %d times", id, more)
}

// addStep adds a step at the end of a flow, from where it has come to if something leads on from
// there.
func (e *editor) addStep() string {
	flows := e.part("flows")
	if flows == nil || len(e.connections()) == 0 {
		return ""
	}
	i := 2 * e.random.IntN(len(flows.Content)/2)
	id, steps := flows.Content[i].Value, lookUp(flows.Content[i+1], "steps")
	if steps == nil || len(steps.Content) == 0 {
		return ""
	}
	last := strings.Fields(arrowOf(steps.Content[len(steps.Content)-1]))
	next := slices.Clone(e.part("connections").Content)
	onward := slices.DeleteFunc(slices.Clone(next), func(n *yaml.Node) bool {
		return len(last) == 0 || strings.Fields(arrowOf(n))[0] != last[2]
	})
	if len(onward) > 0 {
		next = onward
	}
	arrow := arrowOf(one(e, next))
	steps.Content = append(steps.Content, text(arrow))
	return fmt.Sprintf("add %s to %s", arrow, id)
}
