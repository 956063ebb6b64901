package model

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// put puts the value of a setting into the study's tree, or notes why there is no place for it.
func (w *whatIf) put(s Setting) {
	w.reader.lines = append(w.reader.lines, s.String())
	line := len(w.reader.lines)
	p := putting{
		reader: w.reader,
		study:  w.before,
		name:   &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s.Name, Line: line, Column: 1},
		value: &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s.Value, Line: line,
			Column: utf8.RuneCountInString(s.Name) + 2},
	}
	if m := arrowSetting.FindStringSubmatch(s.Name); m != nil {
		p.connections(m[1]+" "+m[2]+" "+m[3], strings.Split(m[4], "."))
		return
	}
	id, rest, dotted := strings.Cut(s.Name, ".")
	if !dotted {
		p.number(s.Name)
		return
	}
	p.element(id, strings.Split(rest, "."))
}

// arrowSetting is the name of a setting that speaks of connections.
var arrowSetting = regexp.MustCompile(`^([a-z0-9-]*[a-z0-9]) *(->|~>|=>) *([a-z0-9-]+)\.(.+)$`)

// putting is a setting that is being put into a tree.
type putting struct {
	*reader
	study       *Study // before
	name, value *yaml.Node
}

// number sets a number of the capacity part.
func (p *putting) number(name string) {
	capacity := child(p.root, "capacity")
	for _, part := range []struct {
		key string
		typ reflect.Type
	}{{"inputs", reflect.TypeFor[Input]()}, {"derived", reflect.TypeFor[Derived]()}} {
		if table := child(capacity, part.key); child(table, name) != nil {
			p.into(table, name, part.typ)
			return
		}
	}
	p.noneCalled(name)
}

// element sets a key of a component, zone or flow, or of the capacity part as a whole.
func (p *putting) element(id string, path []string) {
	architecture := child(p.root, "architecture")
	var lacks *record
	sort := ""
	for _, part := range []struct {
		sort, key string
		typ       reflect.Type
	}{
		{"component", "components", reflect.TypeFor[Component]()},
		{"zone", "zones", reflect.TypeFor[Zone]()},
		{"flow", "flows", reflect.TypeFor[Flow]()},
	} {
		n := child(child(architecture, part.key), id)
		if n == nil {
			continue
		}
		if p.along(n, part.typ, path, &lacks) {
			if part.sort == "component" {
				p.hush(id, path)
			}
			return
		}
		sort = or(sort, part.sort)
	}
	if sort == "" && id == "capacity" && len(path) == 1 && path[0] == "growth" {
		p.along(child(p.root, "capacity"), reflect.TypeFor[Capacity](), path, &lacks)
		return
	}
	if sort == "" {
		p.noneCalled(id)
		return
	}
	p.noKey(sort, path, lacks)
}

// connections sets a key of all connections of an arrow, and of the steps along them.
func (p *putting) connections(arrow string, path []string) {
	if way, lacks := fieldsAlong(reflect.TypeFor[Traits](), path); way == nil {
		p.noKey("connection", path, lacks)
		return
	}
	architecture := child(p.root, "architecture")
	found := false
	for _, n := range items(child(architecture, "connections")) {
		if arrowText(n) != arrow {
			continue
		}
		found = true
		if n.Kind == yaml.ScalarNode {
			written := *n
			nothing := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: n.Line, Column: n.Column}
			*n = yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: n.Line, Column: n.Column,
				Content: []*yaml.Node{&written, nothing}}
		}
		p.along(n, reflect.TypeFor[Traits](), path, nil)
	}
	if !found {
		var there []string
		for _, c := range p.study.Architecture.Connections {
			there = append(there, c.From+arrowOf(c.Mode)+c.To)
		}
		wrote := strings.ReplaceAll(arrow, " ", "")
		p.fault(p.name, choices(wrote, there), "no connection runs %s", arrow)
		return
	}
	hushSteps(child(architecture, "flows"), arrow, path[0])
}

// along sets what a path of keys leads to in a map, and reports whether there is such a key; if not,
// it says which record lacks it.
func (p *putting) along(n *yaml.Node, t reflect.Type, path []string, lacks **record) bool {
	way, without := fieldsAlong(t, path)
	if way == nil {
		if *lacks == nil {
			*lacks = without
		}
		return false
	}
	for _, f := range way[:len(way)-1] {
		n = mapIn(n, f.key, f.typ)
	}
	last := way[len(way)-1]
	p.into(n, last.key, last.typ)
	return true
}

// into gives a key of a map the value. Where the key has a map of keys and a text stands for one of
// them, that one is set, and the others stay.
func (p *putting) into(n *yaml.Node, key string, t reflect.Type) {
	if within := child(n, key); within != nil && within.Kind == yaml.MappingNode && wholes[t] != "" {
		n, key = within, wholes[t]
	}
	setChild(n, key, p.value)
}

// hush takes away what stages of the roadmap say of a key of a component.
func (p *putting) hush(id string, path []string) {
	key := strings.Join(path, ".")
	for _, stage := range items(child(p.root, "roadmap")) {
		dropChild(child(stage, "set"), id+"."+key)
		if key == "replicas" || key == "replicas.count" {
			dropChild(child(stage, "replicas"), id)
			dropChild(child(stage, "set"), id+".replicas")
			dropChild(child(stage, "set"), id+".replicas.count")
		}
	}
}

// hushSteps takes away what steps along an arrow say of a key themselves.
func hushSteps(n *yaml.Node, arrow, key string) {
	if n == nil {
		return
	}
	if n.Kind == yaml.MappingNode && arrowText(n) == arrow {
		dropChild(n, key)
	}
	for _, below := range n.Content {
		hushSteps(below, arrow, key)
	}
}

// arrowText returns the arrow that a connection or step is written with, or "".
func arrowText(n *yaml.Node) string {
	text := n.Value
	if n.Kind == yaml.MappingNode {
		if step := child(n, "step"); step != nil {
			text = step.Value
		} else if key, _, _ := shorthand(n); key != nil {
			text = key.Value
		} else if from, to := child(n, "from"), child(n, "to"); from != nil && to != nil {
			mode := Sync
			if said := child(n, "mode"); said != nil {
				mode = Mode(said.Value)
			}
			return arrow{from.Value, to.Value, mode}.String()
		}
	}
	ends, _, _ := strings.Cut(text, ": ")
	a, fault, _ := parseArrow(ends)
	if fault != "" {
		return ""
	}
	return a.String()
}

// noneCalled notes that a setting names nothing.
func (p *putting) noneCalled(name string) {
	var numbers, elements []string
	for i := range p.study.Capacity.Inputs {
		numbers = append(numbers, p.study.Capacity.Inputs[i].ID)
	}
	for i := range p.study.Capacity.Derived {
		numbers = append(numbers, p.study.Capacity.Derived[i].ID)
	}
	declared := declarationsOf(p.study)
	for _, sort := range []string{"component", "zone", "flow"} {
		elements = append(elements, declared.of(sort)...)
	}
	switch {
	case strings.Contains(p.name.Value, "."):
		p.fault(p.name, choices(name, elements), "no component, zone or flow is called %s", quote(name))
	case slices.Contains(elements, name):
		p.fault(p.name, "write it as "+name+".KEY=VALUE", "%s is no number, and no key of it is named", quote(name))
	default:
		p.fault(p.name, choices(name, numbers), "no input or derived number is called %s", quote(name))
	}
}

// noKey notes that something has no key to set.
func (p *putting) noKey(sort string, path []string, lacks *record) {
	known := lacks.keys()
	if sort == "component" && len(path) == 1 {
		known = settableKeys()
	}
	p.fault(p.name, choices(path[len(path)-1], known), "a %s has no key %s", sort, quote(strings.Join(path, ".")))
}

// mostChoices is how many words a hint lists for somebody who wrote none of them.
const mostChoices = 60

// choices returns a hint at what was probably meant, and at what there is: where that is much, only
// for somebody who came near none of it.
func choices(wrote string, there []string) string {
	if len(there) == 0 {
		return "there is none"
	}
	hint := didYouMean(wrote, there)
	if hint != "" && len(there) > mostListed {
		return hint
	}
	listed := slices.Compact(slices.Clone(there))
	more := ""
	if len(listed) > mostChoices {
		listed, more = listed[:mostChoices], ", ..."
	}
	return strings.TrimLeft(hint+" there is ", " ") + Visible(strings.Join(listed, ", ")) + more
}
