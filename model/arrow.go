package model

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// arrows are the arrows of the shorthand, with the modes they stand for.
var arrows = []struct {
	sign string
	mode Mode
}{{"->", Sync}, {"~>", Async}, {"=>", Data}}

// arrowOf returns the arrow that stands for a mode.
func arrowOf(mode Mode) string {
	for _, a := range arrows {
		if a.mode == mode {
			return a.sign
		}
	}
	return arrows[0].sign
}

// mistakenArrows are what people write for arrows, with what they mean.
var mistakenArrows = []struct{ wrote, meant string }{
	{"-->", "->"}, {"<->", "->"}, {"<-", "->"}, {"->>", "->"}, {"→", "->"}, {"⟶", "->"}, {"—>", "->"}, {"–>", "->"},
	{"~~>", "~>"}, {"-.->", "~>"}, {"⇝", "~>"}, {"↝", "~>"}, {"..>", "~>"},
	{"==>", "=>"}, {"=>>", "=>"}, {"⇒", "=>"},
}

// arrow is an arrow with its ends, as in "a -> b".
type arrow struct {
	from, to string
	mode     Mode
}

// String returns the arrow as it is written.
func (a arrow) String() string { return a.from + " " + arrowOf(a.mode) + " " + a.to }

// holdsArrow reports whether a text is meant as an arrow.
func holdsArrow(text string) bool {
	for _, word := range strings.Fields(text) {
		if isArrow(word) {
			return true
		}
		for _, m := range mistakenArrows {
			if word == m.wrote {
				return true
			}
		}
	}
	return strings.Contains(text, "->") || strings.Contains(text, "~>") || strings.Contains(text, "=>")
}

func isArrow(word string) bool {
	return word == "->" || word == "~>" || word == "=>"
}

// parseArrow reads "a -> b". Where the text is none, it says why and what to write instead.
func parseArrow(text string) (a arrow, fault, hint string) {
	words := strings.Fields(text)
	if len(words) == 3 && isArrow(words[1]) {
		for _, known := range arrows {
			if known.sign == words[1] {
				return arrow{words[0], words[2], known.mode}, "", ""
			}
		}
	}
	for _, m := range mistakenArrows {
		if from, to, ok := strings.Cut(text, m.wrote); ok {
			if m.wrote == "<-" {
				from, to = to, from
			}
			return a, quote(m.wrote) + " is no arrow", suggestArrow(from, m.meant, to)
		}
	}
	for _, known := range arrows {
		from, to, ok := strings.Cut(text, known.sign)
		if !ok {
			continue
		}
		if len(words) > 3 && holdsArrow(to) {
			return a, "there are two arrows in " + quote(text), "write one hop a line"
		}
		return a, quote(text) + " is not one id, an arrow with spaces around it, and one id",
			suggestArrow(from, known.sign, to)
	}
	return a, quote(text) + " has no arrow in it", `write it as "a -> b", "a ~> b" or "a => b"`
}

// suggestArrow returns what was probably meant, where both ends are clear.
func suggestArrow(from, sign, to string) string {
	from, to = strings.TrimSpace(from), strings.TrimSpace(to)
	if !idForm.MatchString(from) || !idForm.MatchString(to) {
		return `write it as "a ` + sign + ` b", and a label behind a colon`
	}
	return "write " + quote(from+" "+sign+" "+to)
}

// arrow reads an arrow; in quotes, a label may stand in the same text: "a -> b: label".
func (r *reader) arrow(n *yaml.Node, what string) (a arrow, label string, ok bool) {
	text, ok := r.scalar(n, "an arrow such as a -> b", what)
	if !ok {
		return arrow{}, "", false
	}
	if ends, behind, found := strings.Cut(text, ": "); found && holdsArrow(ends) {
		text, label = ends, strings.TrimSpace(behind)
	}
	a, fault, hint := parseArrow(text)
	if fault != "" {
		r.fault(n, hint, "%s: %s", what, fault)
		return arrow{}, "", false
	}
	return a, label, true
}

// referToEnds notes that the ends of an arrow name components.
func (r *reader) referToEnds(n *yaml.Node, a arrow) {
	to := []string{"component"}
	from, end := endsOf(n, a)
	r.references = append(r.references, reference{n, a.from, to, from}, reference{n, a.to, to, end})
}

// endsOf returns where the ends of an arrow stand in its node's value.
func endsOf(n *yaml.Node, a arrow) (from, to int) {
	from = strings.Index(n.Value, a.from)
	sign := from + strings.Index(n.Value[from:], arrowOf(a.mode))
	return from, sign + strings.Index(n.Value[sign:], a.to)
}

// shorthand splits the map of a connection or step into the arrow that is one of its keys, with the
// label behind it, and the other keys. It returns a nil arrow where there is none.
func shorthand(n *yaml.Node) (key, label *yaml.Node, rest *yaml.Node) {
	rest = &yaml.Node{Kind: yaml.MappingNode, Style: n.Style, Tag: n.Tag, Line: n.Line, Column: n.Column}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if k := n.Content[i]; key == nil && k.Kind == yaml.ScalarNode && holdsArrow(k.Value) {
			key, label = k, n.Content[i+1]
			continue
		}
		rest.Content = append(rest.Content, n.Content[i], n.Content[i+1])
	}
	return key, label, rest
}

// Arrow returns the arrow from one end to another, as it is written.
func Arrow(from string, mode Mode, to string) string { return arrow{from, to, mode}.String() }
