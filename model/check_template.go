package model

import (
	"errors"
	"strings"

	"gopkg.in/yaml.v3"
)

// checkTemplate notes the faults of the study that a framework has as its template, at their places
// in the framework's own file.
func (r *reader) checkTemplate() {
	n, ok := r.places[&r.study.Template]
	if !ok || r.study.Template == "" {
		return
	}
	_, err := LoadAs("template", r.file, []byte(r.study.Template))
	var found Errors
	if !errors.As(err, &found) {
		return
	}
	for _, fault := range found {
		at := place(n)
		if n.Style&yaml.LiteralStyle != 0 {
			at = r.inBlock(n, fault.Pos)
		}
		r.add(at, fault.Width, fault.Hint, "in the template: %s", fault.Msg)
	}
}

// inBlock returns the place in the file of a place in a literal block, whose lines follow its sign.
func (r *reader) inBlock(n *yaml.Node, in Pos) Pos {
	indent := 0
	for number := n.Line + 1; number <= len(r.lines); number++ {
		line := r.lines[number-1]
		if text := strings.TrimLeft(line, " "); text != "" {
			indent = len(line) - len(text)
			break
		}
	}
	return Pos{n.Line + in.Line, indent + in.Column}
}
