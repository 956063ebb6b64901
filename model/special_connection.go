package model

import (
	"fmt"
	"reflect"
	"regexp"
	"strconv"

	"gopkg.in/yaml.v3"
)

// decode reads a connection: "a -> b", "a -> b: label", either with further keys below it, or a map
// with from and to.
func (c *Connection) decode(r *reader, n *yaml.Node, what string) {
	v := reflect.ValueOf(c).Elem()
	switch n.Kind {
	case yaml.ScalarNode:
		c.setArrow(r, n, what)
	case yaml.MappingNode:
		key, label, rest := shorthand(n)
		if key == nil {
			if c.arrowBehindKey(r, n, what) {
				return
			}
			r.record(n, v, what)
			c.nameEnds(r)
			return
		}
		c.setArrow(r, key, what)
		r.label(label, &c.Label, what)
		r.others(rest, v, what, "from", "to", "mode", "label")
	default:
		r.fault(n, "", "%s must be an arrow such as a -> b, or a map, not %s", what, shape(n))
	}
}

func (c *Connection) setArrow(r *reader, n *yaml.Node, what string) {
	a, label, ok := r.arrow(n, what)
	if !ok {
		return
	}
	c.From, c.To, c.Mode, c.Label = a.from, a.to, a.mode, label
	r.referToEnds(n, a)
}

// arrowBehindKey notes the arrow of a connection that stands behind a key of its own, as in
// {connect: a -> b, label: x}, and reports whether there is one. What else speaks of the connection may.
func (c *Connection) arrowBehindKey(r *reader, n *yaml.Node, what string) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if recordOf(reflect.TypeOf(*c)).byKey[key.Value] != nil || value.Kind != yaml.ScalarNode {
			continue
		}
		a, fault, _ := parseArrow(value.Value)
		if fault != "" {
			continue
		}
		mode := ""
		if a.mode != Sync {
			mode = "mode: " + string(a.mode) + ", "
		}
		hint := fmt.Sprintf(`write "%s: label", or {from: %s, to: %s, %slabel: ...}`, a, a.from, a.to, mode)
		r.fault(key, Visible(hint), "%s has no key %s; its arrow stands alone", what, quote(key.Value))
		c.setArrow(r, value, what)
		return true
	}
	return false
}

// nameEnds gives a connection that was written as a map the mode that it has if none is said.
func (c *Connection) nameEnds(*reader) {
	if c.Mode == "" {
		c.Mode = Sync
	}
}

// label reads what stands behind the arrow of a shorthand.
func (r *reader) label(n *yaml.Node, target *string, what string) {
	if n.Kind == yaml.MappingNode || n.Kind == yaml.SequenceNode {
		r.fault(n, "write a label there, and other keys on lines of their own below",
			"the label of %s must be a text, not %s", what, shape(n))
		return
	}
	r.checkCut(n)
	f := &field{key: "label"}
	r.value(n, reflect.ValueOf(target).Elem(), f, "the label of "+what)
}

// cutText is what YAML takes for a comment behind a text, though it is none by its looks: " #1".
var cutText = regexp.MustCompile(`^ +(#[^#\s]\S*)`)

// checkCut notes a text without quotes that goes on behind " #", where YAML cuts it off.
func (r *reader) checkCut(n *yaml.Node) {
	if n.Kind != yaml.ScalarNode || n.Style != 0 {
		return
	}
	line := []rune(r.lines[r.within(place(n)).Line-1])
	end := n.Column - 1 + runesOf(n)
	if void(n) || end > len(line) {
		return
	}
	if m := cutText.FindStringSubmatchIndex(string(line[end:])); m != nil {
		r.add(Pos{n.Line, end + m[2] + 1}, 1, "put the label in quotes; a comment has a space behind the #",
			"YAML takes this for a comment and cuts the label off")
	}
}

// others reads the keys beside the arrow of a shorthand; those that the arrow says already may not
// be among them.
func (r *reader) others(rest *yaml.Node, v reflect.Value, what string, said ...string) {
	kept := *rest
	kept.Content = nil
	for i := 0; i+1 < len(rest.Content); i += 2 {
		key := rest.Content[i]
		again := false
		for _, s := range said {
			again = again || key.Value == s
		}
		if again {
			r.fault(key, "", "the arrow says %s already", strconv.Quote(key.Value))
			continue
		}
		kept.Content = append(kept.Content, key, rest.Content[i+1])
	}
	r.keys(&kept, v, what)
}

// decode reads a transition: "closed -> open: label", or without the label.
func (t *Transition) decode(r *reader, n *yaml.Node, what string) {
	key := n
	if n.Kind == yaml.MappingNode {
		arrowKey, label, rest := shorthand(n)
		if arrowKey == nil || len(rest.Content) > 0 {
			r.fault(n, "write it as closed -> open: label", "%s must be an arrow between two states", what)
			return
		}
		key = arrowKey
		r.label(label, &t.Label, what)
	}
	a, label, ok := r.arrow(key, what)
	if !ok {
		return
	}
	if label != "" {
		t.Label = label
	}
	if a.mode != Sync {
		r.fault(key, "", "%s must have the arrow ->", what)
		return
	}
	t.From, t.To = a.from, a.to
	r.keep(&t.From, key)
}

// decode reads whether a call may be made twice: true, false, or the name of the key.
func (i *Idempotence) decode(r *reader, n *yaml.Node, what string) {
	text, ok := r.scalar(n, "true, false, or the name of the key", what)
	switch {
	case !ok:
	case text == "true" && n.Style == 0:
		i.Safe = Yes
	case text == "false" && n.Style == 0:
		i.Safe = No
	case text == "":
		r.fault(n, "", "%s is empty", what)
	default:
		i.Safe, i.Key = Yes, text
	}
}
