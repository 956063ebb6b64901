package writeup

import (
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/review"
	"casebook/render/markdown"
)

// document is a study as the templates see it: each method is a part, as Markdown, and is empty
// when the study says nothing about it.
type document struct {
	study    *model.Study
	analysis *analyze.Analysis
	review   *review.Report
	stages   []*analyze.Analysis // of each stage of the roadmap
	pictures []Picture
	flavor   Flavor
	part     string // the only part that is written; "" for all of them
	headings *headings
	places   map[string]place // by what stands there: "component/api", "flow/authorise"
	assumes  bool             // whether a fact cited so far is an assumption
	noted    map[string]bool  // formulas whose notes have been told
	Heading  string           // of the document, with its title
}

// place is where something of a study stands in its document.
type place struct{ title, name, part string }

// newDocument returns the document of an analysed study. It claims the headings of all that has one before any part
// is written, so that parts can link to each other.
func newDocument(a *analyze.Analysis, r *review.Report, stages []*analyze.Analysis, pictures []Picture, flavor Flavor) *document {
	s := a.Study
	d := &document{
		study:    s,
		analysis: a,
		review:   r,
		stages:   stages,
		pictures: pictures,
		flavor:   flavor,
		noted:    map[string]bool{},
		headings: newHeadings(fixedHeadings()),
		places:   map[string]place{},
	}
	title := d.headings.claim(s.Title, strings.ToLower(s.Kind.Name()))
	if flavor.heading() {
		d.Heading = piece(d.headings.of(1, title, s.Title)...)
	}
	d.claimAll()
	return d
}

// partOf says in which part of a document things have their place.
var partOf = map[string]string{
	"flow": "architecture", "component": "architecture", "states": "architecture", "failure": "architecture",
	"decision": "tradeoffs", "stage": "roadmap", "checklist": "framework",
}

// written reports whether a part is written, so that something can link to it.
func (d *document) written(part string) bool { return d.part == "" || d.part == part }

func (d *document) claimAll() {
	s := d.study
	claim := func(what, id, name string) {
		title := d.headings.claim(name, what)
		d.places[what+"/"+id] = place{title, name, partOf[what]}
	}
	if d.HasCapacity() {
		d.places["load"] = place{"Capacity", "Capacity", "capacity"}
	}
	for i := range s.Architecture.Flows {
		claim("flow", s.Architecture.Flows[i].ID, s.Architecture.Flows[i].Title())
	}
	for i := range s.Architecture.Components {
		if c := &s.Architecture.Components[i]; len(d.entry(c, blocksOf(c.Description))) > 0 {
			claim("component", c.ID, c.Title())
		}
	}
	for i := range s.Architecture.States {
		claim("states", s.Architecture.States[i].ID, s.Architecture.States[i].Title())
	}
	for i := range s.Architecture.Failures {
		claim("failure", s.Architecture.Failures[i].ID, s.Architecture.Failures[i].Title())
	}
	for i := range s.Tradeoffs {
		claim("decision", s.Tradeoffs[i].ID, markdown.Words(s.Tradeoffs[i].Question))
	}
	for i := range s.Roadmap {
		claim("stage", s.Roadmap[i].ID, s.Roadmap[i].Title())
	}
	for i := range s.Checklists {
		claim("checklist", s.Checklists[i].ID, s.Checklists[i].Title())
	}
}

// headingOf returns the heading under which something stands.
func (d *document) headingOf(level int, key string) string {
	p := d.places[key]
	return piece(d.headings.of(level, p.title, p.name)...)
}

// linkTo returns a name as a link to where the thing stands, or only the name if it has no place.
func (d *document) linkTo(key, name string) string {
	if p, ok := d.places[key]; ok && d.written(p.part) {
		return d.flavor.linkHere(name, p.title)
	}
	return escape(name)
}

// component returns the name of a component as a link to its entry.
func (d *document) component(id string) string { return d.linkTo("component/"+id, d.nameOf(id)) }

// nameOf returns what people call a component or zone.
func (d *document) nameOf(id string) string {
	if c := d.study.Component(id); c != nil {
		return c.Title()
	}
	if z := d.study.Zone(id); z != nil {
		return z.Title()
	}
	return id
}

// namesOf returns what people call components and zones, as words.
func (d *document) namesOf(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = d.component(id)
	}
	return strings.Join(names, ", ")
}

// section is a part of the document under a heading that a name in the study gives it.
type section struct {
	Heading  string
	Pictures string
	Body     string
}

// prose returns a field of prose as blocks whose headings stand below one of the given level.
func (d *document) prose(p model.Prose, under int) []block { return readProse(p, d.headings, under) }

// Summary returns what the study is about.
func (d *document) Summary() string { return piece(d.prose(d.study.Summary, 1)...) }

// picturesOf returns the pictures of something that has a place, each a link to its file.
func (d *document) picturesOf(key string) string {
	var blocks []block
	for _, p := range d.pictures {
		if keyOf(p.View) == key {
			blocks = append(blocks, d.flavor.show(p))
		}
	}
	return piece(blocks...)
}

// keyOf returns the place where a view is shown. The sequence of a flow, which may have several pages
// with numbers behind its name, is shown with the flow, and so are its latencies; the scores of a
// decision are shown with that.
func keyOf(view string) string {
	if name, ok := strings.CutPrefix(view, "latency/"); ok {
		return "flow/" + strings.TrimSuffix(name, model.Then)
	}
	if id, ok := strings.CutPrefix(view, "tradeoff/"); ok {
		return "decision/" + id
	}
	if id, ok := strings.CutPrefix(view, "sequence/"); ok {
		id, _, _ = strings.Cut(id, "/")
		return "flow/" + id
	}
	return view
}

// piece returns blocks as one piece of text that templates lay out as a whole.
func piece(blocks ...block) string {
	return strings.Join(render(blocks, lineWidth), string(hardLine))
}

// cite returns where a fact came from as a link to the list of sources, or "".
func (d *document) cite(source string) string {
	if source == "" {
		return ""
	}
	d.assumes = d.assumes || source == model.Assumption
	if !d.written("sources") {
		return escape(source)
	}
	return d.flavor.linkHere(source, "Sources")
}

// cited returns words with where they came from behind them.
func (d *document) cited(words, source string) string {
	if source == "" {
		return words
	}
	return strings.TrimSpace(words + " (" + d.cite(source) + ")")
}

// strong returns words set apart, as the lead of an item.
func strong(words string) string {
	if words == "" {
		return ""
	}
	return "**" + words + "**"
}
