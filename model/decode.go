package model

import (
	"fmt"
	"reflect"
	"strings"

	"casebook/model/quantity"

	"gopkg.in/yaml.v3"
)

// reader turns the YAML of one study into its struct, and remembers where everything stood.
type reader struct {
	*faults
	study      *Study
	root       *yaml.Node
	places     map[any]*yaml.Node // where a value stands, by the address of its field
	references []reference
	later      []expression
	capacity   capacity
	declared   declarations
}

// reference is a name in the file that must name something declared elsewhere in it.
type reference struct {
	node   *yaml.Node
	name   string
	to     []string // the sorts of thing that it may name
	offset int      // of the byte of the node's value at which the name begins
}

// special is a type that the file may write in forms of its own.
type special interface {
	decode(r *reader, n *yaml.Node, what string)
}

// keySpecial is a record some of whose keys are written in forms of their own.
type keySpecial interface {
	// decodeKey reads the value of a key, and reports whether that key is one of those.
	decodeKey(r *reader, key string, n *yaml.Node, what string) bool
}

// keep remembers where the value at an address stands.
func (r *reader) keep(address any, n *yaml.Node) { r.places[address] = n }

// at returns the place of the value at an address, or of the whole where the file does not say it.
func (r *reader) at(address any, whole Pos) Pos {
	if n, ok := r.places[address]; ok {
		return place(n)
	}
	return whole
}

// fault notes a fault of a node.
func (r *reader) fault(n *yaml.Node, hint, format string, args ...any) {
	r.add(place(n), runesOf(n), hint, format, args...)
}

// value reads a node into the field of a struct, or an element of one. What names it in messages.
func (r *reader) value(n *yaml.Node, v reflect.Value, f *field, what string) {
	if void(n) {
		return
	}
	address := v.Addr().Interface()
	r.keep(address, n)
	if own, ok := address.(special); ok {
		setPos(v, place(n))
		own.decode(r, n, what)
		return
	}
	switch target := address.(type) {
	case *quantity.Quantity:
		r.quantity(n, target, f, what)
		return
	case *Ternary:
		r.ternary(n, target, what)
		return
	}
	switch v.Kind() {
	case reflect.String:
		r.text(n, v, f, what)
	case reflect.Int:
		r.integer(n, v, f, what)
	case reflect.Slice:
		if keyed(v.Type().Elem()) {
			r.table(n, v, f, what)
		} else {
			r.list(n, v, f, what)
		}
	case reflect.Struct:
		setPos(v, place(n))
		r.record(n, v, what)
	default:
		panic("model: no reader for " + v.Type().String())
	}
}

// record reads a map of keys into a struct.
func (r *reader) record(n *yaml.Node, v reflect.Value, what string) {
	if !r.isMap(n, what, "a map of keys", knownKeys(recordOf(v.Type()).keys())) {
		return
	}
	seen := r.keys(n, v, what)
	for _, f := range recordOf(v.Type()).fields {
		if f.required && !seen[f.key] {
			r.add(startOf(n, v), 1, "", "%s has no %q", what, f.key)
		}
	}
}

// keys reads the keys of a map into a struct, and returns those it found.
func (r *reader) keys(n *yaml.Node, v reflect.Value, what string) map[string]bool {
	known := recordOf(v.Type())
	own, _ := v.Addr().Interface().(keySpecial)
	seen := map[string]bool{}
	var said []string // keys that are there in another spelling, which has been said
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode || key.Tag == "!!merge" || seen[key.Value] {
			continue // said when the nodes were checked
		}
		seen[key.Value] = true
		f, ok := known.byKey[key.Value]
		if !ok && void(value) && n.Style&yaml.FlowStyle != 0 {
			// The end of a text that was cut at a comma, or a key stuck to its value; it was said.
			stuck, _, _ := strings.Cut(key.Value, ":")
			said = append(said, stuck)
			continue
		}
		if !ok {
			said = append(said, habit(habitualKeys, key.Value, known.keys()))
			r.unknownKey(key, known.keys(), what)
			continue
		}
		if own != nil && !void(value) && own.decodeKey(r, f.key, value, what) {
			continue
		}
		r.value(value, v.FieldByIndex(f.index), f, inside(f.key, what))
	}
	for _, key := range said {
		seen[key] = true
	}
	return seen
}

// unknownKey notes a key that the format does not have here.
func (r *reader) unknownKey(key *yaml.Node, known []string, what string) {
	if r.full() {
		return
	}
	if at := strings.IndexAny(key.Value, wideSpaces); at >= 0 {
		slip := noBreakFault(Pos{key.Line, key.Column + columnOf(key.Value, at) - 1})
		r.add(slip.at, 1, slip.hint, "%s", slip.msg)
		return
	}
	hint := didYouMean(key.Value, known)
	if meant := habit(habitualKeys, key.Value, known); meant != "" {
		hint = "did you mean " + quote(meant) + "?"
	}
	if hint == "" {
		hint = knownKeys(known)
	}
	r.fault(key, hint, "unknown key %s in %s", quote(key.Value), what)
}

// mostListed is how many keys a hint lists; more would hide the fault.
const mostListed = 12

// knownKeys returns a hint at the keys that there are, or "" where they are many.
func knownKeys(known []string) string {
	if len(known) > mostListed {
		return ""
	}
	return "known keys: " + strings.Join(known, ", ")
}

// table reads a map by id into a slice, in the order of the file.
func (r *reader) table(n *yaml.Node, v reflect.Value, f *field, what string) {
	hint := ""
	if n.Kind == yaml.SequenceNode {
		hint = "write each id as a key, and what belongs to it below or behind, without dashes"
	}
	if !r.isMap(n, what, "a map by id", hint) || r.isEmpty(n, f, what) {
		return
	}
	element := v.Type().Elem()
	known := recordOf(element)
	seen := map[string]bool{}
	// Addresses of elements are kept, so the slice must never grow.
	list := reflect.MakeSlice(v.Type(), 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode || key.Tag == "!!merge" || seen[key.Value] {
			continue // said when the nodes were checked
		}
		seen[key.Value] = true
		if id, _, ok := strings.Cut(key.Value, " {"); ok {
			r.add(Pos{key.Line, key.Column + columnOf(id, len(id)) - 1}, 1, "write "+quote(id+": {...}"), "%s", colonMissing(id))
			continue
		}
		list = list.Slice(0, list.Len()+1)
		r.tableElement(key, value, list.Index(list.Len()-1), known)
	}
	v.Set(list)
}

func (r *reader) tableElement(key, value *yaml.Node, v reflect.Value, known *record) {
	id := v.FieldByIndex(known.id.index)
	r.text(key, id, known.id, "the id")
	r.keep(id.Addr().Interface(), key)
	setPos(v, place(key))
	if void(value) {
		return
	}
	what := noun(v.Type()) + " " + quote(key.Value)
	if own, ok := v.Addr().Interface().(special); ok {
		own.decode(r, value, what)
		return
	}
	if known.value != nil {
		r.value(value, v.FieldByIndex(known.value.index), known.value, what)
		return
	}
	r.record(value, v, what)
	setPos(v, place(key))
}

// list reads a list.
func (r *reader) list(n *yaml.Node, v reflect.Value, f *field, what string) {
	if n.Kind != yaml.SequenceNode {
		hint := ""
		if n.Kind == yaml.ScalarNode {
			hint = "write it as [" + Visible(n.Value) + "]"
		}
		if m := noBreakSpace.FindStringIndex(n.Value); m != nil && strings.HasPrefix(n.Value, "-") {
			hint = "there is a no-break space behind the dash; write a plain one"
		}
		r.fault(n, hint, "%s must be a list, not %s", what, shape(n))
		return
	}
	if r.isEmpty(n, f, what) {
		return
	}
	element := v.Type().Elem()
	elementName := "an item of " + what
	if element.Kind() == reflect.Struct {
		elementName = article(noun(element))
	}
	list := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, item := range n.Content {
		r.value(item, list.Index(i), f, elementName)
	}
	v.Set(list)
}

// isEmpty reports whether a list or map that must have something in it has nothing, and notes it.
func (r *reader) isEmpty(n *yaml.Node, f *field, what string) bool {
	if f.required && len(n.Content) == 0 {
		r.fault(n, "", "%s is empty", what)
		return true
	}
	return false
}

// isMap reports whether n is a map, and notes what it should be where it is not.
func (r *reader) isMap(n *yaml.Node, what, wanted, hint string) bool {
	if n.Kind == yaml.MappingNode {
		return true
	}
	r.fault(n, hint, "%s must be %s, not %s", what, wanted, shape(n))
	return false
}

// inside names a key of something in messages.
func inside(key, what string) string {
	if what == theStudy || what == theSettings {
		return fmt.Sprintf("%q", key)
	}
	return fmt.Sprintf("%q of %s", key, what)
}

// The names of a file's root in messages.
const (
	theStudy    = "the study"
	theSettings = "the settings"
)

// startOf is the place of a map that lacks a key: its id, its first key, or the map.
func startOf(n *yaml.Node, v reflect.Value) Pos {
	if pos := v.FieldByName("Pos"); pos.IsValid() && pos.Type() == posType && !pos.IsZero() {
		return pos.Interface().(Pos)
	}
	if n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0 {
		return place(n.Content[0])
	}
	return place(n)
}

// setPos sets the place of an element, where its struct keeps one.
func setPos(v reflect.Value, at Pos) {
	if v.Kind() != reflect.Struct {
		return
	}
	if pos := v.FieldByName("Pos"); pos.IsValid() && pos.Type() == posType {
		pos.Set(reflect.ValueOf(at))
	}
}
