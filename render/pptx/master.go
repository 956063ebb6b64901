package pptx

import "casebook/render/geom"

// layoutPart is one of the layouts of the master, by the number of its part.
type layoutPart int

// The layouts.
const (
	openingLayout layoutPart = iota + 1 // a title and what comes under it
	textLayout                          // a title and text
	pictureLayout                       // a title, and room
	layouts       = int(pictureLayout)
)

const layoutType = presentation + "slideLayout+xml"

// packMaster adds the master, its layouts and the theme.
func (d *deck) packMaster(c *parcel) {
	f := &d.frame
	m := &markup{}
	m.raw(declaration, "<p:sldMaster", namespaces, `><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`, emptyTree)
	m.holder(2, "Title", `type="title"`, f.title, `anchor="ctr"`, "", "Title")
	m.holder(3, "Text", `type="body" idx="1"`, f.body, `anchor="t"`, "", "Text")
	m.raw("</p:spTree></p:cSld>", colourMap(d.theme), "<p:sldLayoutIdLst>")
	rels := make([]rel, 0, layouts+1)
	for i := 1; i <= layouts; i++ {
		m.raw("<p:sldLayoutId").num("id", int64(2147483648+i)).raw(` r:id="rId`, itoa(i), `"/>`)
		rels = append(rels, rel{kind: relationship + "slideLayout", target: "../slideLayouts/slideLayout" + itoa(i) + ".xml"})
	}
	m.raw("</p:sldLayoutIdLst><p:txStyles>")
	m.styles()
	m.raw("</p:txStyles></p:sldMaster>")
	rels = append(rels, rel{kind: relationship + "theme", target: "../theme/theme1.xml"})
	c.put("ppt/slideMasters/slideMaster1.xml", presentation+"slideMaster+xml", m, rels...)
	c.put("ppt/theme/theme1.xml", themeType, themeOf(d.theme))
	d.packLayouts(c)
}

// packLayouts adds the layouts.
func (d *deck) packLayouts(c *parcel) {
	f := &d.frame
	opening := markup{}
	opening.holder(2, "Title", `type="ctrTitle"`, f.opening, `anchor="b"`, levelOne(hundredths(openingFont.Size), true, "tx1"), "Title")
	opening.holder(3, "Subtitle", `type="subTitle" idx="1"`, f.subtitle, `anchor="t"`, levelOne(hundredths(subtitleFont.Size), false, "tx2"), "Subtitle")
	writing := markup{}
	writing.raw(inherited(2, "Title", `type="title"`), inherited(3, "Text", `idx="1"`))
	picture := markup{}
	picture.raw(inherited(2, "Title", `type="title"`))
	for i, l := range []struct {
		name, kind string
		body       *markup
	}{{"Title Slide", "title", &opening}, {"Title and Text", "obj", &writing}, {"Title Only", "titleOnly", &picture}} {
		m := &markup{}
		m.raw(declaration, "<p:sldLayout", namespaces, ` type="`, l.kind, `" preserve="1"><p:cSld name="`, l.name, `">`, emptyTree)
		m.raw(string(l.body.bytes()), "</p:spTree></p:cSld>", keepMap, "</p:sldLayout>")
		c.put("ppt/slideLayouts/slideLayout"+itoa(i+1)+".xml", layoutType, m, rel{kind: relationship + "slideMaster", target: "../slideMasters/slideMaster1.xml"})
	}
}

// holder writes a placeholder of a master or a layout in its box.
func (m *markup) holder(id int, name, kind string, box geom.Box, anchor, style, text string) {
	m.raw(`<p:sp><p:nvSpPr><p:cNvPr id="`, itoa(id), `" name="`, name, `"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph `, kind, `/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>`)
	m.place("a:off", "a:ext", box)
	m.raw(`</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" `, anchor, `><a:noAutofit/></a:bodyPr><a:lstStyle>`, style)
	m.raw(`</a:lstStyle><a:p><a:r><a:rPr lang="en-US"/><a:t>`, text, `</a:t></a:r></a:p></p:txBody></p:sp>`)
}

// inherited returns a placeholder that is as the master has it.
func inherited(id int, name, kind string) string {
	return `<p:sp><p:nvSpPr><p:cNvPr id="` + itoa(id) + `" name="` + name + `"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ` + kind + `/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>` + name + `</a:t></a:r></a:p></p:txBody></p:sp>`
}

// levelOne returns the style of paragraphs without bullets.
func levelOne(size int64, bold bool, colour slot) string {
	m := markup{}
	m.raw(`<a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr`).num("sz", size)
	if bold {
		m.raw(` b="1"`)
	} else {
		m.raw(` b="0"`)
	}
	m.raw(`><a:solidFill><a:schemeClr val="`, string(colour), `"/></a:solidFill></a:defRPr></a:lvl1pPr>`)
	return string(m.bytes())
}

// styles writes the styles of titles, of text by level, and of all else.
func (m *markup) styles() {
	m.raw(`<p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr`)
	m.num("sz", hundredths(titleFont.Size)).raw(` b="1"`, inColour, `</a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>`)
	for i, f := range bulletFonts {
		n := itoa(i + 1)
		m.raw("<a:lvl", n, "pPr").num("marL", emu(float64(i+1)*bulletIndent)).num("indent", -emu(bulletIndent))
		m.raw(` algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts`).num("val", hundredths(bulletGap))
		m.raw(`/></a:spcBef><a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr`).num("sz", hundredths(f.Size))
		m.raw(inColour, "</a:defRPr></a:lvl", n, "pPr>")
	}
	m.raw(`</p:bodyStyle><p:otherStyle><a:lvl1pPr marL="0" algn="l"><a:defRPr sz="1800"`, inColour, `</a:defRPr></a:lvl1pPr></p:otherStyle>`)
}

// inColour is the rest of what type is like: in the colour and the font of the theme.
const inColour = `><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>`
