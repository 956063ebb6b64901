package writeup

import (
	"strings"

	"casebook/model/analyze"
)

// derivation tells how figures are computed: their formulas, and what went into each.
type derivation struct {
	*document
	formulas map[string]bool
	rows     []*inputs
	common   inputs // of the whole study, for all rows
	pool     bool   // whether the inputs of all rows are told together, as they share most
}

// inputs are what went into the figures of a row.
type inputs struct {
	id, name string
	words    []string
	has      map[string]bool
}

func (d *document) newDerivation() *derivation {
	return &derivation{document: d, formulas: map[string]bool{}, common: inputs{has: map[string]bool{}}}
}

// explain notes how figures of a row come about.
func (h *derivation) explain(id, name string, figures ...*analyze.Figure) {
	for _, f := range figures {
		h.use(f)
		if f.Known() {
			h.add(h.row(id, name), f.Inputs)
		}
	}
}

// use notes the formulas of figures without what went into them.
func (h *derivation) use(figures ...*analyze.Figure) {
	for _, f := range figures {
		if f.Known() {
			h.formulas[f.Formula] = true
		}
	}
}

// row returns the inputs of a row, which are kept together as long as the same row is asked for.
func (h *derivation) row(id, name string) *inputs {
	if h.pool {
		id, name = "", "What goes in"
	}
	if n := len(h.rows); n > 0 && h.rows[n-1].name == name {
		return h.rows[n-1]
	}
	in := &inputs{id: id, name: name, has: map[string]bool{}}
	h.rows = append(h.rows, in)
	return in
}

// add adds what went into a figure, each once. What is a fact of the whole study goes to the common
// inputs.
func (h *derivation) add(in *inputs, list []analyze.Input) {
	for i := 0; i < len(list); i++ {
		name, value := in.ofIt(list[i].Name), rounded(list[i].Value)
		flow, arrivals := strings.CutSuffix(name, ": arrivals")
		switch {
		case !list[i].Value.Known(), name == allDemand && list[i].Value.Value == 1:
		case strings.HasPrefix(name, "capacity."), strings.HasPrefix(name, "review."), strings.HasPrefix(name, "target "):
			h.common.say(name, value+noted(list[i].Note))
		case arrivals && i+1 < len(list) && list[i+1].Name == flow+": calls an arrival" && list[i+1].Value.Known():
			in.say(flow, value+" x "+rounded(list[i+1].Value))
			i++
		default:
			in.say(name, value+noted(list[i].Note))
		}
	}
}

// allDemand is an input that goes without saying where it is all of it.
const allDemand = "share of demand at this stage"

// say adds an input, once. What is at peak is the same as what is not said to be.
func (in *inputs) say(name, value string) {
	if key := strings.TrimSuffix(name, " at peak") + " " + value; !in.has[key] {
		in.has[key] = true
		in.words = append(in.words, escape(name+" "+value))
	}
}

// ofIt returns the name of an input without the name of what the row is about.
func (in *inputs) ofIt(name string) string {
	if in.id == "" {
		return name
	}
	for _, prefix := range []string{in.id + ": ", "flow " + in.id + ": "} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			return rest
		}
	}
	return name
}

// noted returns a note in brackets.
func noted(note string) string {
	if note == "" {
		return ""
	}
	return " (" + note + ")"
}

// blocks returns the explanation, folded away; none if there is nothing to explain. What a formula
// takes for granted is said where it is met first.
func (h *derivation) blocks() []block {
	l := list{tight: true}
	for _, f := range analyze.Formulas() {
		if !h.formulas[f.ID] {
			continue
		}
		words := codeSpan(f.ID) + " = " + escape(f.Text)
		if f.Note != "" && !h.noted[f.ID] {
			words += "; " + escape(f.Note)
		}
		h.noted[f.ID] = true
		l.items = append(l.items, item{paragraph(words)})
	}
	h.common.name = "All of them"
	for _, in := range append([]*inputs{&h.common}, h.rows...) {
		if len(in.words) > 0 {
			l.items = append(l.items, item{paragraph(strong(in.name+":") + " " + strings.Join(in.words, "; "))})
		}
	}
	if len(l.items) == 0 {
		return nil
	}
	return []block{fold{"How this is computed", []block{l}}}
}

// fold is a part that readers open if they want it. It is the only HTML in a document.
type fold struct {
	summary string
	inner   []block
}

func (f fold) lines(width int) []string {
	lines := []string{
		"<!-- markdownlint-disable-next-line MD033 -->",
		"<details><summary>" + f.summary + "</summary>",
		"",
	}
	return append(append(lines, render(f.inner, width)...), "", "</details>")
}
