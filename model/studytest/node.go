package studytest

import (
	"bytes"
	"strconv"

	"gopkg.in/yaml.v3"
)

// text returns a node for a text. It is put in quotes where YAML would take it for something else.
func text(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

// number returns a node for a whole number.
func number(n int) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(n)}
}

// list returns a sequence, an item a line.
func list(items ...*yaml.Node) *yaml.Node { return &yaml.Node{Kind: yaml.SequenceNode, Content: items} }

// fields returns a map, a key a line, of keys and values in turn. Nil values are left out with their
// keys.
func fields(pairs ...any) *yaml.Node {
	m := &yaml.Node{Kind: yaml.MappingNode}
	for i := 0; i < len(pairs); i += 2 {
		if value := pairs[i+1].(*yaml.Node); value != nil {
			m.Content = append(m.Content, text(pairs[i].(string)), value)
		}
	}
	return m
}

// inline has a map or sequence written in one line.
func inline(n *yaml.Node) *yaml.Node {
	n.Style = yaml.FlowStyle
	return n
}

// optional returns a node for a text, or nil for none.
func optional(s string) *yaml.Node {
	if s == "" {
		return nil
	}
	return text(s)
}

// encode returns the YAML text of a document.
func encode(root *yaml.Node) []byte {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(root); err != nil {
		panic(err) // not of nodes that were parsed or made here
	}
	return b.Bytes()
}
