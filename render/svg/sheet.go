package svg

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"casebook/render/scene"
)

// sheet is the style sheet of a file: it gives out classes as they are asked for, and has a rule for
// each that was. A class says one thing and is named after it, so that it means the same in all
// files, should several stand on one page.
type sheet struct {
	main   scene.Theme
	dark   *scene.Theme // for readers that ask for dark colours; may be nil
	accent *scene.Colour
	rules  map[string]rule
	order  []string // classes as they were first asked for
}

// rule is what a class says: a property with a value, or with the colour of a paint.
type rule struct {
	property string
	paint    scene.Paint
	value    string
}

func newSheet(o Options) (*sheet, error) {
	s := &sheet{rules: map[string]rule{}}
	switch o.Theme {
	case Auto, "":
		s.main, s.dark = scene.Light, &scene.Dark
	case Light:
		s.main = scene.Light
	case Dark:
		s.main = scene.Dark
	case Contrast:
		s.main = scene.HighContrast
	case Print:
		s.main = scene.Print
	default:
		return nil, fmt.Errorf("svg: there is no theme %q", o.Theme)
	}
	if o.Accent != nil && o.Theme != Print {
		s.accent = o.Accent
		s.main = s.main.WithAccent(*o.Accent)
		if s.dark != nil {
			dark := s.dark.WithAccent(*o.Accent)
			s.dark = &dark
		}
	}
	return s, nil
}

// class notes that a class is in use, and returns it.
func (s *sheet) class(name string, r rule) string {
	if _, ok := s.rules[name]; !ok {
		s.rules[name] = r
		s.order = append(s.order, name)
	}
	return name
}

// fill returns the class that fills with p.
func (s *sheet) fill(p scene.Paint) string {
	if p == "" {
		return s.class("no", rule{property: "fill", value: "none"})
	}
	return s.class("f-"+s.paintName(p), rule{property: "fill", paint: p})
}

// stroke returns the class that strokes with p.
func (s *sheet) stroke(p scene.Paint) string {
	return s.class("s-"+s.paintName(p), rule{property: "stroke", paint: p})
}

// paintName returns the name of p in classes. What has the accent has that in its name, because other
// files have others.
func (s *sheet) paintName(p scene.Paint) string {
	n := name(string(p))
	if s.accent != nil && (p == scene.FlowLine || p == scene.OnFlow) {
		n += "-" + strings.TrimPrefix(s.accent.String(), "#")
	}
	return n
}

// amount returns the class that sets a property to a number, and then to what follows it.
func (s *sheet) amount(prefix, property string, v float64, then string) (string, error) {
	b, err := appendNumber(nil, v)
	if err != nil {
		return "", err
	}
	class := prefix + strings.ReplaceAll(strings.Replace(string(b), ".", "_", 1), "-", "m")
	return s.class(class, rule{property: property, value: string(b) + then}), nil
}

// style returns the classes of an outline.
func (s *sheet) style(st scene.Style) ([]string, error) {
	classes := []string{s.fill(st.Fill)}
	if st.Stroke != "" && st.Width > 0 {
		w, err := s.amount("w", "stroke-width", st.Width, "")
		if err != nil {
			return nil, err
		}
		classes = append(classes, s.stroke(st.Stroke), w)
		if on, off, round := st.Dash.Pattern(); off > 0 {
			classes = append(classes, s.dash(on, off, round))
		}
	}
	if st.Opacity > 0 && st.Opacity < 1 {
		o, err := s.amount("o", "opacity", st.Opacity, "")
		if err != nil {
			return nil, err
		}
		classes = append(classes, o)
	}
	return classes, nil
}

// dash returns the class that draws dashes.
func (s *sheet) dash(on, off float64, round bool) string {
	pattern := fmt.Sprintf("%v %v", on, off)
	class := "d" + strings.NewReplacer(".", "_", " ", "-").Replace(pattern)
	if round {
		pattern += ";stroke-linecap:round"
	}
	return s.class(class, rule{property: "stroke-dasharray", value: pattern})
}

// css returns the rules. Classes that differ only in their paints' places have one rule for each
// property and colour; dark colours come last, where older readers may skip them.
func (s *sheet) css() string {
	var b bytes.Buffer
	s.write(&b, s.main, true)
	if s.dark != nil {
		b.WriteString("@media (prefers-color-scheme:dark){")
		s.write(&b, *s.dark, false)
		b.WriteString("}")
	}
	return b.String()
}

// write writes a rule for each declaration, with all classes that make it.
func (s *sheet) write(b *bytes.Buffer, t scene.Theme, all bool) {
	var declarations []string
	by := map[string][]string{}
	for _, class := range s.order {
		r := s.rules[class]
		value := r.value
		if c, ok := t.Colour(r.paint); ok {
			value = c.String()
		} else if !all {
			continue
		}
		d := r.property + ":" + value
		if !slices.Contains(declarations, d) {
			declarations = append(declarations, d)
		}
		by[d] = append(by[d], "."+class)
	}
	for _, d := range declarations {
		b.WriteString(strings.Join(by[d], ","))
		b.WriteString("{" + d + "}")
	}
}

// glyph returns the class of all glyphs.
func (s *sheet) glyph() string {
	return s.class("g", rule{
		property: "fill",
		value:    fmt.Sprintf("none;stroke-width:%v;stroke-linecap:round", scene.GlyphStroke),
	})
}
