package view_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"casebook/model"
	"casebook/render/book/booktest"
	"casebook/render/proof"
	"casebook/render/svg"
	"casebook/render/view"
	"casebook/studies"
)

// told is what a picture tells those who cannot see it, or what it should.
type told struct {
	Zones       []toldZone
	Components  []toldComponent
	Connections []toldConnection
}

type toldZone struct{ ID, In, Kind, Words string }

type toldComponent struct{ ID, Zone, Kind, Words string }

type toldConnection struct{ From, To, Mode, Steps, Count, Words string }

// TestPicturesTellTheGraph rebuilds the graph of studies from written pictures: components, zones, what is
// in what, connections with their modes and labels, and the steps of flows.
func TestPicturesTellTheGraph(t *testing.T) {
	var all []*model.Study
	for _, id := range []string{"payment-gateway", "notification-fanout"} {
		data, err := studies.Library.ReadFile(id + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, load(t, id, data))
	}
	for n := range 20 {
		all = append(all, load(t, fmt.Sprintf("generated-%d", n), booktest.Study(n, 4+3*n)))
	}
	for _, s := range all {
		set := view.Of(s)
		for _, v := range set.List() {
			want, ok := toTell(s, v.Name)
			if !ok {
				continue
			}
			scene, _, err := set.Draw(t.Context(), v.Name, diagonal{})
			if err != nil {
				t.Fatal(err)
			}
			file, err := svg.Bytes(scene, svg.Options{})
			if err != nil {
				t.Fatal(err)
			}
			p, err := proof.Read(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := gocmp.Diff(want, tellingOf(p)); d != "" {
				t.Errorf("%s %s: what it is (-) and what the picture tells (+):\n%s", s.ID, v.Name, d)
			}
			checkWritten(t, s, v.Name, p)
		}
	}
}

func load(t *testing.T, id string, data []byte) *model.Study {
	t.Helper()
	s, err := model.Load(id+".yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// tellingOf returns what a picture tells.
func tellingOf(p *proof.Picture) told {
	var out told
	for _, z := range p.Zones {
		words, _, _ := strings.Cut(z.Title, ": ")
		out.Zones = append(out.Zones, toldZone{z.ID, z.Data["in"], z.Data["kind"], words})
	}
	for _, c := range p.Components {
		words, _, _ := strings.Cut(c.Title, ": ")
		out.Components = append(out.Components, toldComponent{c.ID, c.Data["zone"], c.Data["kind"], words})
	}
	for _, c := range p.Connections {
		out.Connections = append(out.Connections, toldConnection{c.From(), c.To(), c.Data["mode"], c.Data["step"], c.Data["count"], c.Title})
	}
	return out.sorted()
}

// sorted returns o in an order that does not depend on which part is drawn over which.
func (o told) sorted() told {
	slices.SortFunc(o.Zones, func(a, b toldZone) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(o.Components, func(a, b toldComponent) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(o.Connections, func(a, b toldConnection) int {
		return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.To, b.To), strings.Compare(a.Mode, b.Mode), strings.Compare(a.Words, b.Words))
	})
	return o
}

// toTell returns what the picture of a view has to tell, if it is one of the views that show the
// architecture as it is.
func toTell(s *model.Study, name string) (told, bool) {
	sort, id, _ := strings.Cut(name, "/")
	switch sort {
	case "overview":
		return overviewToTell(s), true
	case "components", "flow":
	default:
		return told{}, false
	}
	steps := map[int][]string{}
	if sort == "flow" {
		for _, h := range s.Hops(s.Flow(id)) {
			if !slices.Contains(steps[h.Connection], h.Number) {
				steps[h.Connection] = append(steps[h.Connection], h.Number)
			}
		}
	}
	var out told
	for _, z := range s.Architecture.Zones {
		out.Zones = append(out.Zones, toldZone{"z-" + z.ID, z.In, z.Kind, z.Title()})
	}
	for _, c := range s.Architecture.Components {
		out.Components = append(out.Components, toldComponent{"c-" + c.ID, c.In, c.Kind, c.Name})
	}
	for i := range s.Architecture.Connections {
		c := &s.Architecture.Connections[i]
		words := wordsOf(s, c)
		if len(steps[i]) > 0 {
			words = "Step " + strings.Join(steps[i], ", ") + ": " + words
		}
		out.Connections = append(out.Connections, toldConnection{c.From, c.To, string(modeOf(c)), strings.Join(steps[i], " "), "", words})
	}
	return out.sorted(), true
}

// wordsOf says what a connection does.
func wordsOf(s *model.Study, c *model.Connection) string {
	verb := map[model.Mode]string{model.Sync: "calls", model.Async: "sends to", model.Data: "copies to"}[modeOf(c)]
	words := s.Component(c.From).Name + " " + verb + " " + s.Component(c.To).Name
	var facts []string
	for _, f := range []struct {
		known bool
		words string
	}{
		{c.Label != "", c.Label}, {c.Protocol != "", c.Protocol}, {c.Timeout.Known(), "timeout " + c.Timeout.String()},
		{c.Retries.Known() && c.Retries.Value > 0, "retries " + c.Retries.String()},
	} {
		if f.known {
			facts = append(facts, f.words)
		}
	}
	if len(facts) > 0 {
		words += ": " + strings.Join(facts, ", ")
	}
	return words
}

func modeOf(c *model.Connection) model.Mode { return cmp.Or(c.Mode, model.Sync) }

// overviewToTell returns what an overview has to tell: all zones, those components that are in none or
// beside other zones, and how many connections there are between them.
func overviewToTell(s *model.Study) told {
	var out told
	holds := map[string]bool{}
	for _, z := range s.Architecture.Zones {
		out.Zones = append(out.Zones, toldZone{"z-" + z.ID, z.In, z.Kind, z.Title()})
		holds[z.In] = true
	}
	stands := map[string]string{}
	for _, c := range s.Architecture.Components {
		stands[c.ID] = c.In
		if c.In == "" || holds[c.In] {
			stands[c.ID] = c.ID
			out.Components = append(out.Components, toldComponent{"c-" + c.ID, c.In, c.Kind, c.Name})
		}
	}
	type bundle struct{ from, to, mode string }
	bundled := map[bundle][]string{}
	for i := range s.Architecture.Connections {
		c := &s.Architecture.Connections[i]
		if b := (bundle{stands[c.From], stands[c.To], string(modeOf(c))}); b.from != b.to {
			bundled[b] = append(bundled[b], wordsOf(s, c))
		}
	}
	for b, members := range bundled {
		thing := map[string]string{"sync": "call", "async": "message", "data": "transfer"}[b.mode]
		if len(members) > 1 {
			thing += "s"
		}
		n := fmt.Sprint(len(members))
		words := n + " " + thing + ": " + strings.Join(members, "; ")
		out.Connections = append(out.Connections, toldConnection{b.from, b.to, b.mode, "", n, words})
	}
	return out.sorted()
}

// checkWritten checks that what is written on the parts is what the study says, and that the steps of
// a flow are told in the picture's description.
func checkWritten(t *testing.T, s *model.Study, name string, p *proof.Picture) {
	t.Helper()
	sort, id, _ := strings.Cut(name, "/")
	for _, c := range p.Components {
		checkWords(t, name+" "+c.ID, c.Texts, s.Component(strings.TrimPrefix(c.ID, "c-")).Name)
	}
	for _, z := range p.Zones {
		checkWords(t, name+" "+z.ID, z.Texts, s.Zone(strings.TrimPrefix(z.ID, "z-")).Title())
	}
	switch sort {
	case "components":
		for i, c := range p.Connections {
			checkWords(t, name+" "+c.ID, c.Texts, s.Architecture.Connections[i].Label)
		}
	case "flow":
		for _, h := range s.Hops(s.Flow(id)) {
			step := fmt.Sprintf(" %s. %s ", h.Number, s.Component(h.From).Name)
			if !strings.Contains(p.Desc, step) || !strings.Contains(p.Desc, h.Label) {
				t.Errorf("%s %s: the description does not tell step %s, %q: %s", s.ID, name, h.Number, h.Label, p.Desc)
			}
		}
	}
}

// checkWords checks that texts begin with the words of a study, wrapped and perhaps cut.
func checkWords(t *testing.T, what string, texts []proof.Text, words string) {
	t.Helper()
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	written := ""
	for _, line := range texts {
		written += bare(line.S)
	}
	begin, _, cut := strings.Cut(written, "…")
	if want := bare(words); !strings.HasPrefix(written, want) && !(cut && strings.HasPrefix(want, begin)) {
		t.Errorf("%s says %q and not %q", what, written, words)
	}
}
