package proof

import "strings"

// sheet is what the classes of a file say: the value of a property by class and property.
type sheet map[string]map[string]string

// parseSheet reads a style sheet whose selectors are classes. Rules for some readers only, such as
// those who ask for dark colours, are left out: they change no measure.
func parseSheet(css string) sheet {
	s := sheet{}
	for {
		selectors, rest, ok := strings.Cut(css, "{")
		if !ok {
			return s
		}
		if strings.HasPrefix(strings.TrimSpace(selectors), "@") {
			css = behindBlock(rest)
			continue
		}
		var body string
		body, css, _ = strings.Cut(rest, "}")
		for selector := range strings.SplitSeq(selectors, ",") {
			if class, ok := strings.CutPrefix(strings.TrimSpace(selector), "."); ok {
				s.add(class, body)
			}
		}
	}
}

// add notes the declarations of a class.
func (s sheet) add(class, declarations string) {
	if s[class] == nil {
		s[class] = map[string]string{}
	}
	for d := range strings.SplitSeq(declarations, ";") {
		if property, value, ok := strings.Cut(d, ":"); ok {
			s[class][strings.TrimSpace(property)] = strings.TrimSpace(value)
		}
	}
}

// behindBlock returns what follows the brace that closes a block, which css is inside of.
func behindBlock(css string) string {
	depth := 1
	for i, c := range css {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return css[i+1:]
		}
	}
	return ""
}

// value returns the value of a property of an element: by its classes, or by an attribute.
func (s sheet) value(e *element, property string) string {
	for class := range strings.FieldsSeq(e.attr["class"]) {
		if v, ok := s[class][property]; ok {
			return v
		}
	}
	return e.attr[property]
}
