package pptx

import (
	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// TitleSlide opens a presentation or a part of one.
type TitleSlide struct {
	Title, Subtitle string
	Notes           string // what the speaker says
}

// TextSlide is a title and bullets.
type TextSlide struct {
	Title   string
	Bullets []Bullet
	Notes   string
}

// Bullet is a paragraph of a text slide.
type Bullet struct {
	Level int // 0 for the outermost, up to 4
	Text  string
}

// TableSlide is a title and a table.
type TableSlide struct {
	Title string
	Lead  string // some lines between the title and the table, such as what follows from it
	Head  []string
	Rows  [][]string
	// Widths are those of the columns, in any unit: the table is as wide as the slide. Left out, columns are as
	// wide as what is in them asks for.
	Widths []float64
	Notes  string
}

// PictureSlide is a title and the picture of a scene, as large as it fits.
type PictureSlide struct {
	Title   string // that of the scene if left out
	Caption string // a line between the title and the picture, such as what a step does
	Scene   *scene.Scene
	Notes   string // what the scene says of itself if left out
	// Morph has shapes move here from where shapes of the same name are on the slide before.
	Morph bool
}

func (s *TitleSlide) notes() string { return s.Notes }
func (s *TextSlide) notes() string  { return s.Notes }
func (s *TableSlide) notes() string { return s.Notes }

func (s *PictureSlide) notes() string {
	if s.Notes == "" && s.Scene != nil {
		return s.Scene.Desc
	}
	return s.Notes
}

func (s *TitleSlide) write(p *page) error {
	p.layout = openingLayout
	f := &p.deck.frame
	p.placeholder("Title", `type="ctrTitle"`, paragraphs(wrap(s.Title, openingFont, f.opening.W)))
	if s.Subtitle != "" {
		p.placeholder("Subtitle", `type="subTitle" idx="1"`, paragraphs(wrap(s.Subtitle, subtitleFont, f.subtitle.W)))
	}
	return nil
}

func (s *TextSlide) write(p *page) error {
	p.layout = textLayout
	p.title(s.Title)
	p.placeholder("Text", `idx="1"`, func(m *markup) {
		for _, b := range s.Bullets {
			m.raw("<a:p>")
			if l := b.level(); l > 0 {
				m.raw("<a:pPr").num("lvl", int64(l)).raw("/>")
			}
			m.raw(run).text(text.Clean(b.Text)).raw("</a:t></a:r></a:p>")
		}
		if len(s.Bullets) == 0 {
			m.raw(emptyParagraph)
		}
	})
	return nil
}

func (s *PictureSlide) write(p *page) error {
	p.layout = pictureLayout
	p.morphs = s.Morph
	title := s.Title
	if title == "" && s.Scene != nil {
		title = s.Scene.Title
	}
	p.title(title)
	if s.Caption != "" {
		if err := p.caption(s.Caption); err != nil {
			return err
		}
	}
	if s.Scene == nil {
		return nil
	}
	parts, err := p.picture(s.Scene, p.deck.frame.picture(s.Caption != ""))
	if err != nil {
		return err
	}
	for _, x := range parts {
		if err := x.write(p); err != nil {
			return err
		}
	}
	return nil
}

// title writes the title of a slide.
func (p *page) title(s string) {
	p.placeholder("Title", `type="title"`, paragraphs(wrap(s, titleFont, p.deck.frame.title.W)))
}

// caption writes the line between a title and a picture, in as many lines as it has room for.
func (p *page) caption(s string) error {
	in := p.deck.frame.caption
	lines, size := captionLines(s, in)
	return p.words("Caption", lines, size, in)
}

// words writes lines into a box, from its top left, whichever way each of them is read.
func (p *page) words(name string, lines []string, size float64, in geom.Box) error {
	if len(lines) == 0 {
		return nil
	}
	b := &block{}
	for i, l := range lines {
		at := geom.Point{X: in.X, Y: in.Y + size + float64(float64(i)*size*singleHeight)}
		t := scene.Text{At: at, Font: scene.Font{Size: size}, Paint: scene.Muted, S: l}
		b.lines = append(b.lines, row{t, size * singleHeight})
	}
	x := &shape{meaning: meaning{name: name}, box: in, text: b}
	p.enroll([]part{x})
	return x.write(p)
}

// Markup around text in placeholders, which has the looks of the layout.
const (
	run            = `<a:r><a:rPr lang="en-US"/><a:t>`
	emptyParagraph = `<a:p><a:endParaRPr lang="en-US"/></a:p>`
)

// paragraphs returns a function that writes lines as one paragraph, broken where we break it.
func paragraphs(lines []string) func(*markup) {
	return func(m *markup) {
		if len(lines) == 0 {
			m.raw(emptyParagraph)
			return
		}
		m.raw("<a:p>")
		for i, l := range lines {
			if i > 0 {
				m.raw(`<a:br><a:rPr lang="en-US"/></a:br>`)
			}
			m.raw(run).text(l).raw("</a:t></a:r>")
		}
		m.raw("</a:p>")
	}
}

// placeholder writes a shape that stands where the layout has it.
func (p *page) placeholder(name, kind string, fill func(*markup)) {
	m := &meaning{name: p.name(name)}
	m.id = p.deck.id(m.name)
	b := &p.body
	b.raw("<p:sp><p:nvSpPr>")
	p.identify(m)
	b.raw(`<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph `, kind, `/></p:nvPr></p:nvSpPr><p:spPr/>`)
	b.raw(`<p:txBody><a:bodyPr/><a:lstStyle/>`)
	fill(b)
	b.raw("</p:txBody></p:sp>")
}
