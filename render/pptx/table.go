package pptx

import (
	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

func (s *TableSlide) write(p *page) error {
	p.layout = pictureLayout
	p.title(s.Title)
	lead, in := s.places(&p.deck.frame)
	if s.Lead != "" {
		if err := p.words("Lead", wrap(s.Lead, leadFont, lead.W), leadFont.Size, lead); err != nil {
			return err
		}
	}
	widths := s.columns(in.W)
	if len(widths) == 0 {
		return nil
	}
	t := &table{page: p, widths: widths}
	if err := t.paints(); err != nil {
		return err
	}
	rows := append([][]string{s.Head}, s.Rows...)
	heights := make([]float64, len(rows))
	in.H = 0
	for i, r := range rows {
		heights[i] = rowHeight(r, widths, fontOf(i))
		in.H += heights[i]
	}
	t.write(rows, heights, in)
	return nil
}

// places returns where the lead goes, and where there is room for the table below it.
func (s *TableSlide) places(f *frame) (lead, table geom.Box) {
	lead, table = f.caption, f.body
	lead.H = textHeight(s.Lead, leadFont, lead.W)
	if below := lead.Bottom() + leadGap; s.Lead != "" && below > table.Y {
		table.H -= below - table.Y
		table.Y = below
	}
	return lead, table
}

// fontOf returns the type of a row: the first is the head.
func fontOf(row int) scene.Font {
	if row == 0 {
		return headFont
	}
	return cellFont
}

// table is a table that is being written.
type table struct {
	*page
	widths    []float64
	ink, rule string // colours
}

// paints finds the colours of a table.
func (t *table) paints() (err error) {
	if t.ink, err = t.deck.colour(scene.Ink, 0); err != nil {
		return err
	}
	t.rule, err = t.deck.colour(scene.CardLine, 0)
	return err
}

func (t *table) write(rows [][]string, heights []float64, in geom.Box) {
	m := &meaning{name: t.name("Table")}
	m.id = t.deck.id(m.name)
	b := &t.body
	b.raw("<p:graphicFrame><p:nvGraphicFramePr>")
	t.identify(m)
	b.raw(`<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>`)
	b.place("a:off", "a:ext", in)
	b.raw(`</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>`)
	for _, w := range t.widths {
		b.raw("<a:gridCol").num("w", emu(w)).raw("/>")
	}
	b.raw("</a:tblGrid>")
	for i, r := range rows {
		b.raw("<a:tr").num("h", emu(heights[i])).raw(">")
		for c := range t.widths {
			t.cell(cell(r, c), fontOf(i), i == 0)
		}
		b.raw("</a:tr>")
	}
	b.raw("</a:tbl></a:graphicData></a:graphic></p:graphicFrame>")
}

// cell writes a cell, with a line below it: a strong one below the head.
func (t *table) cell(s string, f scene.Font, head bool) {
	b := &t.body
	b.raw("<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr").attr("lang", "en-US").num("sz", hundredths(f.Size))
	if f.Bold {
		b.raw(` b="1"`)
	}
	b.raw("><a:solidFill>", t.ink, "</a:solidFill></a:rPr><a:t>").text(text.Clean(s)).raw("</a:t></a:r></a:p></a:txBody><a:tcPr")
	b.num("marL", emu(cellSides)).num("marR", emu(cellSides)).num("marT", emu(cellEnds)).num("marB", emu(cellEnds)).raw(">")
	for _, side := range []string{"a:lnL", "a:lnR", "a:lnT"} {
		b.raw("<", side, ` w="0"><a:noFill/></`, side, ">")
	}
	if head {
		b.raw(`<a:lnB w="19050"><a:solidFill>`, t.ink, `</a:solidFill></a:lnB>`)
	} else {
		b.raw(`<a:lnB w="9525"><a:solidFill>`, t.rule, `</a:solidFill></a:lnB>`)
	}
	b.raw("<a:noFill/></a:tcPr></a:tc>")
}
