package scene

import (
	"fmt"
	"slices"
	"strings"
)

// Lines returns what is written on a part where there is no glyph to tell what it is: its name, its kind
// with what it is made with and how many run, and what else is said of it.
func (p Part) Lines() []string {
	lines := []string{p.Name}
	for _, l := range []string{p.Facts(), p.Note} {
		if l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// Facts returns the kind of a part with what it is made with and how many run: "service · Go × 6".
func (p Part) Facts() string {
	made := p.Made()
	if p.Kind == "" || made == "" {
		return KindName(p.Kind) + made
	}
	return KindName(p.Kind) + " · " + made
}

// Made returns what a part is made with and how many of it run: "Go × 6".
func (p Part) Made() string {
	if p.Count == "" {
		return p.Tech
	}
	return strings.TrimSpace(p.Tech + " × " + p.Count)
}

// String returns a row on one line: "2 look up [gRPC]".
func (r Row) String() string {
	var words []string
	for _, w := range []string{r.Number, r.Words} {
		if w != "" {
			words = append(words, w)
		}
	}
	if r.Second != "" {
		words = append(words, "["+r.Second+"]")
	}
	return strings.Join(words, " ")
}

// Lines returns what is written on a link, a line for each row.
func (l Link) Lines() []string {
	var lines []string
	for _, r := range l.Label {
		lines = append(lines, r.String())
	}
	return lines
}

// Said returns what a link does, a line for each row, and with what, where formats tell these apart.
func (l Link) Said() (lines []string, with string) {
	var seconds []string
	for _, r := range l.Label {
		if s := (Row{Number: r.Number, Words: r.Words}).String(); s != "" {
			lines = append(lines, s)
		}
		if r.Second != "" && !slices.Contains(seconds, r.Second) {
			seconds = append(seconds, r.Second)
		}
	}
	return lines, strings.Join(seconds, ", ")
}

// Within returns the parts that are in a part, in order; those that are in none for the empty id.
func (m *Meaning) Within(id string) []Part {
	var parts []Part
	for _, p := range m.Parts {
		if p.In == id {
			parts = append(parts, p)
		}
	}
	return parts
}

// Aliases returns a name for each part by its id: letters, digits and underscores, beginning with a
// letter, and no two the same to those who do not tell A from a. Words of a language have no underscore
// after their first letter, so that no name is one.
func (m *Meaning) Aliases() map[string]string {
	names := make(map[string]string, len(m.Parts))
	taken := map[string]bool{}
	for _, p := range m.Parts {
		if _, ok := names[p.ID]; ok {
			continue
		}
		want := alias(p.ID)
		free := want
		for n := 2; taken[strings.ToLower(free)]; n++ {
			free = fmt.Sprintf("%s_%d", want, n)
		}
		taken[strings.ToLower(free)] = true
		names[p.ID] = free
	}
	return names
}

// alias returns an id with an underscore for all that is no letter or digit of ASCII.
func alias(id string) string {
	a := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			return r
		}
		return '_'
	}, id)
	if len(a) < 2 || a[1] != '_' || !('a' <= a[0] && a[0] <= 'z') {
		a = "p_" + a
	}
	return a
}

// SortError says that a form cannot hold a picture of a sort.
type SortError struct {
	Form  string
	Sort  Sort
	Sorts []Sort // that it can
}

func (e *SortError) Error() string {
	var can []string
	for _, s := range e.Sorts {
		can = append(can, sortNames[s])
	}
	return fmt.Sprintf("%s cannot hold %s, only %s", e.Form, sortNames[e.Sort], strings.Join(can, ", "))
}

var sortNames = map[Sort]string{
	Network: "components and connections", States: "state machines", Sequence: "sequences", Chart: "charts",
}

// Require returns what the picture says, or an error if it is of none of the sorts that a form can hold.
func (s *Scene) Require(form string, sorts ...Sort) (*Meaning, error) {
	if !slices.Contains(sorts, s.Sort()) {
		return nil, &SortError{form, s.Sort(), sorts}
	}
	return s.Meaning, nil
}
