package notes

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"casebook/render/layout/graph"
	"casebook/render/svg"
)

// Form is what a region shows its study as.
type Form string

// The forms.
const (
	SVG     Form = "svg"     // a picture
	PNG     Form = "png"     // the same as an image
	Themed  Form = "picture" // two pictures, of which the reader's system shows the light or the dark one
	Table   Form = "table"
	Section Form = "part" // of the write-up
)

// Request is what a marker asks for.
type Request struct {
	Above     bool   // of the study in the block above, not of a file
	File      string // of the study, from the folder of the note, with slashes
	What      string // a view, or a table or part; "" for the first view
	As        Form
	Theme     string // "" for that of the study
	Direction string // "" for that of the study
	Width     int    // in pixels; 0 for the picture's own
	Scale     int    // of a PNG image
	Alt       string // "" for what the view says
}

// above stands for the study in the block above.
const above = "above"

// parseRequest reads the words of a marker.
func parseRequest(text string) (Request, error) {
	words, err := split(text)
	switch {
	case err != nil:
		return Request{}, err
	case len(words) == 1 && words[0] == above:
		return Request{Above: true}, nil
	case len(words) > 0 && words[0] == above:
		return Request{}, errors.New(`what the region shows stands behind the word "casebook" of the block above`)
	case len(words) < 2 || strings.Contains(words[0], "=") && !strings.Contains(words[0], "."):
		return Request{}, errors.New("the marker wants the file of a study and what to show of it, as in: casebook: shop.yaml components")
	}
	r := Request{File: path.Clean(words[0])}
	if strings.HasPrefix(words[0], "/") || strings.ContainsAny(words[0], "\\:\x00") {
		return Request{}, fmt.Errorf("%q is no path from the folder of the note, with slashes", words[0])
	}
	return r, r.read(words[1:])
}

// ReadInfo returns what is asked for of the study in a fenced block, by what stands behind its language.
func ReadInfo(text string) (Request, error) {
	words, err := split(text)
	if err != nil {
		return Request{}, err
	}
	r := Request{Above: true}
	return r, r.read(words)
}

// read reads the words behind the name of a file: a view and options.
func (r *Request) read(words []string) error {
	for i, w := range words {
		name, value, isOption := strings.Cut(w, "=")
		switch {
		case isOption:
			if err := r.option(name, value); err != nil {
				return err
			}
		case i > 0:
			return fmt.Errorf("%q is no option; they are written as in: theme=dark", w)
		default:
			r.What = w
		}
	}
	return r.settle()
}

// options are all there are.
var options = []string{"alt", "as", "direction", "scale", "theme", "width"}

// option reads an option.
func (r *Request) option(name, value string) (err error) {
	switch name {
	case "as":
		forms := []Form{SVG, PNG, Themed, Table}
		if r.As = Form(value); !slices.Contains(forms, r.As) {
			return fmt.Errorf("as=%s: it is one of %s", value, list(forms))
		}
	case "theme":
		if r.Theme = value; !slices.Contains(svg.Themes(), svg.Theme(value)) {
			return fmt.Errorf("theme=%s: it is one of %s", value, list(svg.Themes()))
		}
	case "direction":
		directions := []graph.Direction{graph.Right, graph.Down}
		if r.Direction = value; !slices.Contains(directions, graph.Direction(value)) {
			return fmt.Errorf("direction=%s: it is one of %s", value, list(directions))
		}
	case "width":
		r.Width, err = number(name, value, 10000)
	case "scale":
		r.Scale, err = number(name, value, 8)
	case "alt":
		r.Alt = value
	default:
		return fmt.Errorf("there is no option %q; there are %s", name, strings.Join(options, ", "))
	}
	return err
}

// settle says what a request is for where it does not say so itself, and what does not go together.
func (r *Request) settle() error {
	kind, _, _ := strings.Cut(r.What, "/")
	own := map[string]Form{"findings": Table, "numbers": Table, "part": Section}[kind]
	switch {
	case own != "" && r.As != "" && r.As != own:
		return fmt.Errorf("%s is no picture", r.What)
	case own != "":
		r.As = own
	case r.As == Table && r.What == "":
		return errors.New("as=table wants to be told what of, as in: components as=table")
	case r.As == "":
		r.As = SVG
	}
	pictures := r.As == SVG || r.As == PNG || r.As == Themed
	switch {
	case r.Scale != 0 && r.As != PNG:
		return errors.New("scale= means something only for as=png")
	case !pictures && r.Width+len(r.Alt) > 0, r.As == Table && len(r.Theme)+len(r.Direction) > 0:
		return fmt.Errorf("%s is no picture, and has only options that are not for those", r.What)
	case r.As == Themed && r.Theme != "":
		return errors.New("as=picture has a light and a dark one, so that theme= means nothing")
	}
	return nil
}

// key tells requests apart.
func (r *Request) key() string { return fmt.Sprintf("%+v", *r) }

func number(name, value string, most int) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > most {
		return 0, fmt.Errorf("%s=%s: it wants a number from 1 to %d", name, value, most)
	}
	return n, nil
}

func list[T ~string](words []T) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = string(w)
	}
	return strings.Join(texts, ", ")
}

// split splits a text at its spaces, but those between quotation marks.
func split(text string) ([]string, error) {
	var words []string
	var b strings.Builder
	quoted, any := false, false
	for _, r := range text {
		switch {
		case r == '"':
			quoted, any = !quoted, true
		case (r == ' ' || r == '\t') && !quoted:
			if any {
				words = append(words, b.String())
				b.Reset()
				any = false
			}
		default:
			b.WriteRune(r)
			any = true
		}
	}
	if quoted {
		return nil, errors.New("a quotation mark has no other one")
	}
	if any {
		words = append(words, b.String())
	}
	return words, nil
}
