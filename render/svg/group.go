package svg

import (
	"fmt"
	"strings"

	"casebook/render/scene"
	"casebook/render/text"
)

// group writes a part of the picture with what it says about itself.
func (w *writer) group(g *scene.Group) {
	link := ""
	if !w.linked {
		link = text.Followable(g.Link)
	}
	if link != "" {
		w.open("a")
		w.attr("href", link)
		w.attr("target", "_blank") // the picture stays open
		w.attr("rel", "noopener noreferrer")
		w.raw(">\n")
		w.linked = true
	}
	w.open("g")
	w.facts(g)
	w.raw(">\n")
	if g.Title != "" {
		w.raw("<title>").text(g.Title).raw("</title>\n")
	}
	w.items(g.Items)
	w.raw("</g>\n")
	if link != "" {
		w.raw("</a>\n")
		w.linked = false
	}
}

// facts writes the attributes of a group.
func (w *writer) facts(g *scene.Group) {
	if classes := strings.Fields(g.Class); len(classes) > 0 {
		for i, c := range classes {
			classes[i] = name(c)
		}
		w.attr("class", strings.Join(classes, " "))
	}
	if g.ID != "" {
		w.attr("id", w.id(g.ID))
	}
	seen := map[string]bool{}
	for _, d := range g.Data {
		n := strings.ToLower(name(d.Name))
		if n == "" || seen[n] {
			continue
		}
		seen[n] = true
		w.attr("data-"+n, d.Value)
	}
}

// id returns want as an id that is valid and that no other part of the file has.
func (w *writer) id(want string) string {
	id := name(w.prefix + want)
	if c := id[0]; c == '-' || '0' <= c && c <= '9' {
		id = "x" + id
	}
	free := id
	for n := 2; w.ids[free]; n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	w.ids[free] = true
	return free
}
