package view

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/scene"
	"casebook/render/text"
)

// Classes of data that are everywhere, so that a picture of where they are would tell nothing.
var common = []string{"public", "internal"}

// dataClass is a class of data that has a picture.
type dataClass struct {
	name string // as the study has it
	view string // as it stands in the name of its view
}

// dataClasses returns the classes of data that have a picture, in the order in which components name
// them: those that at least two hold, and that are not common.
func dataClasses(s *model.Study) []dataClass {
	holders := map[string]int{}
	var names []string
	for i := range s.Architecture.Components {
		held := slices.Compact(slices.Sorted(slices.Values(s.Architecture.Components[i].Data)))
		for _, name := range held {
			holders[name]++
		}
		names = append(names, s.Architecture.Components[i].Data...)
	}
	var classes []dataClass
	seen, taken := map[string]bool{}, map[string]bool{}
	for _, name := range names {
		if seen[name] || holders[name] < 2 || slices.Contains(common, strings.ToLower(name)) {
			continue
		}
		seen[name] = true
		classes = append(classes, dataClass{name, slug(name, taken)})
	}
	return classes
}

// longestSlug is how much of a name stands in that of a view, which is that of a file, too.
const longestSlug = 60

// slug returns a name as it may stand in the name of a view, and as none that is taken does.
func slug(name string, taken map[string]bool) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	s := strings.Join(words, "-")
	s = strings.Trim(s[:min(len(s), longestSlug)], "-")
	if s == "" {
		s = "class"
	}
	free := s
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s-%d", s, n)
	}
	taken[free] = true
	return free
}

// dataView shows where a class of data is and may travel, on the component graph, and fades the rest.
func dataView(s *model.Study, c dataClass) View {
	return View{
		Name:   "data/" + c.view,
		Title:  "Data: " + text.Clean(c.name),
		Shared: true,
		Alt:    "Where " + text.Clean(c.name) + " data of " + s.Title + " is, on its component diagram: " + dataTally(s, c),
	}
}

// holds reports whether a component holds or sees a class of data.
func (c *dataClass) holds(k *model.Component) bool { return slices.Contains(k.Data, c.name) }

// between reports whether a connection joins two components that hold a class of data.
func (c *dataClass) between(s *model.Study, k *model.Connection) bool {
	from, to := s.Component(k.From), s.Component(k.To)
	return from != nil && to != nil && c.holds(from) && c.holds(to)
}

// dataTally counts where a class of data is, and what becomes of it on its way.
func dataTally(s *model.Study, c dataClass) string {
	held, between, across, bare := 0, 0, 0, 0
	for i := range s.Architecture.Components {
		if c.holds(&s.Architecture.Components[i]) {
			held++
		}
	}
	for i := range s.Architecture.Connections {
		k := &s.Architecture.Connections[i]
		if !c.between(s, k) {
			continue
		}
		between++
		if len(crossed(s, k)) > 0 {
			across++
		}
		if k.Encrypted == model.No {
			bare++
		}
	}
	w := fmt.Sprintf("%s hold or see it, %s between them", count(held, "component"), count(between, "connection"))
	if across > 0 {
		w += fmt.Sprintf(", %d across a boundary", across)
	}
	if bare > 0 {
		w += fmt.Sprintf(", %d not encrypted", bare)
	}
	return w
}

// crossed returns the zones that a connection leaves, from the innermost out, and then those that it
// comes into.
func crossed(s *model.Study, k *model.Connection) []string {
	out, in := s.ZonePath(s.Component(k.From).In), s.ZonePath(s.Component(k.To).In)
	shared := 0
	for shared < min(len(out), len(in)) && out[shared] == in[shared] {
		shared++
	}
	var zones []string
	for _, z := range slices.Backward(out[shared:]) {
		zones = append(zones, "out of "+z.Title())
	}
	for _, z := range in[shared:] {
		zones = append(zones, "into "+z.Title())
	}
	return zones
}

// dataGraph returns the diagram of a class of data on the component graph, which stays as it is.
func dataGraph(components *diagram, s *model.Study, c dataClass) *diagram {
	d := components.clone()
	d.subtitle = "Data: " + c.name
	d.desc = dataDesc(s, c)
	d.entries = dataEntries(c.name)
	for i := range d.cards {
		d.cards[i] = d.cards[i].holding(&s.Architecture.Components[i], c)
	}
	for i := range d.links {
		d.links[i].carry(s, &s.Architecture.Connections[i], c)
	}
	return d
}

// holding returns the card of a component as it is where a class of data is shown: faded if it has none
// of it, and otherwise with how what it stores is kept, if that is known.
func (c card) holding(k *model.Component, class dataClass) card {
	if !class.holds(k) {
		c.faded = true
		return c
	}
	c.data = append(slices.Clip(c.data), scene.Attr{Name: "class", Value: class.name})
	c.words += "; holds or sees " + class.name
	how := encryption(k.Encrypted)
	if how == "" {
		return c
	}
	c.data = append(c.data, encryptedAttr(k.Encrypted))
	c.words += ", which is stored " + how
	size := c.size // it stays as it is in all views
	c.sub, _ = text.Wrap(how, subFont, size.W-textLeft-textRight/2, 1)
	c.size = size
	return c
}

// carry makes a link that of a view of a class of data: faded unless both its ends hold it.
func (l *link) carry(s *model.Study, k *model.Connection, class dataClass) {
	if !class.between(s, k) {
		l.faded, l.label = true, nil
		return
	}
	l.data = append(slices.Clip(l.data), scene.Attr{Name: "class", Value: class.name})
	l.words += "; between two that hold or see " + class.name
	if how := encryption(k.Encrypted); how != "" {
		l.data = append(l.data, encryptedAttr(k.Encrypted))
		l.words += "; " + how
		l.label = label{newRow("", how, k.Label)} // what comes second goes first where there is little room
	}
	if zones := crossed(s, k); len(zones) > 0 {
		l.words += "; " + strings.Join(zones, ", ")
	}
}

// encryption says in a word whether something is encrypted, and nothing where that is not known.
func encryption(t model.Ternary) string {
	switch t {
	case model.Yes:
		return "encrypted"
	case model.No:
		return "unencrypted"
	}
	return ""
}

func encryptedAttr(t model.Ternary) scene.Attr {
	return scene.Attr{Name: "encrypted", Value: fmt.Sprint(t == model.Yes)}
}

// dataDesc tells where a class of data is and between whom it may travel.
func dataDesc(s *model.Study, c dataClass) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Where %s data of %s is: %s.", c.name, s.Title, dataTally(s, c))
	for i := range s.Architecture.Components {
		k := &s.Architecture.Components[i]
		if !c.holds(k) {
			continue
		}
		b.WriteString(" " + k.Title())
		if how := encryption(k.Encrypted); how != "" {
			b.WriteString(" (" + how + ")")
		}
		b.WriteString(".")
	}
	for i := range s.Architecture.Connections {
		k := &s.Architecture.Connections[i]
		if !c.between(s, k) {
			continue
		}
		facts := crossed(s, k)
		if how := encryption(k.Encrypted); how != "" {
			facts = append([]string{how}, facts...)
		}
		fmt.Fprintf(&b, " %s %s %s", componentName(s, k.From), verb(k.Mode), componentName(s, k.To))
		if len(facts) > 0 {
			b.WriteString(" (" + strings.Join(facts, ", ") + ")")
		}
		b.WriteString(".")
	}
	return b.String()
}

// dataEntries explain what is meant by a card that is not faded, and by one that is.
func dataEntries(class string) []entry {
	class, _ = text.Cut(class, legendFont, legendWidest)
	holder := card{form: tileForm, size: geom.Size{W: 30, H: 20}, zone: graph.None}
	other := holder
	other.faded = true
	explain := func(c card, words string) entry {
		return entry{words: words, width: c.size.W, sample: func(p geom.Point) []scene.Item {
			b := geom.Box{X: p.X, Y: p.Y - c.size.H/2, W: c.size.W, H: c.size.H}
			ink := scene.Slate
			if c.faded {
				ink = scene.FadedLine
			}
			return []scene.Item{
				&scene.Rect{Box: b, Radius: 5, Style: c.outline()},
				&scene.Rect{Box: geom.BoxAround(b.Center(), geom.Size{W: 16, H: 4}), Radius: 2, Style: scene.Style{Fill: ink}},
			}
		}}
	}
	return []entry{explain(holder, "holds or sees "+class), explain(other, "does not")}
}

// legendWidest is how wide a name from a study may be in a legend, in pixels.
const legendWidest = 240.0
