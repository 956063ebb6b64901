package pptx

import "strings"

// packNotesMaster adds the master of notes: a small picture of the slide, and below it the notes.
func (d *deck) packNotesMaster(c *parcel) {
	m := &markup{}
	m.raw(declaration, "<p:notesMaster", namespaces, "><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>", emptyTree)
	m.raw(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="685800"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr></p:sp>`)
	m.raw(`<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4343400"/><a:ext cx="5486400" cy="4114800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr lvl="0"/><a:r><a:rPr lang="en-US"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>`)
	m.raw("</p:spTree></p:cSld>", colourMap(d.theme), `<p:notesStyle><a:lvl1pPr marL="0" algn="l"><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>`)
	c.put("ppt/notesMasters/notesMaster1.xml", presentation+"notesMaster+xml", m, rel{kind: relationship + "theme", target: "../theme/theme2.xml"})
	c.put("ppt/theme/theme2.xml", themeType, themeOf(d.theme))
}

// packNotes adds the notes of the nth slide, a paragraph for each line.
func (p *page) packNotes(c *parcel, n, note int) {
	m := &markup{}
	m.raw(declaration, "<p:notes", namespaces, "><p:cSld>", emptyTree)
	m.raw(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>`)
	m.raw(`<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>`)
	for _, l := range strings.Split(strings.ReplaceAll(p.notes, "\r\n", "\n"), "\n") {
		m.raw("<a:p>")
		if l != "" {
			m.raw(run).text(l).raw("</a:t></a:r>")
		}
		m.raw("</a:p>")
	}
	m.raw("</p:txBody></p:sp></p:spTree></p:cSld>", keepMap, "</p:notes>")
	c.put("ppt/notesSlides/notesSlide"+itoa(note)+".xml", presentation+"notesSlide+xml", m,
		rel{kind: relationship + "notesMaster", target: "../notesMasters/notesMaster1.xml"},
		rel{kind: relationship + "slide", target: "../slides/slide" + itoa(n) + ".xml"})
}
