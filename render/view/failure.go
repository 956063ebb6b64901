package view

import (
	"fmt"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/render/scene"
	"casebook/render/text"
)

// addFailure adds the view of what a failure does: to the components, and to the flows. It is left out
// where there are no flows that it could do anything to.
func (v *Set) addFailure(f *model.Failure) {
	v.addFigured("failure/"+f.ID, func(a *analyze.Analysis) (View, bool) {
		b := blastOf(a, f)
		if b == nil || len(b.Flows) == 0 {
			return View{}, false
		}
		return View{
			Title: "Failure: " + f.Title(),
			Alt:   fmt.Sprintf("Failure %q of %s on its component diagram: %s", f.Title(), a.Study.Title, blastTally(b)),
		}, true
	}, func(a *analyze.Analysis) *diagram {
		return damageOf(a, blastOf(a, f)).diagram(v.components())
	})
}

// blastOf returns what a failure does, or nil.
func blastOf(a *analyze.Analysis, f *model.Failure) *analyze.Blast {
	for i := range a.BlastRadius {
		if b := &a.BlastRadius[i]; b.Failure != nil && b.Failure.ID == f.ID {
			return b
		}
	}
	return nil
}

// blastTally counts the flows by what becomes of them: "2 stopped, 1 untouched; 43% of all arrivals lost".
func blastTally(b *analyze.Blast) string {
	n := map[analyze.Effect]int{}
	for _, f := range b.Flows {
		n[f.Effect]++
	}
	var parts []string
	for _, e := range []analyze.Effect{analyze.Stopped, analyze.Partial, analyze.Degraded, analyze.Untouched} {
		if n[e] > 0 {
			parts = append(parts, count(n[e], "flow")+" "+effectWord(e))
		}
	}
	return strings.Join(parts, ", ") + "; " + lostWords(b)
}

// lostWords says how much a failure costs in all.
func lostWords(b *analyze.Blast) string {
	if !b.Lost.Known() {
		return "share of all arrivals lost unknown"
	}
	w := inPercent(b.Lost.Value.Value) + " of all arrivals lost"
	if slices.ContainsFunc(b.Flows, func(f analyze.FlowBlast) bool { return f.Then && f.Lost.Known() && f.Lost.Value.Value > 0 }) {
		w += ", and more behind messages"
	}
	return w
}

// effectWord says what becomes of a flow.
func effectWord(e analyze.Effect) string {
	if e == analyze.Partial {
		return "partly stopped"
	}
	return string(e)
}

// diagram returns the diagram of the damage on the component graph.
func (d *damage) diagram(components *diagram) *diagram {
	g := components.clone()
	g.subtitle = "Failure: " + d.blast.Failure.Title()
	g.desc = d.desc()
	g.panel = d.panel()
	for i := range g.zones {
		if z := &g.zones[i]; d.down[z.id] {
			z.lost = true
			z.words += "; fails"
		}
	}
	plights := make([]plight, len(g.cards))
	for i := range g.cards {
		c := &d.study.Architecture.Components[i]
		plights[i] = d.component(c)
		g.cards[i].suffer(plights[i])
		d.note(&g.cards[i], c)
	}
	for i := range g.links {
		l := &g.links[i]
		l.suffer(d.link(i, plights[l.from], plights[l.to]))
		if plights[l.from] == fails && plights[l.to] == fails {
			l.faded, l.mark, l.strong, l.label = true, mark{}, false, nil // nobody is left to notice
		}
	}
	return g
}

// note puts on a card how much of its component is left, or how far it is too small.
func (d *damage) note(k *card, c *model.Component) {
	lost, of := d.zonesLost(c)
	switch o := d.overload(c); {
	case k.plight == fails:
	case o != nil:
		k.words += ", " + utilisations(o)
		k.sub = []string{shortUtilisations(o, k.size.W-textLeft-textRight)}
	case lost > 0:
		k.words += fmt.Sprintf(", with %d of %d zones left", of-lost, of)
		line, _ := text.Cut(fmt.Sprintf("zones %d → %d", of, of-lost), subFont, k.size.W-textLeft-textRight)
		k.sub = []string{line}
	}
}

// suffer puts on a card what a failure does to its component.
func (c *card) suffer(p plight) {
	c.grey, c.mark, c.plight = true, plightMarks[p], p
	c.faded = p == aside || p == untouched || p == fails
	c.words += "; " + p.word()
	c.data = append(slices.Clip(c.data), scene.Attr{Name: "effect", Value: p.word()})
}

// suffer draws a line as what a failure makes of it. What no flow uses that it touches is quiet.
func (l *link) suffer(p plight) {
	l.data = append(slices.Clip(l.data), scene.Attr{Name: "effect", Value: p.word()})
	l.words += "; " + p.word()
	if p == aside || p == untouched {
		l.faded, l.label = true, nil
		return
	}
	l.mark, l.strong = plightMarks[p], true
	l.label = nil
	if p == fails {
		l.label = l.label.signed(l.mark)
	}
}

// plightEntries returns an entry for each plight that is marked on d, or in the table of flows under it.
func (d *diagram) plightEntries() []entry {
	var entries []entry
	for _, p := range plightWords {
		m := plightMarks[p.plight]
		marked := slices.ContainsFunc(d.cards, func(c card) bool { return c.plight == p.plight && !c.hidden })
		if marked || d.panel != nil && slices.ContainsFunc(d.panel.rows, func(o outcome) bool { return o.mark == m }) {
			entries = append(entries, m.entry(p.words))
		}
	}
	return entries
}

// utilisations says how much of a component is used before and after: "61% → 132%".
func utilisations(o *analyze.Overload) string {
	words := func(f analyze.Figure) string {
		if !f.Known() {
			return "unknown"
		}
		return inPercent(f.Value.Value)
	}
	return words(o.Before) + " → " + words(o.After)
}

// shortUtilisations says the same in a width, or only how much is used after.
func shortUtilisations(o *analyze.Overload, width float64) string {
	w := strings.Replace(utilisations(o), "%", "", 1)
	if text.Width(w, subFont) > width {
		_, after, _ := strings.Cut(w, " → ")
		w, _ = text.Cut("→ "+after, subFont, width)
	}
	return w
}

// desc tells what fails, and what becomes of each flow.
func (d *damage) desc() string {
	w := fmt.Sprintf("%s, a failure of %s. Fails: %s. %s.", d.blast.Failure.Title(), d.study.Title, d.names(), blastTally(d.blast))
	for _, f := range worstFirst(d.blast.Flows) {
		w += fmt.Sprintf(" %s: %s", partTitle(f.Flow, f.Then), effectWord(f.Effect))
		if f.Lost.Known() && f.Lost.Value.Value > 0 {
			w += ", " + inPercent(f.Lost.Value.Value) + " lost"
		}
		w += "."
	}
	for i := range d.blast.Overloaded {
		o := &d.blast.Overloaded[i]
		w += fmt.Sprintf(" %s is then overloaded: %s.", o.Component.Name, utilisations(o))
	}
	return w
}

// partTitle returns what people call a flow, or what is behind its messages.
func partTitle(f *model.Flow, then bool) string {
	if then {
		return f.Title() + ", behind its messages"
	}
	return f.Title()
}

// names returns what fails, in words.
func (d *damage) names() string {
	names := make([]string, len(d.blast.Failure.Fail))
	for i, id := range d.blast.Failure.Fail {
		names[i] = componentName(d.study, id)
		if z := d.study.Zone(id); z != nil {
			names[i] = z.Title()
		}
	}
	return strings.Join(names, ", ")
}

// panel returns the table of flows, with what becomes of them and how much of each is lost.
func (d *damage) panel() *panel {
	p := &panel{
		title:  "What becomes of the flows: " + lostWords(d.blast),
		second: "Fails: " + d.names(),
		head:   [3]string{"Flow", "Effect", "Lost"},
		data:   fact("lost", d.blast.Lost),
	}
	for _, f := range worstFirst(d.blast.Flows) {
		lost := "unknown"
		if f.Lost.Known() {
			lost = inPercent(f.Lost.Value.Value)
		}
		p.rows = append(p.rows, outcome{
			mark: plightMarks[effectPlights[f.Effect]],
			name: partTitle(f.Flow, f.Then), word: effectWord(f.Effect), figure: lost,
			words: partTitle(f.Flow, f.Then) + ": " + effectWord(f.Effect) + ", lost " + lost,
			data: append([]scene.Attr{{Name: "flow", Value: f.Name()}, {Name: "effect", Value: string(f.Effect)}},
				fact("lost", f.Lost)...),
		})
	}
	return p
}
