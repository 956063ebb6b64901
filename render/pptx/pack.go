package pptx

import (
	"archive/zip"
	"io"
)

// Namespaces and the kinds of relationships and parts.
const (
	declaration  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces   = ` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
	relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	presentation = "application/vnd.openxmlformats-officedocument.presentationml."
)

// parcel is the parts of a presentation that are being packed.
type parcel struct {
	types markup // the kinds of the parts so far
	parts []piece
}

// piece is a part of the file.
type piece struct {
	name string
	data []byte
}

// rel is a relationship of a part to another, or to somewhere else.
type rel struct {
	kind, target string
	external     bool
}

// put adds a part of a kind, with what it refers to as rId1, rId2 and so on.
func (c *parcel) put(name, kind string, data *markup, rels ...rel) {
	c.types.raw(`<Override PartName="/`, name, `" ContentType="`, kind, `"/>`)
	c.parts = append(c.parts, piece{name, data.bytes()})
	if len(rels) > 0 {
		c.relate(relsOf(name), rels)
	}
}

// relate adds the part with the relationships of another.
func (c *parcel) relate(name string, rels []rel) {
	var m markup
	m.raw(declaration, `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, r := range rels {
		m.raw(`<Relationship Id="rId`, itoa(i+1), `" Type="`, r.kind, `"`).attr("Target", r.target)
		if r.external {
			m.raw(` TargetMode="External"`)
		}
		m.raw("/>")
	}
	m.raw("</Relationships>")
	c.parts = append(c.parts, piece{name, m.bytes()})
}

// relsOf returns the name of the part with the relationships of a part.
func relsOf(name string) string {
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' {
			return name[:i] + "/_rels" + name[i:] + ".rels"
		}
	}
	return "_rels/" + name + ".rels"
}

// pack writes the whole file.
func (d *deck) pack(w io.Writer, title string) error {
	c := &parcel{}
	c.relate("_rels/.rels", []rel{
		{kind: relationship + "officeDocument", target: "ppt/presentation.xml"},
		{kind: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target: "docProps/core.xml"},
	})
	c.put("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", properties(title))
	d.packPresentation(c)
	d.packMaster(c)
	if d.noted() {
		d.packNotesMaster(c)
	}
	notes := 0
	for i, p := range d.pages {
		if p.notes != "" {
			notes++
		}
		p.pack(c, i+1, notes)
	}
	return c.write(w)
}

// write writes the parts, the kinds of them first. They have the first day that archives know as theirs.
func (c *parcel) write(w io.Writer) error {
	var types markup
	types.raw(declaration, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	types.raw(`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`)
	types.raw(`<Default Extension="xml" ContentType="application/xml"/>`)
	types.raw(string(c.types.bytes()), "</Types>")
	archive := zip.NewWriter(w)
	for _, p := range append([]piece{{"[Content_Types].xml", types.bytes()}}, c.parts...) {
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
		//lint:ignore SA1019 Modified would add a field to each part that no Office file has
		h.ModifiedDate = firstDay
		part, err := archive.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := part.Write(p.data); err != nil {
			return err
		}
	}
	return archive.Close()
}

// firstDay is 1 January 1980 as archives have it.
const firstDay = 1<<5 | 1

// noted reports whether a slide has notes.
func (d *deck) noted() bool {
	for _, p := range d.pages {
		if p.notes != "" {
			return true
		}
	}
	return false
}

// properties returns what the file says of itself.
func properties(title string) *markup {
	m := &markup{}
	m.raw(declaration, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`)
	m.text(title).raw(`</dc:title><dc:creator>Casebook</dc:creator></cp:coreProperties>`)
	return m
}

// packPresentation adds the part that has all others: first the master, then the slides, then the master
// of the notes.
func (d *deck) packPresentation(c *parcel) {
	rels := []rel{{kind: relationship + "slideMaster", target: "slideMasters/slideMaster1.xml"}}
	for i := range d.pages {
		rels = append(rels, rel{kind: relationship + "slide", target: "slides/slide" + itoa(i+1) + ".xml"})
	}
	m := &markup{}
	m.raw(declaration, "<p:presentation", namespaces, `><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>`)
	if d.noted() {
		rels = append(rels, rel{kind: relationship + "notesMaster", target: "notesMasters/notesMaster1.xml"})
		m.raw(`<p:notesMasterIdLst><p:notesMasterId r:id="rId`, itoa(len(rels)), `"/></p:notesMasterIdLst>`)
	}
	rels = append(rels, rel{kind: relationship + "theme", target: "theme/theme1.xml"})
	if len(d.pages) > 0 {
		m.raw("<p:sldIdLst>")
		for i := range d.pages {
			m.raw("<p:sldId").num("id", int64(256+i)).raw(` r:id="rId`, itoa(i+2), `"/>`)
		}
		m.raw("</p:sldIdLst>")
	}
	m.raw("<p:sldSz").num("cx", emu(d.frame.size.W)).num("cy", emu(d.frame.size.H))
	m.raw(`/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`)
	c.put("ppt/presentation.xml", presentation+"presentation.main+xml", m, rels...)
}

// link returns the name in the slide's relationships of a link.
func (p *page) link(to string) string {
	p.links = append(p.links, to)
	return "rId" + itoa(len(p.links)+1)
}

// pack adds the nth slide, and its notes as the part of theirs of a number.
func (p *page) pack(c *parcel, n, note int) {
	m := &markup{}
	m.raw(declaration, "<p:sld", namespaces, "><p:cSld>", emptyTree)
	m.raw(string(p.body.bytes()), "</p:spTree></p:cSld>", keepMap)
	if p.morphs {
		m.raw(morph)
	}
	m.raw("</p:sld>")
	rels := []rel{{kind: relationship + "slideLayout", target: "../slideLayouts/slideLayout" + itoa(int(p.layout)) + ".xml"}}
	for _, l := range p.links {
		rels = append(rels, rel{kind: relationship + "hyperlink", target: l, external: true})
	}
	if p.notes != "" {
		rels = append(rels, rel{kind: relationship + "notesSlide", target: "../notesSlides/notesSlide" + itoa(note) + ".xml"})
		p.packNotes(c, n, note)
	}
	c.put("ppt/slides/slide"+itoa(n)+".xml", presentation+"slide+xml", m, rels...)
}

// Markup that slides, layouts and masters share.
const (
	emptyTree = `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>`
	keepMap   = `<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>`
	// What knows no morph fades.
	morph = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main" Requires="p159"><p:transition spd="slow"><p159:morph option="byObject"/></p:transition></mc:Choice><mc:Fallback><p:transition spd="slow"><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>`
)
