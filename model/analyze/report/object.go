package report

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

// object is a JSON object whose keys keep their order.
type object []member

type member struct {
	key   string
	value any
}

// MarshalJSON writes the object.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Quote(m.key)) // keys are plain words
		b.WriteByte(':')
		value, err := plainJSON(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// plainJSON returns the JSON of a value, in which -> is not written as an escape.
func plainJSON(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(value)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// list returns the objects of elements; a list of none is empty, and not null.
func list[E any](elements []E, each func(*E) object) []object {
	all := make([]object, len(elements))
	for i := range elements {
		all[i] = each(&elements[i])
	}
	return all
}

// texts returns texts as a list that is never null.
func texts(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// figure returns a figure. One that is unknown has the unit that it would have.
func figure(f analyze.Figure, unit string) any {
	if f.Formula == "" {
		return nil
	}
	if _, own := quantity.Plain(f.Value); own != "" {
		unit = own
	}
	var reason any
	if f.Reason != "" {
		reason = f.Reason
	}
	return object{
		{"value", number(f.Value)},
		{"unit", unit},
		{"text", quantity.Format(f.Value)},
		{"formula", f.Formula},
		{"inputs", list(f.Inputs, input)},
		{"missing", texts(f.Missing)},
		{"reason", reason},
	}
}

func input(in *analyze.Input) object {
	_, unit := quantity.Plain(in.Value)
	return object{{"name", in.Name}, {"value", number(in.Value)}, {"unit", unit}, {"text", in.Value.String()}, {"note", in.Note}}
}

// fact returns a quantity of the study, or null.
func fact(q quantity.Quantity) any {
	if !q.Known() {
		return nil
	}
	_, unit := quantity.Plain(q)
	return object{{"value", number(q)}, {"unit", unit}, {"text", q.String()}}
}

func ternary(t model.Ternary) any {
	if !t.Known() {
		return nil
	}
	return t == model.Yes
}

// number returns the value of a quantity with as many digits as are the same on every machine.
func number(q quantity.Quantity) any {
	if !q.Known() {
		return nil
	}
	v, _ := quantity.Plain(q)
	if q.Dim == (quantity.Dimension{}) && v > .9 && v < 1 {
		return json.Number(nearOne(v))
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 8, 64), 64) // FormatFloat wrote it
	return rounded
}

// nearOne writes a number below 1 with nine digits of what it lacks, as far as float64 has them.
func nearOne(v float64) string {
	const most = 14
	decimals := min(most, 8-int(math.Floor(math.Log10(1-v))))
	text := strings.TrimRight(strconv.FormatFloat(v, 'f', decimals, 64), "0")
	return strings.TrimSuffix(text, ".")
}
