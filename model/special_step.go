package model

import (
	"reflect"
	"strings"

	"casebook/model/quantity"

	"gopkg.in/yaml.v3"
)

// stepKeys are the keys by which the forms of a step are told apart.
var stepKeys = []string{"step", "parallel", "either", "use", "note"}

// decode reads a step: an arrow with or without a label and keys, or one of the groups.
func (s *Step) decode(r *reader, n *yaml.Node, what string) {
	switch n.Kind {
	case yaml.ScalarNode:
		s.Hop = &Hop{Connection: unlinked}
		s.Hop.setArrow(r, n, what)
		return
	case yaml.SequenceNode:
		r.fault(n, "steps that run at once are {parallel: [...]}", "%s must be an arrow or a map, not a list", what)
		return
	}
	if key, label, rest := shorthand(n); key != nil {
		s.Hop = &Hop{Connection: unlinked}
		s.Hop.setArrow(r, key, what)
		r.label(label, &s.Hop.Label, what)
		r.others(rest, reflect.ValueOf(s.Hop).Elem(), "step "+quote(key.Value), "step", "label")
		return
	}
	s.decodeGroup(r, n, what)
}

// decodeGroup reads a step that is written as a map of keys.
func (s *Step) decodeGroup(r *reader, n *yaml.Node, what string) {
	switch form := stepForm(n); form {
	case "step":
		s.Hop = &Hop{Connection: unlinked}
		r.record(n, reflect.ValueOf(s.Hop).Elem(), what)
	case "parallel":
		s.Parallel = &Parallel{}
		r.record(n, reflect.ValueOf(s.Parallel).Elem(), "a parallel step")
	case "either", "use", "note":
		v := reflect.ValueOf(s).Elem()
		r.record(n, v, article(form)+" step")
	default:
		r.notAStep(n, what)
	}
}

// stepForm returns the key that tells which form a step has, or "".
func stepForm(n *yaml.Node) string {
	for i := 0; i < len(n.Content); i += 2 {
		for _, key := range stepKeys {
			if n.Content[i].Value == key {
				return key
			}
		}
	}
	return ""
}

func (r *reader) notAStep(n *yaml.Node, what string) {
	hint := `write it as "a -> b: label", or with one of the keys ` + strings.Join(stepKeys, ", ")
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i].Value
		if key == "from" || key == "to" {
			hint = `write it as {step: "a -> b", ...}`
			break
		}
		if near := Nearest(key, stepKeys); near != "" {
			hint = "did you mean " + quote(near) + "?"
			break
		}
	}
	r.add(place(n), 1, hint, "%s must say what happens: there is no arrow in it", what)
}

// unlinked stands for the connection of a hop before it is found.
const unlinked = -1

func (h *Hop) setArrow(r *reader, n *yaml.Node, what string) {
	a, label, ok := r.arrow(n, what)
	if !ok {
		return
	}
	h.From, h.To, h.Mode = a.from, a.to, a.mode
	if label != "" {
		h.Label = label
	}
	r.keep(&h.From, n)
	r.referToEnds(n, a)
}

// decodeKey reads the arrow of a hop, and how often it happens.
func (h *Hop) decodeKey(r *reader, key string, n *yaml.Node, what string) bool {
	switch key {
	case "step":
		h.setArrow(r, n, what)
	case "times":
		h.setTimes(r, n, inside(key, what))
	default:
		return false
	}
	return true
}

// setTimes reads a mean, or a map with the mean and the most.
func (h *Hop) setTimes(r *reader, n *yaml.Node, what string) {
	r.keep(&h.Times, n)
	if n.Kind != yaml.MappingNode {
		r.quantity(n, &h.Times, recordOf(reflect.TypeFor[times]()).byKey["mean"], what)
		return
	}
	var both times
	before := len(r.later)
	r.record(n, reflect.ValueOf(&both).Elem(), what)
	r.move(&both.Mean, &h.Times, before)
	r.move(&both.Max, &h.TimesMax, before)
}

// times is how often a hop happens, where it is written as a map.
type times struct {
	Mean quantity.Quantity `yaml:"mean,required" dim:"count" doc:"How often on average."`
	Max  quantity.Quantity `yaml:"max" dim:"count" doc:"How often at most."`
}

// move makes a quantity that was read into one place stand in another, also where it is an
// expression that is yet to be computed: one of those put by since a while before.
func (r *reader) move(from, to *quantity.Quantity, before int) {
	*to = *from
	if n, ok := r.places[from]; ok {
		r.keep(to, n)
	}
	for i := range r.later[before:] {
		if e := &r.later[before+i]; e.target == from {
			e.target = to
		}
	}
}

// decodeKey reads the chance of a branch, which may be that of a cache's hit.
func (b *Branch) decodeKey(r *reader, key string, n *yaml.Node, _ string) bool {
	if key != "chance" {
		return false
	}
	b.Given = ChanceStated
	if n.Kind == yaml.ScalarNode && n.Value == string(ChanceHit) {
		b.Given = ChanceHit
		r.keep(&b.Chance, n)
		return true
	}
	return false
}
