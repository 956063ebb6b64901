package formats

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// readDOT has Graphviz read files.
func readDOT(t *testing.T, files map[string][]byte) map[string]content {
	all := map[string]content{}
	for name, file := range files {
		var g struct {
			Objects []struct {
				ID        int    `json:"_gvid"`
				Name      string `json:"name"`
				Nodes     []int  `json:"nodes"`
				Subgraphs []int  `json:"subgraphs"`
			}
			Edges []struct{ Tail, Head int }
		}
		if err := json.Unmarshal(run(t, file, "dot", "-Tdot_json"), &g); err != nil {
			t.Fatal(err)
		}
		c := content{in: map[string]string{}}
		names := map[int]string{}
		for _, o := range g.Objects {
			names[o.ID] = alias(strings.TrimPrefix(o.Name, "cluster_"))
			if o.Name != "start" {
				c.in[names[o.ID]] = ""
			}
		}
		for _, o := range g.Objects { // what is around comes before
			for _, i := range append(o.Subgraphs, o.Nodes...) {
				c.in[names[i]] = names[o.ID]
			}
		}
		for _, e := range g.Edges {
			c.link(names[e.Tail], names[e.Head])
		}
		all[name] = c.sorted()
	}
	return all
}

func (c *content) link(from, to string) {
	if from != "start" {
		c.links = append(c.links, from+">"+to)
	}
}

func (c content) sorted() content {
	slices.Sort(c.links)
	return c
}

// readMermaid has Mermaid read files.
func readMermaid(t *testing.T, files map[string][]byte) map[string]content {
	var found map[string]struct {
		Parts []string
		In    map[string][]string
		Links [][2]string
	}
	inBrowser(t, `<script src="`+library(t, "mermaid/dist/mermaid.min.js")+`"></script>`, `
		mermaid.initialize({startOnLoad: false, maxTextSize: 1e6, maxEdges: 1e4})
		const {db} = await mermaid.mermaidAPI.getDiagramFromText(file)
		if (db.getVertices) return {
			Parts: [...db.getVertices().keys(), ...db.getSubGraphs().map(s => s.id)],
			In: Object.fromEntries(db.getSubGraphs().map(s => [s.id, s.nodes])),
			Links: db.getEdges().map(e => [e.start, e.end]),
		}
		if (db.getActors) return {
			Parts: [...db.getActors().keys(), ...db.getBoxes().map((b, i) => "box" + i)],
			In: Object.fromEntries(db.getBoxes().map((b, i) => ["box" + i, b.actorKeys])),
			Links: db.getMessages().filter(m => m.from && m.to && m.placement === undefined).map(m => [m.from, m.to]),
		}
		return {
			Parts: [...db.getStates().keys()].filter(s => !s.startsWith("root_")), In: {},
			Links: db.getRelations().map(r => [r.id1, r.id2]).filter(r => !r.some(id => id.startsWith("root_"))),
		}`, files, &found)
	all := map[string]content{}
	for name, f := range found {
		c := content{in: map[string]string{}}
		for _, id := range f.Parts {
			c.in[id] = ""
		}
		for zone, parts := range f.In {
			for _, id := range parts {
				c.in[id] = zone
			}
		}
		for _, l := range f.Links {
			c.link(l[0], l[1])
		}
		all[name] = c.unboxed().sorted()
	}
	return all
}

// unboxed returns what is in boxes without names as what is so deep.
func (c content) unboxed() content {
	boxed := content{depth: map[string]int{}, links: c.links}
	for id, in := range c.in {
		if strings.HasPrefix(in, "box") {
			boxed.depth[id] = 1
		} else if !strings.HasPrefix(id, "box") {
			boxed.depth[id] = 0
		}
		if strings.HasPrefix(id, "box") {
			c.in = nil
		}
	}
	if c.in == nil {
		return boxed
	}
	return c
}

// readD2 has D2 draw files, and reads what it says of its shapes.
func readD2(t *testing.T, files map[string][]byte) map[string]content {
	all := map[string]content{}
	group := regexp.MustCompile(`<g class="([A-Za-z0-9+/=]{8,})[ "]`)
	for name, file := range files {
		c := content{in: map[string]string{}}
		for _, m := range group.FindAllSubmatch(run(t, file, "d2", "--layout=dagre", "-", "-"), -1) {
			raw, err := base64.StdEncoding.DecodeString(string(m[1]))
			if err != nil {
				continue
			}
			path := html.UnescapeString(string(raw))
			around, ends, isLink := strings.Cut(path, "(")
			if isLink {
				ends, _, _ = strings.Cut(ends, ")")
				from, to, _ := strings.Cut(ends, " -> ")
				c.link(last(around+from), last(around+to))
			} else if path != "title" && path != "start" {
				c.in[last(path)] = last(strings.TrimSuffix(strings.TrimSuffix(path, last(path)), "."))
			}
		}
		all[name] = c.sorted()
	}
	return all
}

// last returns the last name of a path.
func last(path string) string { return path[strings.LastIndex(path, ".")+1:] }

// readPlantUML has PlantUML draw files, and reads what it says of its shapes.
func readPlantUML(t *testing.T, files map[string][]byte) map[string]content {
	dir := t.TempDir()
	var args []string
	for name, file := range files {
		path := filepath.Join(dir, name+".puml")
		if err := os.WriteFile(path, file, 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	run(t, nil, "plantuml", append([]string{"-tsvg", "-failfast2"}, args...)...)
	all := map[string]content{}
	comment := regexp.MustCompile(`(?s)<!--(?:MD5=\[[0-9a-f]*\]\s*)?(entity|cluster|link) (\S+?)(?: to (\S+?))?-->`)
	for name, file := range files {
		drawn, err := os.ReadFile(filepath.Join(dir, name+".svg"))
		if err != nil {
			t.Fatal(err)
		}
		c := content{parts: []string{}, links: []string{}}
		for _, m := range comment.FindAllStringSubmatch(string(drawn), -1) {
			switch {
			case m[1] != "link":
				c.parts = append(c.parts, m[2])
			case !strings.Contains(m[0], "*"):
				c.link(m[2], m[3])
			}
		}
		if bytes.Contains(file, []byte("participant ")) { // of these it says nothing
			c = content{accepted: true}
		} else if len(c.parts) == 0 { // and of states only what links them
			c.parts = nil
		}
		slices.Sort(c.parts)
		all[name] = c.sorted()
	}
	return all
}
