package model

import (
	"slices"
	"strings"

	"casebook/model/quantity"

	"gopkg.in/yaml.v3"
)

// capacity holds the values of the capacity part by name.
type capacity struct {
	declared []string
	values   map[string]quantity.Quantity // not Known where the file has a fault there
}

// lookup returns the value of a name; it is not Known where the name is declared with a fault.
func (c capacity) lookup(name string) (quantity.Quantity, error) {
	q, ok := c.values[name]
	if !ok {
		return q, unknownName{name, Nearest(name, c.declared)}
	}
	return q, nil
}

// unknownName is a name in an expression that the capacity part does not have.
type unknownName struct{ name, near string }

func (e unknownName) Error() string {
	return "no input or derived number is called " + quote(e.name)
}

// definition is an entry of the capacity part that is computed from others.
type definition struct {
	name, text string
	node       *yaml.Node
	target     *quantity.Quantity
	what       string
	progress   progress
}

// progress is how far the computing of a definition has come.
type progress int

const (
	waiting progress = iota
	underway
	done
)

// derivation computes definitions, each after those it is made of, in whatever order they stand.
type derivation struct {
	*reader
	byName map[string]*definition
	path   []string
}

// computeCapacity gives every name of the capacity part its value.
func (r *reader) computeCapacity() {
	r.capacity.values = map[string]quantity.Quantity{}
	d := derivation{reader: r, byName: map[string]*definition{}}
	definitions := r.definitions()
	for _, def := range definitions {
		d.byName[def.name] = def
	}
	for _, def := range definitions {
		d.compute(def)
	}
}

// definitions declares the names of the capacity part, and returns those that are to be computed.
func (r *reader) definitions() []*definition {
	var list []*definition
	expressions := r.takeExpressions()
	part := &r.study.Capacity
	for i := range part.Inputs {
		in := &part.Inputs[i]
		r.capacity.declared = append(r.capacity.declared, in.ID)
		r.capacity.values[in.ID] = in.Value
		if e := expressions[&in.Value]; e.node != nil {
			list = append(list, &definition{name: in.ID, text: e.text, node: e.node, target: e.target, what: e.what})
		}
	}
	for i := range part.Derived {
		derived := &part.Derived[i]
		if _, ok := r.capacity.values[derived.ID]; ok {
			r.fault(r.places[&derived.ID], "", "%s is an input already", quote(derived.ID))
			continue
		}
		r.capacity.declared = append(r.capacity.declared, derived.ID)
		r.capacity.values[derived.ID] = quantity.Quantity{}
		if n, ok := r.places[&derived.Expr]; ok && derived.Expr != "" {
			list = append(list, &definition{name: derived.ID, text: derived.Expr, node: n,
				target: &derived.Value, what: "derived number " + quote(derived.ID)})
		}
	}
	return list
}

// takeExpressions takes those for inputs out of the expressions that were put by.
func (r *reader) takeExpressions() map[*quantity.Quantity]expression {
	taken := map[*quantity.Quantity]expression{}
	for i := range r.study.Capacity.Inputs {
		taken[&r.study.Capacity.Inputs[i].Value] = expression{}
	}
	r.later = slices.DeleteFunc(r.later, func(e expression) bool {
		_, ours := taken[e.target]
		if ours {
			taken[e.target] = e
		}
		return ours
	})
	return taken
}

func (d *derivation) compute(def *definition) {
	if def.progress != waiting {
		return
	}
	def.progress = underway
	d.path = append(d.path, def.name)
	q, err := quantity.Eval(def.text, d.lookup)
	d.path = d.path[:len(d.path)-1]
	def.progress = done
	if err != nil {
		d.badQuantity(def.node, err, def.what)
		return
	}
	*def.target = q.Made(def.text)
	d.capacity.values[def.name] = q
}

// lookup returns the value of a name, after computing it where that is due.
func (d *derivation) lookup(name string) (quantity.Quantity, error) {
	def, ok := d.byName[name]
	if !ok {
		return d.capacity.lookup(name)
	}
	if def.progress == underway {
		d.noteRound(name)
		return quantity.Quantity{}, nil
	}
	d.compute(def)
	return d.capacity.lookup(name)
}

// noteRound notes a number that is made of itself.
func (d *derivation) noteRound(name string) {
	round := d.path[slices.Index(d.path, name):]
	def := d.byName[round[0]]
	d.fault(def.node, "", "%s is made of itself: %s", def.what,
		strings.Join(append(slices.Clone(round), name), " -> "))
}
