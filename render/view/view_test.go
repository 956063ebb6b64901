package view

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/scene"
	"casebook/render/text"
)

// shelf is a layouter that scatters the nodes and draws straight lines; it is enough to see
// what a view asks for and what it makes of the answer.
type shelf struct{ asked *graph.Graph }

func (s *shelf) Lay(_ context.Context, g *graph.Graph) (*graph.Drawing, []string, error) {
	s.asked = g
	d := &graph.Drawing{Groups: make([]geom.Box, len(g.Groups))}
	x := 40.0
	for i, n := range g.Nodes {
		y := []float64{40, 700, 200, 1300, 400, 1000}[i%6]
		d.Nodes = append(d.Nodes, geom.Box{X: x, Y: y, W: n.Size.W, H: n.Size.H})
		x += n.Size.W + 600
	}
	d.Size = geom.Size{W: x, H: 1500}
	for i := range d.Groups {
		d.Groups[i] = geom.Box{W: x, H: 1500}
	}
	for _, e := range g.Edges {
		a, b := d.Nodes[e.From].Center(), d.Nodes[e.To].Center()
		line := graph.Line{Points: []geom.Point{a, b}}
		if !e.Label.Empty() {
			middle := geom.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}
			line.Label = geom.BoxAround(middle, e.Label)
		}
		d.Edges = append(d.Edges, line)
	}
	return d, nil, nil
}

const shop = `casebook: 1
title: Shop
kind: case_study
architecture:
  zones:
    core: {name: Core, in: eu}
    eu: {name: eu-west-1, kind: region}
    vaults: {name: Card data, kind: trust, in: eu}
  components:
    buyer: {name: Buyer, kind: person}
    api: {name: Shop API, kind: service, tech: Go, in: core, replicas: 4}
    db: {name: Orders, kind: database, tech: PostgreSQL 16, in: core}
    vault: {name: Card vault, kind: vault, in: vaults}
    events: {name: Events, kind: stream, in: core}
    alone: {name: Alone, kind: job, in: eu}
  connections:
    - buyer -> api: order
    - {from: api, to: db, label: insert, protocol: SQL, timeout: 200ms}
    - {from: api, to: db, label: select, protocol: SQL}
    - api -> vault: tokenise
    - api ~> events: ordered
    - events => db: project
  flows:
    order:
      name: Place an order
      steps:
        - buyer -> api: order two things at once
        - api -> vault: tokenise
        - api -> db: insert
        - api -> vault: tokenise
        - api ~> events: ordered
  states:
    order:
      name: An order
      states:
        open: {name: Open, note: It *may* still **change**.}
        paid: {}
        lost: {name: Lost}
      transitions:
        - open -> paid: money came
        - open -> open: changed
        - paid -> lost: parcel lost
        - paid -> lost: parcel came back
roadmap:
  - {stage: start, components: [buyer, api, db, alone], replicas: {api: 2}}
  - stage: cards
    add: [vault, events]
    remove: [alone]
    replicas: {api: 4}
    set: {db.partitions: 4, db.tech: A database of another sort and of a very long name}
`

func load(t testing.TB, text string) *model.Study {
	t.Helper()
	s, err := model.Load("shop.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func draw(t testing.TB, s *model.Study, name string) (*scene.Scene, *graph.Graph) {
	t.Helper()
	var l shelf
	sc, _, err := Of(s).Draw(context.Background(), name, &l)
	if err != nil {
		t.Fatal(err)
	}
	return sc, l.asked
}

// groups returns the groups of a class, by id, and their ids in the order of painting.
func groups(items []scene.Item, class string) (map[string]*scene.Group, []string) {
	found, order := map[string]*scene.Group{}, []string(nil)
	for _, i := range items {
		if g, ok := i.(*scene.Group); ok && g.Class == class {
			found[g.ID] = g
			order = append(order, g.ID)
		}
	}
	return found, order
}

func words(g *scene.Group) []string {
	var out []string
	for _, i := range g.Items {
		if t, ok := i.(*scene.Text); ok {
			out = append(out, t.S)
		}
	}
	return out
}

func data(g *scene.Group, name string) string {
	for _, a := range g.Data {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

func TestList(t *testing.T) {
	var names []string
	for _, v := range Of(load(t, shop)).List() {
		names = append(names, v.Name)
		if v.Title == "" || v.Alt == "" {
			t.Errorf("%s has no words: %+v", v.Name, v)
		}
	}
	if want := []string{"overview", "components", "flow/order", "sequence/order", "stage/start", "stage/cards", "states/order"}; !slices.Equal(names, want) {
		t.Errorf("views %q, want %q", names, want)
	}
	if l := Of(load(t, "casebook: 1\ntitle: None\nkind: pattern\n")).List(); l != nil {
		t.Errorf("a study of words has views %v", l)
	}
}

func TestUnknownView(t *testing.T) {
	_, _, err := Of(load(t, shop)).Draw(context.Background(), "flow/ordr", &shelf{})
	var unknown *UnknownError
	if !errors.As(err, &unknown) || len(unknown.Views) != 7 || !strings.Contains(err.Error(), "flow/order") {
		t.Errorf("got %v", err)
	}
}

func TestComponents(t *testing.T) {
	sc, g := draw(t, load(t, shop), "components")
	components, _ := groups(sc.Items, "component")
	if len(components) != 6 {
		t.Fatalf("%d components", len(components))
	}
	api := components["c-api"]
	if data(api, "kind") != "service" || data(api, "zone") != "core" {
		t.Errorf("data of api: %v", api.Data)
	}
	if got, want := words(api), []string{"Shop API", "Go × 4"}; !slices.Equal(got, want) {
		t.Errorf("api says %q, want %q", got, want)
	}
	if api.Title != "Shop API: service, Go × 4" {
		t.Errorf("api is called %q", api.Title)
	}
	if _, box := api.Items[0].(*scene.Rect); !box {
		t.Error("the first shape of a component is not its box")
	}
	_, zones := groups(sc.Items, "zone")
	if want := []string{"z-eu", "z-core", "z-vaults"}; !slices.Equal(zones, want) {
		t.Errorf("zones painted in the order %q, want %q: what is around comes first", zones, want)
	}
	if p := g.Groups[1].Parent; p != 0 {
		t.Errorf("core stands in group %d", p)
	}
	connections, _ := groups(sc.Items, "connection")
	second := connections["e-api-db-2"]
	if second == nil || data(second, "from") != "api" || data(second, "to") != "db" || data(second, "mode") != "sync" {
		t.Fatalf("the second connection of a pair: %+v", second)
	}
	if got, want := connections["e-api-db"].Title, "Shop API calls Orders: insert, SQL, timeout 200ms"; got != want {
		t.Errorf("in words %q, want %q", got, want)
	}
	if _, line := second.Items[0].(*scene.Path); !line {
		t.Error("the first path of a connection is not its line")
	}
}

func TestFlow(t *testing.T) {
	s := load(t, shop)
	sc, g := draw(t, s, "flow/order")
	connections, _ := groups(sc.Items, "connection")
	if got := data(connections["e-api-vault"], "step"); got != "2 4" {
		t.Errorf("steps %q, want both", got)
	}
	if got, want := words(connections["e-api-vault"]), []string{"2, 4", "tokenise"}; !slices.Equal(got, want) {
		t.Errorf("label %q, want %q", got, want)
	}
	quiet := connections["e-events-db"]
	if len(words(quiet)) != 0 || data(quiet, "step") != "" {
		t.Errorf("a connection without a step says %q", words(quiet))
	}
	if quiet.Items[0].(*scene.Path).Style.Stroke != scene.FadedLine {
		t.Error("a connection without a step is not faded")
	}
	_, all := draw(t, s, "components")
	if !slices.Equal(g.Nodes, all.Nodes) || !slices.Equal(g.Edges, all.Edges) || !slices.Equal(g.Groups, all.Groups) {
		t.Error("the flow's layout problem is not that of the components view: components would jump")
	}
	if !strings.Contains(sc.Desc, "3. Shop API calls Orders: insert.") {
		t.Errorf("description %q", sc.Desc)
	}
}

func TestOverview(t *testing.T) {
	sc, g := draw(t, load(t, shop), "overview")
	zones, _ := groups(sc.Items, "zone")
	components, _ := groups(sc.Items, "component")
	if len(zones) != 3 || len(components) != 2 || len(g.Groups) != 1 || len(g.Nodes) != 4 {
		t.Fatalf("zones %d, components %d, groups %d, nodes %d", len(zones), len(components), len(g.Groups), len(g.Nodes))
	}
	if got := words(zones["z-core"]); !slices.Equal(got, []string{"Core", "Shop API, Orders, Events"}) {
		t.Errorf("core says %q", got)
	}
	connections, _ := groups(sc.Items, "connection")
	if len(connections) != 2 { // what stays inside core is no line
		t.Fatalf("%d connections", len(connections))
	}
	c := connections["e-core-vaults"]
	if c == nil || data(c, "count") != "1" || !strings.Contains(c.Title, "tokenise") {
		t.Errorf("bundle %+v", c)
	}
}

// TestInside checks that words stay in their boxes and labels in the room that was asked for.
func TestInside(t *testing.T) {
	long := strings.NewReplacer("Shop API", strings.Repeat("Extraordinarily long ", 10), "order two things at once", strings.Repeat("数据库 ", 40)).Replace(shop)
	s := load(t, long)
	for _, v := range Of(s).List() {
		sc, g := draw(t, s, v.Name)
		if g == nil { // the view draws itself
			continue
		}
		for _, class := range []string{"component", "zone"} {
			parts, _ := groups(sc.Items, class)
			for id, p := range parts {
				box := p.Items[0].(*scene.Rect).Box
				for _, i := range p.Items {
					if w, ok := i.(*scene.Text); ok && !box.Encloses(extent(w)) {
						t.Errorf("%s: %q of %s leaves its box", v.Name, w.S, id)
					}
				}
			}
		}
		connections, order := groups(sc.Items, "connection")
		if some := strings.HasPrefix(v.Name, "sta"); !some && len(order) != len(g.Edges) {
			t.Fatalf("%s: %d connections of %d", v.Name, len(order), len(g.Edges))
		}
		for _, c := range connections {
			patch := geom.Box{}
			for _, i := range c.Items {
				switch i := i.(type) {
				case *scene.Rect:
					if i.Radius < i.Box.H/2 { // or it is a badge
						patch = patch.Union(i.Box)
					}
				case *scene.Text:
					if patch != (geom.Box{}) && !patch.Encloses(extent(i)) {
						t.Errorf("%s: label %q of %s leaves its patch", v.Name, i.S, c.ID)
					}
				}
			}
		}
	}
}

// extent returns the box of a line of text, from its ascenders to its descenders.
func extent(w *scene.Text) geom.Box {
	b := geom.Box{X: w.At.X, Y: w.At.Y - .75*w.Font.Size, W: text.Width(w.S, w.Font), H: .95 * w.Font.Size}
	switch w.Anchor {
	case scene.Middle:
		b.X -= b.W / 2
	case scene.End:
		b.X -= b.W
	}
	return b
}

// counting counts how often it is asked.
type counting struct {
	shelf
	asked int
}

func (c *counting) Lay(ctx context.Context, g *graph.Graph) (*graph.Drawing, []string, error) {
	c.asked++
	d, _, err := c.shelf.Lay(ctx, g)
	return d, []string{"a note"}, err
}

// Views of the component graph are laid out once, and what one does with its notes is not seen by
// the others.
func TestSetLaysOutOnce(t *testing.T) {
	set := Of(load(t, shop))
	var l counting
	for _, name := range []string{"components", "flow/order", "components"} {
		_, notes, err := set.Draw(context.Background(), name, &l)
		if err != nil || len(notes) != 1 || notes[0] != "a note" {
			t.Fatalf("%s: %q, %v", name, notes, err)
		}
		notes[0] = name
	}
	if l.asked != 1 {
		t.Errorf("asked %d times for one graph", l.asked)
	}
}

// A layouter that panics does so for every view of the graph: none of them goes on with half a layout.
func TestSetPanicsAgain(t *testing.T) {
	set := Of(load(t, shop))
	broken := layoutFunc(func(context.Context, *graph.Graph) (*graph.Drawing, []string, error) { panic("out of luck") })
	for _, name := range []string{"components", "flow/order"} {
		func() {
			defer func() {
				if got := recover(); got != "out of luck" {
					t.Errorf("%s: recovered %v", name, got)
				}
			}()
			set.Draw(context.Background(), name, broken)
		}()
	}
}
