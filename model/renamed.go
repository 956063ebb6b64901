package model

import (
	"reflect"
	"regexp"
	"strings"

	"casebook/model/quantity"
)

// Renamed returns a copy of the study in which elements have other ids, and all that speaks of them
// says so. The ids are given by the noun of the element ("component", "zone", "flow", "source",
// "input", "derived" and so on) and the id that it has.
func (s *Study) Renamed(ids map[string]map[string]string) *Study {
	renamed := *s
	n := renaming{ids: ids, numbers: map[string]string{}}
	for _, sort := range []string{"input", "derived"} {
		for from, to := range ids[sort] {
			n.numbers[from] = to
		}
	}
	n.visit(reflect.ValueOf(&renamed).Elem())
	return &renamed
}

// renaming gives what it visits other ids. All lists and pointers on the way are copied.
type renaming struct {
	ids     map[string]map[string]string
	numbers map[string]string // of the capacity part
}

func (n *renaming) visit(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		v.Set(list)
		for i := range v.Len() {
			n.visit(v.Index(i))
		}
	case reflect.Pointer:
		if v.IsNil() {
			return
		}
		one := reflect.New(v.Type().Elem())
		one.Elem().Set(v.Elem())
		v.Set(one)
		n.visit(one.Elem())
	case reflect.Struct:
		switch q, number := v.Addr().Interface().(*quantity.Quantity); {
		case number && q.Expr() != "":
			*q = q.Made(renameIn(q.Expr(), n.numbers))
		case !number && v.Type() != posType:
			n.visitStruct(v)
		}
	}
}

func (n *renaming) visitStruct(v reflect.Value) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() {
			continue
		}
		n.visit(v.Field(i))
		if f.Tag.Get("yaml") == ",key" {
			rename(v.Field(i), n.ids[noun(v.Type())])
		}
		for _, sort := range strings.Fields(f.Tag.Get("ref")) {
			rename(v.Field(i), n.ids[sort])
		}
	}
	switch e := v.Addr().Interface().(type) {
	case *Stage: // whose id is a key among others
		renameText(&e.ID, n.ids["stage"])
	case *Hop:
		renameText(&e.From, n.ids["component"])
		renameText(&e.To, n.ids["component"])
	case *StageSetting:
		id, key, _ := strings.Cut(e.ID, ".")
		renameText(&id, n.ids["component"])
		e.ID = id + "." + key
	case *Objective:
		flow, behind := strings.CutSuffix(e.Flow, Then)
		renameText(&flow, n.ids["flow"])
		if e.Flow = flow; behind {
			e.Flow += Then
		}
	case *Spread:
		for i := range e.Zones {
			renameText(&e.Zones[i], n.ids["zone"])
		}
	case *Derived:
		e.Expr = renameIn(e.Expr, n.numbers)
	}
}

// rename gives a text, or each of a list, the name that it has now.
func rename(v reflect.Value, names map[string]string) {
	switch text := v.Addr().Interface().(type) {
	case *string:
		renameText(text, names)
	case *[]string:
		for i := range *text {
			renameText(&(*text)[i], names)
		}
	}
}

func renameText(text *string, names map[string]string) {
	if to, ok := names[*text]; ok {
		*text = to
	}
}

var word = regexp.MustCompile(`[\pL_][\pL\pN_]*`)

// renameIn returns an expression with other names in it.
func renameIn(expr string, names map[string]string) string {
	if _, err := quantity.Names(expr); err != nil || len(names) == 0 {
		return expr
	}
	return word.ReplaceAllStringFunc(expr, func(w string) string { return or(names[w], w) })
}
