package model

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

const (
	deepest   = 64     // how deep a study may be nested
	mostNodes = 50_000 // how many values it may have
)

// nodeCheck refuses the parts of YAML that a study has no use for, before anything is made of them.
type nodeCheck struct {
	*faults
	count    int
	tooLarge bool
}

// check reports whether the tree is small enough to be read at all; faults in it are noted. It goes
// by what is written and never follows an alias, so that a small file cannot grow.
func (c *nodeCheck) check(n *yaml.Node, depth int) bool {
	c.count++
	switch {
	case c.tooLarge:
		return false
	case depth > deepest:
		c.tooLarge = true
		c.add(place(n), 1, "", "this is nested more than %d deep", deepest)
		return false
	case c.count > mostNodes:
		c.tooLarge = true
		c.add(place(n), 1, "", "the study has more than %d values", mostNodes)
		return false
	}
	c.checkProperties(n)
	switch n.Kind {
	case yaml.MappingNode:
		c.checkKeys(n)
	case yaml.SequenceNode:
		c.checkItems(n)
	case yaml.ScalarNode:
		c.checkScalar(n)
	}
	for _, child := range n.Content {
		if !c.check(child, depth+1) {
			return false
		}
	}
	return true
}

// checkProperties notes anchors, aliases and tags.
func (c *nodeCheck) checkProperties(n *yaml.Node) {
	switch {
	case n.Kind == yaml.AliasNode:
		c.add(place(n), 1+utf8.RuneCountInString(n.Value), "write it out, or quote it if the * is meant",
			"*%s is a YAML alias; a study says each thing where it belongs", Visible(n.Value))
	case n.Anchor != "":
		c.add(place(n), 1+utf8.RuneCountInString(n.Anchor), "leave it out, or quote it if the & is meant",
			"&%s is a YAML anchor; a study has none", Visible(n.Anchor))
	case c.startsWith(n, '!'):
		c.add(place(n), 1, "leave it out, or quote it if the ! is meant",
			"a text that begins with ! is a YAML tag; a study has none")
	}
}

// startsWith reports whether a node begins with a sign in the file. That a lone ! was there cannot
// be told from the node.
func (c *nodeCheck) startsWith(n *yaml.Node, sign rune) bool {
	if n.Line < 1 || n.Line > len(c.lines) {
		return false
	}
	column := 0
	for _, r := range c.lines[n.Line-1] {
		if column++; column == n.Column {
			return r == sign
		}
	}
	return false
}

// checkKeys notes keys that are no text, merge keys, and keys that come twice.
func (c *nodeCheck) checkKeys(n *yaml.Node) {
	first := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Kind == yaml.AliasNode:
			continue
		case key.Kind != yaml.ScalarNode:
			c.add(place(key), 1, `put text with a { or [ in quotes`, "a key must be text, not %s", shape(key))
			continue
		case key.Tag == "!!merge":
			c.add(place(key), 2, "write the keys out", "<< is a YAML merge key; a study has none")
			continue
		}
		if before, ok := first[key.Value]; ok {
			c.add(place(key), runesOf(key), "", "the key %s is here a second time; it is on line %d already",
				quote(key.Value), before.Line)
			continue
		}
		first[key.Value] = key
		if isNull(value) && value.Style&yaml.TaggedStyle == 0 {
			hint := nullHint(n, key, value)
			if c.isCut(key) {
				hint = "put what is behind it in quotes; a # begins a comment"
			}
			c.add(place(key), runesOf(key), hint, "%s has no value", quote(key.Value))
		}
	}
}

// isCut reports whether the value of a key would begin with #, as in "accent: #1d4ed8", so that YAML takes
// it for a comment though it is none by its looks.
func (c *nodeCheck) isCut(key *yaml.Node) bool {
	line := []rune(c.lines[c.within(place(key)).Line-1])
	behind, ok := strings.CutPrefix(string(line[min(key.Column-1+runesOf(key), len(line)):]), ":")
	return ok && cutText.MatchString(behind)
}

// nullHint says what to write instead of a key without a value.
func nullHint(n, key, value *yaml.Node) string {
	switch {
	case n.Style&yaml.FlowStyle != 0 && keyThenValue.MatchString(key.Value):
		return "a space is missing behind the colon"
	case n.Style&yaml.FlowStyle != 0 && value.Value == "":
		return "a text with a comma in it must be in quotes between { and }"
	case value.Value != "":
		return "leave it out; if the word is meant, put it in quotes"
	case holdsArrow(key.Value):
		return "leave out the colon, or write a label behind it"
	}
	return "leave the key out, or write its value behind it or, indented, below"
}

// checkScalar notes what may not stand in a text though its escapes put it there, and empty items.
func (c *nodeCheck) checkScalar(n *yaml.Node) {
	if n.Style&yaml.DoubleQuotedStyle == 0 {
		return
	}
	for _, r := range n.Value {
		if what, hint := forbidden(r); what != "" {
			c.add(place(n), 1, hint, "%s", what)
			return
		}
	}
}

// checkItems notes items of lists that are empty; they stand in no map, so no key tells of them.
func (c *nodeCheck) checkItems(n *yaml.Node) {
	for _, item := range n.Content {
		if isNull(item) {
			c.add(place(item), 1, "leave it out", "this item of the list is empty")
		}
	}
}

// place is where a node starts.
func place(n *yaml.Node) Pos { return Pos{n.Line, n.Column} }

// isNull reports whether a node is YAML's null: nothing, ~ or null.
func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}

// void reports whether a node holds nothing to read; why has been said when the nodes were checked.
func void(n *yaml.Node) bool {
	return n.Kind == yaml.AliasNode || isNull(n)
}

// shape says what sort of value a node is.
func shape(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a map"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	switch n.Tag {
	case "!!int", "!!float":
		return "a number"
	case "!!bool":
		return "true or false"
	}
	return "a text"
}

// runesOf is how many runes a scalar takes in its line, so far as that can be told from its value.
func runesOf(n *yaml.Node) int {
	if n.Kind != yaml.ScalarNode || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return 1
	}
	width := utf8.RuneCountInString(n.Value)
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		width += 2
	}
	return width
}
