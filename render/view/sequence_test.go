package view

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/model"
	"casebook/model/quantity"
	"casebook/render/scene"
	"casebook/render/svg"
)

// tales makes studies with flows of all sorts.
type tales struct {
	t     *rapid.T
	study *model.Study
	left  int // steps that may still be made
}

var manyWords = []string{
	"", "save", "authorise the payment", "payment.authorised", strings.Repeat("an endless tale ", 13), strings.Repeat("x", 200),
	"数据库查询与更新", "お支払いを承認する", "🚀 launch 👩‍👩‍👧", "שלום עולם", "طلب الدفع", "<script>&amp;", "a\nb\tc",
}

// studyOfTales draws a study whose first flow has steps; a second one is there to be used.
func studyOfTales(t *rapid.T) *model.Study {
	m := tales{t: t, study: &model.Study{ID: "tale", Title: "Tale"}}
	a := &m.study.Architecture
	for i := range rapid.IntRange(0, 4).Draw(t, "zones") {
		kind := rapid.SampledFrom([]string{"region", "trust"}).Draw(t, "kind")
		a.Zones = append(a.Zones, model.Zone{ID: fmt.Sprintf("z%d", i), Name: m.words("zone"), Kind: kind})
	}
	for i := range rapid.IntRange(1, 12).Draw(t, "components") {
		c := model.Component{ID: fmt.Sprintf("c%d", i), Name: "C" + m.words("name"), Kind: rapid.SampledFrom([]string{"service", "client", "database"}).Draw(t, "kind")}
		if z := rapid.IntRange(-1, len(a.Zones)-1).Draw(t, "in"); z >= 0 {
			c.In = a.Zones[z].ID
		}
		a.Components = append(a.Components, c)
	}
	a.Flows = make([]model.Flow, 2)
	for i := range a.Flows {
		m.left = rapid.IntRange(1, 70-40*i).Draw(t, "length")
		a.Flows[i] = model.Flow{ID: fmt.Sprintf("f%d", i), Name: "Flow " + m.words("flow"), Steps: append(m.series(0, i), m.hop(0, i))}
	}
	return m.study
}

func (m *tales) words(what string) string { return rapid.SampledFrom(manyWords).Draw(m.t, what) }

func (m *tales) series(depth, flow int) []model.Step {
	var steps []model.Step
	for range rapid.IntRange(0, max(2, 40-16*depth)).Draw(m.t, "steps") {
		if m.left--; m.left < 0 {
			break
		}
		steps = append(steps, m.step(depth, flow))
	}
	return steps
}

func (m *tales) step(depth, flow int) model.Step {
	sort := rapid.IntRange(0, 9).Draw(m.t, "sort")
	if depth > 8 && sort < 3 {
		sort = 9
	}
	switch {
	case sort == 0:
		p := &model.Parallel{Steps: append(m.series(depth+1, flow), m.hop(depth+1, flow)), Wait: rapid.IntRange(0, 1).Draw(m.t, "wait")}
		return model.Step{Parallel: p}
	case sort == 1:
		var s model.Step
		for range rapid.IntRange(1, 4).Draw(m.t, "branches") {
			b := model.Branch{When: m.words("when"), Steps: m.series(depth+1, flow)}
			if rapid.Bool().Draw(m.t, "likely") {
				b.Chance = quantity.Share(.25)
			}
			s.Either = append(s.Either, b)
		}
		return s
	case sort == 2 && flow == 0:
		return model.Step{Use: "f1"}
	case sort == 3:
		return model.Step{Note: model.Prose("note " + m.words("note") + " *so*")}
	}
	return m.hop(depth, flow)
}

func (m *tales) hop(depth, flow int) model.Step {
	a := &m.study.Architecture
	end := rapid.IntRange(0, len(a.Components)-1)
	c := model.Connection{
		From: a.Components[end.Draw(m.t, "from")].ID, To: a.Components[end.Draw(m.t, "to")].ID,
		Mode: rapid.SampledFrom([]model.Mode{model.Sync, model.Sync, model.Async, model.Data}).Draw(m.t, "mode"),
	}
	c.Protocol = m.words("protocol")
	h := &model.Hop{Connection: len(a.Connections), From: c.From, To: c.To, Mode: c.Mode, Label: m.words("label")}
	if rapid.IntRange(0, 4).Draw(m.t, "facts") == 0 {
		h.Times, h.Optional, h.Fallback = quantity.Count(3), model.Yes, a.Components[0].ID
	}
	a.Connections = append(a.Connections, c)
	if c.Mode == model.Async && depth < 8 && rapid.IntRange(0, 2).Draw(m.t, "then") == 0 {
		h.Then = m.series(depth+1, flow)
	}
	return model.Step{Hop: h}
}

// failer is what a test and a check of rapid have in common.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// pagesOf draws all pages of the sequence of a flow.
func pagesOf(t failer, s *model.Study, flow string) []*scene.Scene {
	t.Helper()
	set := Of(s)
	var pages []*scene.Scene
	for _, v := range set.List() {
		if v.Name == "sequence/"+flow || strings.HasPrefix(v.Name, "sequence/"+flow+"/") {
			sc, notes, err := set.Draw(context.Background(), v.Name, nil)
			if err != nil || notes != nil {
				t.Fatalf("%s: %v, %v", v.Name, notes, err)
			}
			pages = append(pages, sc)
		}
	}
	return pages
}

// Every step of a flow is on exactly one page, in order, and every page is a picture without faults.
func TestSequencesOfAnyFlow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := studyOfTales(t)
		var got []string
		for _, page := range pagesOf(t, s, "f0") {
			for _, g := range groupsOf(page, "connection") {
				got = append(got, data(g, "step")+" "+data(g, "from")+" "+data(g, "mode")+" "+data(g, "to"))
			}
			for _, fault := range faultsOf(page) {
				t.Errorf("%s: %s", page.Title, fault)
			}
			if _, err := svg.Bytes(page, svg.Options{}); err != nil {
				t.Error(err)
			}
		}
		var want []string
		for _, h := range s.Hops(&s.Architecture.Flows[0]) {
			want = append(want, h.Number+" "+h.From+" "+string(h.Mode)+" "+h.To)
		}
		if !slices.Equal(got, want) {
			t.Errorf("steps\n%q\nwant\n%q", got, want)
		}
	})
}

func groupsOf(sc *scene.Scene, class string) []*scene.Group {
	var all []*scene.Group
	for _, i := range sc.Items {
		if g, ok := i.(*scene.Group); ok && g.Class == class {
			all = append(all, g)
		}
	}
	return all
}
