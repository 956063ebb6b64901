package pptx

import "casebook/render/scene"

const themeType = "application/vnd.openxmlformats-officedocument.theme+xml"

// themeOf returns the theme of a presentation: the colours of pictures, Arial, and plain fills and lines,
// each of which a theme must have three of.
func themeOf(t scene.Theme) *markup {
	const (
		fill = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
		line = `<a:prstDash val="solid"/></a:ln>`
		none = `<a:effectStyle><a:effectLst/></a:effectStyle>`
		font = `<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>`
	)
	m := &markup{}
	m.raw(declaration, `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Casebook"><a:themeElements>`)
	colourScheme(m, t)
	m.raw(`<a:fontScheme name="Casebook"><a:majorFont>`, font, `</a:majorFont><a:minorFont>`, font, `</a:minorFont></a:fontScheme><a:fmtScheme name="Casebook">`)
	m.raw(`<a:fillStyleLst>`, fill, fill, fill, `</a:fillStyleLst><a:lnStyleLst>`)
	for _, w := range []string{"6350", "12700", "19050"} {
		m.raw(`<a:ln w="`, w, `">`, fill, line)
	}
	m.raw(`</a:lnStyleLst><a:effectStyleLst>`, none, none, none, `</a:effectStyleLst><a:bgFillStyleLst>`, fill, fill, fill, `</a:bgFillStyleLst>`)
	m.raw(`</a:fmtScheme></a:themeElements></a:theme>`)
	return m
}
