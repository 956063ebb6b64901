package studytest

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"casebook/model"
)

// document is a study to be edited: what it means, and its YAML, which edits change.
type document struct {
	study *model.Study // as it was
	root  *yaml.Node
}

// read returns the document of a study's text.
func read(study []byte) (document, error) {
	s, err := model.LoadAs("study", "study.yaml", study)
	if err != nil {
		return document{}, err
	}
	var root yaml.Node
	if err := yaml.Unmarshal(study, &root); err != nil {
		return document{}, err
	}
	return document{s, root.Content[0]}, nil
}

// clone returns a document whose YAML may be changed without changing d's.
func (d document) clone() document { return document{d.study, clone(d.root)} }

func clone(n *yaml.Node) *yaml.Node {
	c := *n
	c.Content = slices.Clone(n.Content)
	for i, child := range c.Content {
		c.Content[i] = clone(child)
	}
	return &c
}

// lookUp returns the value of a key of a map, or nil.
func lookUp(m *yaml.Node, key string) *yaml.Node {
	if m == nil || m.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			return m.Content[i+1]
		}
	}
	return nil
}

// put gives a key of a map a value.
func put(m *yaml.Node, key string, value *yaml.Node) {
	for i := 0; i < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			m.Content[i+1] = value
			return
		}
	}
	m.Content = append(m.Content, text(key), value)
}

// drop takes a key out of a map, with its value.
func drop(m *yaml.Node, key string) {
	for i := 0; i < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			m.Content = slices.Delete(m.Content, i, i+2)
			return
		}
	}
}

// part returns what stands under a key of the architecture, nil if nothing.
func (d document) part(key string) *yaml.Node { return lookUp(lookUp(d.root, "architecture"), key) }

// component returns the facts of a component.
func (d document) component(id string) *yaml.Node { return lookUp(d.part("components"), id) }

// arrowOf returns the arrow of a connection or a step, as in "a -> b", or "" if n is none.
func arrowOf(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode {
		arrow, _, _ := strings.Cut(n.Value, ": ")
		if isArrow(arrow) {
			return arrow
		}
		return ""
	}
	if n.Kind != yaml.MappingNode {
		return ""
	}
	if from, to := lookUp(n, "from"), lookUp(n, "to"); from != nil && to != nil {
		return from.Value + " " + arrowOfMode(lookUp(n, "mode")) + " " + to.Value
	}
	if step := lookUp(n, "step"); step != nil {
		return arrowOf(step)
	}
	for i := 0; i < len(n.Content); i += 2 {
		if isArrow(n.Content[i].Value) {
			return n.Content[i].Value
		}
	}
	return ""
}

func isArrow(s string) bool {
	words := strings.Fields(s)
	return len(words) == 3 && slices.Contains([]string{call, message, data}, words[1])
}

func arrowOfMode(mode *yaml.Node) string {
	if mode != nil {
		for arrow, m := range modes {
			if m == mode.Value {
				return arrow
			}
		}
	}
	return call
}

// setLabel gives a connection or a step another label, in whichever way it is written.
func setLabel(n *yaml.Node, label string) {
	if n.Kind == yaml.ScalarNode {
		*n = *fields(arrowOf(n), text(label))
		return
	}
	for i := 0; i < len(n.Content); i += 2 {
		if isArrow(n.Content[i].Value) {
			n.Content[i+1] = text(label)
			return
		}
	}
	put(n, "label", text(label))
}

// labelOf returns what a connection or a step says of itself.
func labelOf(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode {
		_, label, _ := strings.Cut(n.Value, ": ")
		return label
	}
	if label := lookUp(n, "label"); label != nil {
		return label.Value
	}
	for i := 0; i < len(n.Content); i += 2 {
		if isArrow(n.Content[i].Value) {
			return n.Content[i+1].Value
		}
	}
	return ""
}

// eachStep visits all steps of all flows that are arrows.
func (d document) eachStep(visit func(step *yaml.Node)) {
	flows := d.part("flows")
	if flows == nil {
		return
	}
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if arrowOf(n) != "" {
			visit(n)
		}
		for _, child := range n.Content {
			if child.Kind != yaml.ScalarNode || n.Kind == yaml.SequenceNode {
				walk(child)
			}
		}
	}
	walk(flows)
}

// without takes out of a tree all that speaks of a component, or goes along an arrow: items of
// lists, keys of maps, and values of keys. It reports whether there is any sense in keeping the
// tree itself.
func without(n *yaml.Node, gone func(word string) bool) bool {
	switch n.Kind {
	case yaml.SequenceNode:
		had := len(n.Content)
		n.Content = slices.DeleteFunc(n.Content, func(item *yaml.Node) bool {
			return gone(item.Value) || gone(arrowOf(item)) || !without(item, gone)
		})
		return had == 0 || len(n.Content) > 0
	case yaml.MappingNode:
		had := len(n.Content)
		var kept []*yaml.Node
		for i := 0; i < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			whole := value.Kind == yaml.ScalarNode && gone(value.Value) || !without(value, gone)
			if whole && slices.Contains([]string{"parallel", "either", "fail", "from", "to"}, key.Value) {
				return false // nothing is left of what the map is about
			}
			if !whole && !gone(key.Value) {
				kept = append(kept, key, value)
			}
		}
		n.Content = kept
		return had == 0 || len(kept) > 0
	}
	return true
}
