package view

import (
	"fmt"
	"slices"
	"strings"

	"casebook/model"
	"casebook/render/scene"
)

// flowView shows the steps of flow i, numbered, on the component graph, and fades the rest.
func flowView(s *model.Study, i int) View {
	f := &s.Architecture.Flows[i]
	return View{
		Name:  "flow/" + f.ID,
		Title: "Flow: " + f.Title(),
		Alt:   flowAlt(s, f),

		Shared: true,
	}
}

// flowAlt says where a flow goes.
func flowAlt(s *model.Study, f *model.Flow) string {
	hops := s.Hops(f)
	w := fmt.Sprintf("Flow %q of %s on its component diagram: %s", f.Title(), s.Title, count(len(hops), "step"))
	if len(hops) > 0 {
		w += ", from " + componentName(s, hops[0].From) + " to " + componentName(s, hops[len(hops)-1].To)
	}
	return w
}

// flowGraph returns the diagram of flow i on the component graph, which stays as it is.
func flowGraph(components *diagram, s *model.Study, i int) *diagram {
	f := &s.Architecture.Flows[i]
	d := components.clone()
	d.subtitle = "Flow: " + f.Title()
	d.desc = f.Title() + " of " + s.Title + ", step by step." + stepsDesc(s, s.Hops(f))
	labels := flowLabels(s, i)
	numbers := stepNumbers(s, f)
	on := make([]bool, len(d.cards))
	for c := range d.links {
		l := &d.links[c]
		rows, step := labels[c]
		l.step, l.faded, l.label = step, !step, rows
		if step {
			on[l.from], on[l.to] = true, true
			l.data = append(slices.Clip(l.data), scene.Attr{Name: "step", Value: strings.Join(numbers[c], " ")})
			l.words = "Step " + strings.Join(numbers[c], ", ") + ": " + l.words
		}
	}
	for c := range d.cards {
		d.cards[c].faded = !on[c]
	}
	return d
}

// stepsDesc tells steps one by one.
func stepsDesc(s *model.Study, hops []model.NumberedHop) string {
	var b strings.Builder
	for _, h := range hops {
		fmt.Fprintf(&b, " %s. %s %s %s", h.Number, componentName(s, h.From), verb(h.Mode), componentName(s, h.To))
		if h.Label != "" {
			b.WriteString(": " + h.Label)
		}
		b.WriteString(".")
	}
	return b.String()
}

// stepNumbers returns the numbers of the steps that run along each connection.
func stepNumbers(s *model.Study, f *model.Flow) map[int][]string {
	numbers := map[int][]string{}
	for _, h := range s.Hops(f) {
		if !slices.Contains(numbers[h.Connection], h.Number) {
			numbers[h.Connection] = append(numbers[h.Connection], h.Number)
		}
	}
	return numbers
}

// flowLabels returns what flow i writes on each connection that it uses: a row for each of its
// steps. Steps with the same words share one.
func flowLabels(s *model.Study, i int) map[int]label {
	type row struct{ numbers, words, protocol string }
	rows := map[int][]row{}
	for _, h := range s.Hops(&s.Architecture.Flows[i]) {
		c := &s.Architecture.Connections[h.Connection]
		on := rows[h.Connection]
		if k := slices.IndexFunc(on, func(r row) bool { return r.words == h.Label }); k >= 0 {
			on[k].numbers += ", " + h.Number
			continue
		}
		rows[h.Connection] = append(on, row{h.Number, h.Label, c.Protocol})
	}
	labels := make(map[int]label, len(rows))
	for c, on := range rows {
		var l label
		for k, r := range on {
			if k == labelRows {
				l = append(l, newRow("", fmt.Sprintf("and %d more", len(on)-k), ""))
				break
			}
			if k < len(on)-1 {
				r.protocol = "" // it is the same for all of them: the last says it
			}
			l = append(l, newRow(r.numbers, r.words, r.protocol))
		}
		labels[c] = l
	}
	return labels
}
