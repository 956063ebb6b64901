package formats

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// part reports whether an id is that of a component, a zone or a state.
func part(id string) bool {
	return (strings.HasPrefix(id, "c-") || strings.HasPrefix(id, "z-")) && !strings.Contains(id, "/")
}

// cell is a cell of a diagram, as a reader of draw.io's files has it.
type cell struct {
	ID, Parent, Source, Target string
	Edge                       bool
}

// contentOfCells returns what cells are.
func contentOfCells(cells []cell) content {
	c := content{in: map[string]string{}}
	for _, x := range cells {
		switch {
		case x.Edge && strings.HasPrefix(x.ID, "e-"):
			c.links = append(c.links, alias(x.Source)+">"+alias(x.Target))
		case part(x.ID) && part(x.Parent):
			c.in[alias(x.ID)] = alias(x.Parent)
		case part(x.ID):
			c.in[alias(x.ID)] = ""
		}
	}
	return c.sorted()
}

// readDrawio reads files as XML.
func readDrawio(t *testing.T, files map[string][]byte) map[string]content {
	all := map[string]content{}
	for name, file := range files {
		var cells []cell
		id := ""
		for d := xml.NewDecoder(bytes.NewReader(file)); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			e, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			attr := map[string]string{}
			for _, a := range e.Attr {
				attr[a.Name.Local] = a.Value
			}
			switch e.Name.Local {
			case "UserObject":
				id = attr["id"]
			case "mxCell":
				if attr["id"] != "" {
					id = attr["id"]
				}
				cells = append(cells, cell{id, attr["parent"], attr["source"], attr["target"], attr["edge"] == "1"})
			}
		}
		checkCells(t, name, cells)
		all[name] = contentOfCells(cells)
	}
	return all
}

// checkCells checks that ids are unique and all that is referred to is there.
func checkCells(t *testing.T, name string, cells []cell) {
	t.Helper()
	seen := map[string]bool{"": true}
	for _, c := range cells {
		if seen[c.ID] {
			t.Errorf("%s: %q is there twice", name, c.ID)
		}
		seen[c.ID] = true
	}
	for _, c := range cells {
		for _, id := range []string{c.Parent, c.Source, c.Target} {
			if !seen[id] {
				t.Errorf("%s: %s refers to %s, which is not there", name, c.ID, id)
			}
		}
	}
}

// readMxGraph has mxGraph, on which draw.io is built, read files and draw them.
func readMxGraph(t *testing.T, files map[string][]byte) map[string]content {
	var found map[string][]cell
	inBrowser(t, `<script>mxLoadResources = false; mxLoadStylesheets = false; mxBasePath = "."</script><script src="`+library(t, "mxgraph/javascript/mxClient.min.js")+`"></script>`, `
		const doc = mxUtils.parseXml(file)
		const graph = new mxGraph(document.getElementById("canvas"))
		graph.setHtmlLabels(true)
		graph.convertValueToString = c => mxUtils.isNode(c.value) ? c.value.getAttribute("label") : c.value || ""
		new mxCodec(doc).decode(doc.getElementsByTagName("mxGraphModel")[0], graph.getModel())
		const id = c => c ? c.getId() : ""
		const cells = Object.values(graph.getModel().cells).map(c => ({
			id: c.getId(), parent: id(c.getParent()), source: id(c.getTerminal(true)), target: id(c.getTerminal(false)), edge: !!c.edge,
		}))
		const drawn = c => graph.view.getState(graph.getModel().getCell(c.id))
		for (const c of cells) if (c.edge && !drawn(c).absolutePoints.every(p => p)) throw c.id + " has no way"
		graph.destroy()
		return cells`, files, &found)
	all := map[string]content{}
	for name, cells := range found {
		all[name] = contentOfCells(cells)
	}
	return all
}

// element is an element of Excalidraw.
type element struct {
	ID, Type, Text string
	X, Y           float64
	GroupIDs       []string
	ContainerID    string
	BoundElements  []struct{ ID, Type string }
	StartBinding   *struct{ ElementID string }
	EndBinding     *struct{ ElementID string }
}

// readExcalidraw reads files as JSON.
func readExcalidraw(t *testing.T, files map[string][]byte) map[string]content {
	all := map[string]content{}
	for name, file := range files {
		var f struct{ Elements []element }
		if err := json.Unmarshal(file, &f); err != nil {
			t.Fatal(err)
		}
		byID := map[string]element{}
		for _, e := range f.Elements {
			if _, again := byID[e.ID]; again {
				t.Errorf("%s: %s is there twice", name, e.ID)
			}
			byID[e.ID] = e
		}
		c := content{in: map[string]string{}}
		for _, e := range f.Elements {
			checkBound(t, name, e, byID)
			switch {
			case e.Type == "arrow" && strings.HasPrefix(e.ID, "e-") && e.StartBinding != nil && e.EndBinding != nil:
				c.links = append(c.links, alias(e.StartBinding.ElementID)+">"+alias(e.EndBinding.ElementID))
			case part(e.ID) && len(e.GroupIDs) > 1:
				c.in[alias(e.ID)] = alias(e.GroupIDs[1])
			case part(e.ID):
				c.in[alias(e.ID)] = ""
			}
		}
		all[name] = c.sorted()
	}
	return all
}

// checkBound checks that what is bound knows what it is bound to, and the other way round.
func checkBound(t *testing.T, name string, e element, byID map[string]element) {
	t.Helper()
	knows := func(id, of, what string) {
		for _, b := range byID[id].BoundElements {
			if b.ID == of && b.Type == what {
				return
			}
		}
		t.Errorf("%s: %s does not know of the %s %s", name, id, what, of)
	}
	if e.ContainerID != "" {
		knows(e.ContainerID, e.ID, "text")
	}
	if e.StartBinding != nil {
		knows(e.StartBinding.ElementID, e.ID, "arrow")
	}
	if e.EndBinding != nil {
		knows(e.EndBinding.ElementID, e.ID, "arrow")
	}
	for _, b := range e.BoundElements {
		if x, ok := byID[b.ID]; !ok || x.Type != b.Type {
			t.Errorf("%s: %s is bound to %s, which is not there", name, e.ID, b.ID)
		}
	}
}

// drawExcalidraw has Excalidraw draw files, and looks whether all that is written is in the drawing.
func drawExcalidraw(t *testing.T, files map[string][]byte) map[string]content {
	var found map[string]string
	library := library(t, "@excalidraw/utils/dist/prod/index.js")
	inBrowser(t, `<script type=module>import {exportToSvg} from "`+library+`"; window.exportToSvg = exportToSvg</script>`, `
		const svg = await exportToSvg({data: JSON.parse(file), config: {skipInliningFonts: true}})
		return svg.textContent`, files, &found)
	for name, file := range files {
		var f struct{ Elements []element }
		if err := json.Unmarshal(file, &f); err != nil {
			t.Fatal(err)
		}
		drawn := squeezed(found[name])
		for _, e := range f.Elements {
			if e.Type == "text" && !strings.Contains(drawn, squeezed(e.Text)) {
				t.Errorf("%s: %q is not in the drawing", name, e.Text)
			}
		}
	}
	return readExcalidraw(t, files)
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// readStructurizr reads workspaces as JSON, and checks what Structurizr asks of one.
func readStructurizr(t *testing.T, files map[string][]byte) map[string]content {
	all := map[string]content{}
	for name, file := range files {
		var w workspace
		if err := json.Unmarshal(file, &w); err != nil {
			t.Fatal(err)
		}
		all[name] = w.content(t, name)
	}
	return all
}

type workspace struct {
	Model struct{ People, SoftwareSystems []box }
	Views struct {
		ContainerViews []struct {
			SoftwareSystemID        string
			Elements, Relationships []struct{ ID string }
		}
	}
}

// box is an element of a workspace.
type box struct {
	ID, Name, Group string
	Properties      map[string]string
	Containers      []box
	Relationships   []struct{ ID, SourceID, DestinationID, Description, Technology string }
}

func (w *workspace) content(t *testing.T, name string) content {
	t.Helper()
	c := content{depth: map[string]int{}}
	v := w.Views.ContainerViews[0]
	shown := map[string]bool{}
	for _, r := range append(v.Elements, v.Relationships...) {
		shown[r.ID] = true
	}
	ids, names, said := map[string]string{}, map[string]bool{}, map[string]bool{}
	unique := func(set map[string]bool, key string) {
		if set[key] {
			t.Errorf("%s: %q is there twice", name, key)
		}
		set[key] = true
	}
	boxes := append(append(w.Model.People, w.Model.SoftwareSystems...), w.Model.SoftwareSystems[0].Containers...)
	for _, b := range boxes {
		unique(names, strings.ToLower(b.Name))
		if _, again := ids[b.ID]; again {
			t.Errorf("%s: the id %s is there twice", name, b.ID)
		}
		ids[b.ID] = alias(b.Properties["casebook.id"])
		if b.ID == v.SoftwareSystemID {
			continue
		}
		if !shown[b.ID] {
			t.Errorf("%s: %s is not shown", name, b.Name)
		}
		c.depth[ids[b.ID]] = 0
		if b.Group != "" {
			c.depth[ids[b.ID]] = 1 + strings.Count(b.Group, "/")
		}
	}
	for _, b := range boxes {
		for _, r := range b.Relationships {
			unique(said, r.SourceID+">"+r.DestinationID+" "+r.Description)
			if _, again := ids[r.ID]; again || r.SourceID != b.ID || !shown[r.ID] {
				t.Errorf("%s: the relationship %s of %s is amiss", name, r.ID, b.Name)
			}
			c.links = append(c.links, ids[r.SourceID]+">"+ids[r.DestinationID])
		}
	}
	return c.sorted()
}
