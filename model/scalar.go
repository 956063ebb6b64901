package model

import (
	"fmt"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"casebook/model/quantity"

	"gopkg.in/yaml.v3"
)

// scalar returns the text of a node, or notes that it has none.
func (r *reader) scalar(n *yaml.Node, wanted, what string) (string, bool) {
	if void(n) {
		return "", false
	}
	if n.Kind != yaml.ScalarNode {
		hint := ""
		if n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 {
			hint = "a text with a colon and a space in it must be in quotes"
		}
		r.fault(n, hint, "%s must be %s, not %s", what, wanted, shape(n))
		return "", false
	}
	return n.Value, true
}

// text reads a text, and whatever its field says a text must be.
func (r *reader) text(n *yaml.Node, v reflect.Value, f *field, what string) {
	text, ok := r.scalar(n, "a text", what)
	if !ok {
		return
	}
	if f.form != "yaml" {
		text = strings.TrimSpace(text)
	}
	v.SetString(text)
	switch {
	case text == "" && (f.required || f.key == "" || len(f.ref) > 0):
		r.fault(n, "", "%s is empty", what)
		return
	case len(f.enum) > 0 && !slices.Contains(f.enum, text):
		r.notInEnum(n, text, f.enum, what)
		return
	case len(f.ref) > 0:
		r.references = append(r.references, reference{node: n, name: text, to: f.ref})
		return
	}
	if v.Type() != reflect.TypeFor[Prose]() && f.form != "yaml" && strings.ContainsAny(text, "\n\r") {
		r.fault(n, "", "%s must be one line of text", what)
		return
	}
	if check, ok := forms[f.form]; ok {
		fault, hint := check(text)
		switch {
		case fault == "":
		case f.key == "":
			r.fault(n, hint, "%s", fault)
		default:
			r.fault(n, hint, "%s: %s", what, fault)
		}
	}
}

// notInEnum notes a word that is none of those that are known.
func (r *reader) notInEnum(n *yaml.Node, text string, known []string, what string) {
	if r.full() {
		return
	}
	hint := didYouMean(text, known)
	if meant := habit(habitualWords, text, known); meant != "" {
		hint = "write " + quote(meant)
	}
	if hint == "" {
		hint = "one of " + strings.Join(known, ", ")
	}
	r.fault(n, hint, "%s cannot be %s", what, quote(text))
}

// forms says of each form that a text may have to have why a text has it not, or "".
var forms = map[string]func(text string) (fault, hint string){
	"id":   checkID,
	"name": checkName,
	"date": checkDate,
	"url":  checkURL,

	"colour": checkColour,
}

const (
	idPattern   = `^[a-z0-9][a-z0-9-]{0,63}$`
	namePattern = `^[A-Za-z_][A-Za-z0-9_]*$`
	datePattern = `^\d{4}-\d{2}-\d{2}$`
	urlPattern  = `^(https?://|mailto:)\S+$`

	colourPattern = `^#[0-9a-fA-F]{6}$`
)

var (
	idForm   = regexp.MustCompile(idPattern)
	nameForm = regexp.MustCompile(namePattern)
	dateForm = regexp.MustCompile(datePattern)

	colourForm = regexp.MustCompile(colourPattern)
)

func checkID(text string) (fault, hint string) {
	if idForm.MatchString(text) {
		return "", ""
	}
	if better := asID(text); idForm.MatchString(better) {
		hint = "write " + quote(better)
	}
	return quote(text) + " is no id: those are lower-case letters, digits and dashes, 64 at most", hint
}

// asID makes an id of a text, so far as its letters allow.
func asID(text string) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-':
			return r
		case r == '_' || r == ' ' || r == '.' || r == '/':
			return '-'
		}
		return -1
	}, strings.ToLower(text))
	return strings.Trim(id, "-")
}

func checkName(text string) (fault, hint string) {
	if quantity.Reserved(text) {
		return quote(text) + " is the name of a unit or a function, so nothing else can have it", ""
	}
	if nameForm.MatchString(text) {
		return "", ""
	}
	if better := strings.ReplaceAll(asID(text), "-", "_"); nameForm.MatchString(better) {
		hint = "write " + quote(better)
	}
	return quote(text) + " is no name for an expression: those are letters, digits and underscores", hint
}

func checkDate(text string) (fault, hint string) {
	if !dateForm.MatchString(text) {
		return quote(text) + " is no date", "write it as 2026-11-20"
	}
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return text + " is no day of the calendar", ""
	}
	return "", ""
}

// checkColour lets nothing through that could be anything but a colour in a style sheet.
func checkColour(text string) (fault, hint string) {
	if colourForm.MatchString(text) {
		return "", ""
	}
	hint = `write it as "#1d4ed8": red, green and blue, two digits each`
	better := "#" + strings.TrimPrefix(text, "#")
	if len(better) == len("#rgb") {
		better = fmt.Sprintf("#%[1]c%[1]c%[2]c%[2]c%[3]c%[3]c", better[1], better[2], better[3])
	}
	if colourForm.MatchString(better) {
		hint = "write " + quote(better)
	}
	return quote(text) + " is no colour", hint
}

// checkURL lets those addresses through that a reader may safely follow.
func checkURL(text string) (fault, hint string) {
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return quote(text) + " is no address: it has a space in it", "write a space as %20"
	}
	address, err := url.Parse(text)
	if err != nil {
		return quote(text) + " is no address", ""
	}
	switch strings.ToLower(address.Scheme) {
	case "http", "https":
		if address.Host != "" {
			return "", ""
		}
	case "mailto":
		if address.Opaque != "" {
			return "", ""
		}
	}
	return quote(text) + " is no address that a reader may follow", "it begins with https://, http:// or mailto:"
}

// ternary reads true or false.
func (r *reader) ternary(n *yaml.Node, v *Ternary, what string) {
	text, ok := r.scalar(n, "true or false", what)
	if !ok {
		return
	}
	switch {
	case text == "true":
		*v = Yes
	case text == "false":
		*v = No
	default:
		hint := ""
		switch strings.ToLower(text) {
		case "yes", "y", "on", "true":
			hint = "write true"
		case "no", "n", "off", "false":
			hint = "write false"
		}
		r.fault(n, hint, "%s must be true or false, not %s", what, quote(text))
	}
}

// integer reads a whole number in plain digits.
func (r *reader) integer(n *yaml.Node, v reflect.Value, f *field, what string) {
	text, ok := r.scalar(n, "a whole number", what)
	if !ok {
		return
	}
	number, err := strconv.Atoi(text)
	if err != nil || strings.HasPrefix(text, "+") {
		r.fault(n, "", "%s must be a whole number, not %s", what, quote(text))
		return
	}
	if refusal := f.bounds.refusal(float64(number), ""); refusal != "" {
		r.fault(n, "", "%s %s", what, refusal)
		return
	}
	v.SetInt(int64(number))
}
