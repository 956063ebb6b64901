package view_test

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/svg"
	"casebook/render/view"
	"casebook/studies"
)

// element is an element of a written picture.
type element struct {
	name     string
	attr     map[string]string
	text     string
	children []*element
}

func (e *element) first(name string) *element {
	for _, c := range e.children {
		if c.name == name {
			return c
		}
		if found := c.first(name); found != nil {
			return found
		}
	}
	return nil
}

func (e *element) all(class string, into []*element) []*element {
	for _, c := range e.children {
		if c.name == "g" && c.attr["class"] == class {
			into = append(into, c)
		}
		into = c.all(class, into)
	}
	return into
}

// parse reads a picture as strict XML.
func parse(t *testing.T, data []byte) *element {
	t.Helper()
	root := &element{}
	stack := []*element{root}
	d := xml.NewDecoder(strings.NewReader(string(data)))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return root
		}
		if err != nil {
			t.Fatal(err)
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
}

// diagonal is a layouter that sets nodes on a diagonal, so that no two of them share a row.
type diagonal struct{}

func (diagonal) Lay(_ context.Context, g *graph.Graph) (*graph.Drawing, []string, error) {
	d := &graph.Drawing{Groups: make([]geom.Box, len(g.Groups))}
	for i, n := range g.Nodes {
		d.Nodes = append(d.Nodes, geom.Box{X: float64(i) * 300, Y: float64(i) * 120, W: n.Size.W, H: n.Size.H})
	}
	for _, e := range g.Edges {
		a, b := d.Nodes[e.From].Center(), d.Nodes[e.To].Center().Add(geom.Point{X: 1})
		d.Edges = append(d.Edges, graph.Line{Points: []geom.Point{a, b}, Label: geom.BoxAround(a, e.Label)})
	}
	d.Size = geom.Size{W: float64(len(g.Nodes)) * 300, H: float64(len(g.Nodes)) * 120}
	return d, nil, nil
}

// bundled returns a study of the library.
func bundled(t testing.TB, id string) *model.Study {
	t.Helper()
	data, err := studies.Library.ReadFile(id + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	s, err := model.Load(id+".yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestGraphFromPicture rebuilds the whole graph of the bundled studies from their pictures alone.
func TestGraphFromPicture(t *testing.T) {
	for _, id := range []string{"payment-gateway", "notification-fanout", "feature-flag-platform"} {
		s := bundled(t, id)
		set := view.OfAnalysis(view.MadeUp(s))
		for _, v := range set.List() {
			if v.Name == "overview" || strings.HasPrefix(v.Name, "sequence/") || strings.HasPrefix(v.Name, "latency/") || strings.HasPrefix(v.Name, "tradeoff/") {
				continue
			}
			sc, _, err := set.Draw(context.Background(), v.Name, diagonal{})
			if err != nil {
				t.Fatal(err)
			}
			written, err := svg.Bytes(sc, svg.Options{Theme: svg.Auto})
			if err != nil {
				t.Fatal(err)
			}
			root := parse(t, written)
			if got, want := drawn(root), declared(s, v.Name); !slices.Equal(got, want) {
				t.Errorf("%s %s: the picture has\n%s\nthe study\n%s", id, v.Name, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
}

// TestFlowFromSequence rebuilds the flows of the bundled studies from the pictures of their sequences.
func TestFlowFromSequence(t *testing.T) {
	for _, id := range []string{"payment-gateway", "notification-fanout"} {
		s := bundled(t, id)
		for i := range s.Architecture.Flows {
			f := &s.Architecture.Flows[i]
			sc, _, err := view.Of(s).Draw(context.Background(), "sequence/"+f.ID, nil)
			if err != nil {
				t.Fatal(err)
			}
			written, err := svg.Bytes(sc, svg.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := acted(parse(t, written)), toAct(s, f); !slices.Equal(got, want) {
				t.Errorf("%s %s: the picture has\n%s\nthe study\n%s", id, f.ID, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
}

// acted tells what happens in the picture of a sequence: its steps in order, and then who takes part.
func acted(root *element) []string {
	var lines, members []string
	for _, c := range root.all("connection", nil) {
		title, _, _ := strings.Cut(c.first("title").text, ": ")
		lines = append(lines, fmt.Sprintf("%s: %s %s %s", title, c.attr["data-from"], c.attr["data-mode"], c.attr["data-to"]))
		if c.first("path") == nil || c.first("text").text != c.attr["data-step"] {
			lines = append(lines, c.attr["id"]+" has no line or no number")
		}
	}
	for _, c := range root.all("component", nil) {
		members = append(members, fmt.Sprintf("%s %s in %q", c.attr["id"], c.attr["data-kind"], c.attr["data-zone"]))
	}
	slices.Sort(members)
	return append(lines, members...)
}

// toAct tells the same of a study.
func toAct(s *model.Study, f *model.Flow) []string {
	var lines, members []string
	for _, h := range s.Hops(f) {
		lines = append(lines, fmt.Sprintf("Step %s: %s %s %s", h.Number, h.From, h.Mode, h.To))
		for _, id := range []string{h.From, h.To} {
			c := s.Component(id)
			members = append(members, fmt.Sprintf("c-%s %s in %q", c.ID, c.Kind, c.In))
		}
	}
	slices.Sort(members)
	return append(lines, slices.Compact(members)...)
}

// drawn tells the graph of a picture, a line a part, sorted.
func drawn(root *element) []string {
	var lines []string
	for _, z := range root.all("zone", nil) {
		lines = append(lines, fmt.Sprintf("zone %s in %q: %s", z.attr["id"], z.attr["data-in"], z.first("text").text))
	}
	for _, c := range root.all("component", nil) {
		lines = append(lines, fmt.Sprintf("component %s %s in %q: %s", c.attr["id"], c.attr["data-kind"], c.attr["data-zone"],
			strings.SplitN(c.first("title").text, ": ", 2)[0]))
	}
	for _, c := range root.all("connection", nil) {
		if c.first("path") == nil {
			lines = append(lines, c.attr["id"]+" has no line")
		}
		lines = append(lines, fmt.Sprintf("connection %s to %s %s step %q", c.attr["data-from"], c.attr["data-to"], c.attr["data-mode"], c.attr["data-step"]))
	}
	slices.Sort(lines)
	return lines
}

// declared tells what the picture of a view must show of a study in the same way.
func declared(s *model.Study, name string) []string {
	sort, id, _ := strings.Cut(name, "/")
	if sort == "states" {
		return declaredStates(s, id)
	}
	steps := map[int][]string{}
	if sort == "flow" {
		for _, h := range s.Hops(s.Flow(id)) {
			steps[h.Connection] = append(steps[h.Connection], h.Number)
		}
	}
	now, before := present(s, name)
	held := map[string]bool{} // zones with something in them
	var lines []string
	for _, c := range s.Architecture.Components {
		if !now[c.ID] && !before[c.ID] {
			continue
		}
		lines = append(lines, fmt.Sprintf("component c-%s %s in %q: %s", c.ID, c.Kind, c.In, c.Name))
		for _, z := range s.ZonePath(c.In) {
			held[z.ID] = true
		}
	}
	for _, z := range s.Architecture.Zones {
		if held[z.ID] || sort != "stage" {
			lines = append(lines, fmt.Sprintf("zone z-%s in %q: %s", z.ID, z.In, z.Title()))
		}
	}
	for i, c := range s.Architecture.Connections {
		if !(now[c.From] && now[c.To]) && !(before[c.From] && before[c.To]) {
			continue
		}
		mode := c.Mode
		if mode == "" {
			mode = model.Sync
		}
		lines = append(lines, fmt.Sprintf("connection %s to %s %s step %q", c.From, c.To, mode, strings.Join(slices.Compact(steps[i]), " ")))
	}
	slices.Sort(lines)
	return lines
}

// present returns the components that a view shows: of a stage those at it, and those before.
func present(s *model.Study, name string) (now, before map[string]bool) {
	now, before = map[string]bool{}, map[string]bool{}
	id, isStage := strings.CutPrefix(name, "stage/")
	if !isStage {
		for _, c := range s.Architecture.Components {
			now[c.ID] = true
		}
		return now, before
	}
	i := slices.IndexFunc(s.Roadmap, func(stage model.Stage) bool { return stage.ID == id })
	for _, c := range s.AtStage(i) {
		now[c.ID] = true
	}
	if i > 0 {
		for _, c := range s.AtStage(i - 1) {
			before[c.ID] = true
		}
	}
	return now, before
}

func declaredStates(s *model.Study, id string) []string {
	i := slices.IndexFunc(s.Architecture.States, func(m model.StateMachine) bool { return m.ID == id })
	m := &s.Architecture.States[i]
	var lines []string
	for _, state := range m.States {
		lines = append(lines, fmt.Sprintf("component c-%s state in %q: %s", state.ID, "", state.Title()))
	}
	for _, tr := range m.Transitions {
		lines = append(lines, fmt.Sprintf("connection %s to %s transition step %q", tr.From, tr.To, ""))
	}
	slices.Sort(lines)
	return lines
}

func BenchmarkDraw(b *testing.B) {
	s := bundled(b, "payment-gateway")
	for b.Loop() {
		sc, _, err := view.Of(s).Draw(context.Background(), "components", diagonal{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := svg.Bytes(sc, svg.Options{Theme: svg.Auto}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSequence(b *testing.B) {
	s := bundled(b, "payment-gateway")
	for b.Loop() {
		sc, _, err := view.Of(s).Draw(context.Background(), "sequence/authorise", nil)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := svg.Bytes(sc, svg.Options{Theme: svg.Auto}); err != nil {
			b.Fatal(err)
		}
	}
}
