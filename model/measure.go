package model

import (
	"errors"
	"math"
	"strings"
	"unicode/utf8"

	"casebook/model/quantity"

	"gopkg.in/yaml.v3"
)

// expression is a quantity that is written as an expression over the names of the capacity part.
// It is computed when all of those are known.
type expression struct {
	node   *yaml.Node
	text   string
	target *quantity.Quantity
	field  *field
	what   string
}

// quantity reads a quantity, or puts an expression by for later.
func (r *reader) quantity(n *yaml.Node, v *quantity.Quantity, f *field, what string) {
	text, ok := r.scalar(n, "a quantity", what)
	if !ok {
		return
	}
	q, err := quantity.Parse(text)
	if err == nil {
		if r.fits(n, q, f, what) {
			*v = q
		}
		return
	}
	if isExpression(text) {
		r.later = append(r.later, expression{n, text, v, f, what})
		return
	}
	r.badQuantity(n, err, what)
}

// isExpression reports whether a text that is no quantity was meant as an expression.
func isExpression(text string) bool {
	_, err := quantity.Names(text)
	return err == nil || strings.ContainsAny(text, "*()")
}

// compute evaluates the expressions that were put by.
func (r *reader) compute() {
	for _, e := range r.later {
		q, err := quantity.Eval(e.text, r.capacity.lookup)
		switch {
		case err != nil:
			r.badQuantity(e.node, err, e.what)
		case r.fits(e.node, q, e.field, e.what):
			*e.target = q.Made(e.text)
		}
	}
}

// fits reports whether a quantity is of the sort and in the range that its field asks for, and
// notes why it is not.
func (r *reader) fits(n *yaml.Node, q quantity.Quantity, f *field, what string) bool {
	if f.dim != "" {
		if err := q.Is(f.dim); err != nil {
			r.fault(n, "", "%s %v", what, err)
			return false
		}
	}
	if !q.Known() {
		return false
	}
	if refusal := f.bounds.refusal(q.Value, f.dim); refusal != "" {
		r.fault(n, "", "%s %s", what, refusal)
		return false
	}
	if f.form == "whole" && q.Value != math.Trunc(q.Value) {
		r.fault(n, "", "%s must be a whole number, not %s", what, quote(n.Value))
		return false
	}
	return true
}

// badQuantity notes why a text is no quantity, at the very place in it.
func (r *reader) badQuantity(n *yaml.Node, err error, what string) {
	var syntax *quantity.SyntaxError
	if !errors.As(err, &syntax) {
		r.fault(n, "", "%s: %v", what, err)
		return
	}
	hint := syntax.Hint
	if unknown := (unknownName{}); errors.As(err, &unknown) && unknown.near != "" {
		hint = "did you mean " + quote(unknown.near) + "?"
	}
	at, width := r.inScalar(n, syntax.Offset)
	r.add(at, width, hint, "%s: %s", what, syntax.Msg)
}

// inScalar returns the place of a byte of a scalar's value, where the file has the value in one
// piece, and the scalar's own place where it does not; with it, how much there is to mark.
func (r *reader) inScalar(n *yaml.Node, offset int) (Pos, int) {
	at := r.within(place(n))
	line := []rune(r.lines[at.Line-1])
	start := at.Column - 1
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		start++
	}
	value := []rune(n.Value)
	if start+len(value) > len(line) || string(line[start:start+len(value)]) != n.Value {
		return at, runesOf(n)
	}
	before := utf8.RuneCountInString(n.Value[:min(max(offset, 0), len(n.Value))])
	width := 0
	for _, c := range value[before:] {
		if c == ' ' {
			break
		}
		width++
	}
	return Pos{at.Line, start + before + 1}, max(width, 1)
}
