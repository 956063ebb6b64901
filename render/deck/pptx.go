package deck

import (
	"strings"

	"casebook/render/geom"
	"casebook/render/pptx"
	"casebook/render/scene"
)

// PPTX returns a presentation as a PowerPoint file. A flow has a slide for itself and one for each of its
// steps, close to what that is about; what they share keeps its name, so that it moves from one to the next.
func PPTX(d *Deck, o pptx.Options) ([]byte, error) {
	if len(d.Slides) == 0 {
		return nil, ErrNoSlides
	}
	p := &pptx.Presentation{Title: d.Title}
	for i := range d.Slides {
		p.Slides = append(p.Slides, d.native(&d.Slides[i], o.Aspect)...)
	}
	return pptx.Bytes(p, o)
}

// native returns what a slide is in a PowerPoint file.
func (d *Deck) native(s *Slide, a pptx.Aspect) []pptx.Slide {
	notes := strings.Join(s.Notes, "\n")
	switch s.Kind {
	case Opening:
		return []pptx.Slide{nativeOpening(s, notes, a)}
	case Text:
		return []pptx.Slide{nativeText(s, notes, a)}
	case Grid:
		return []pptx.Slide{nativeTable(s, notes, a)}
	case Numbers:
		return []pptx.Slide{&pptx.PictureSlide{Title: s.Title, Scene: numbersPicture(s), Notes: notes}}
	}
	drawn := d.Pictures[s.View]
	if len(drawn) == 0 {
		return []pptx.Slide{&pptx.TextSlide{Title: s.Title, Notes: notes}}
	}
	slides := []pptx.Slide{&pptx.PictureSlide{Title: s.Title, Caption: s.Lead, Scene: prepared(d.whole(s)), Notes: notes}}
	if len(drawn) > 1 && len(drawn) == len(s.Stops) {
		for i, step := range drawn {
			slides = append(slides, &pptx.PictureSlide{
				Title: s.Title, Caption: s.Stops[i].Text, Scene: closeTo(step, s.Stops[i].Step), Notes: s.Stops[i].Text, Morph: true,
			})
		}
	}
	return slides
}

func nativeOpening(s *Slide, notes string, a pptx.Aspect) pptx.Slide {
	t := &pptx.TitleSlide{Title: s.Title, Subtitle: s.Lead, Notes: notes}
	for lines := 4; lines > 0 && !t.Fits(a); lines-- {
		t.Subtitle, _ = shorten(s.Lead, scene.Font{Size: 20}, 600, lines)
	}
	return t
}

// nativeText returns a slide of text. What a program has no room for is left out once more: its lead is
// larger than ours, and slides may be less wide.
func nativeText(s *Slide, notes string, a pptx.Aspect) pptx.Slide {
	t := &pptx.TextSlide{Title: s.Title, Notes: notes}
	if s.Lead != "" {
		t.Bullets = append(t.Bullets, pptx.Bullet{Text: s.Lead})
	}
	for _, b := range s.Bullets {
		level := 1
		if b.Head {
			level = 0
		}
		t.Bullets = append(t.Bullets, pptx.Bullet{Level: level, Text: b.Text})
	}
	more := s.More
	for n := len(t.Bullets); n >= 0; n-- {
		c := *t
		c.Bullets = t.Bullets[:n:n]
		if n < len(t.Bullets) {
			more = "… more " + elsewhere
		}
		if more != "" {
			c.Bullets = append(c.Bullets, pptx.Bullet{Level: 3, Text: more})
		}
		if c.Fitting(a) == len(c.Bullets) {
			return &c
		}
	}
	return t
}

// nativeTable is nativeText for tables.
func nativeTable(s *Slide, notes string, a pptx.Aspect) pptx.Slide {
	t := &pptx.TableSlide{Title: s.Title, Lead: s.Lead, Head: s.Table.Head, Widths: s.Table.Widths(), Notes: notes}
	for _, row := range s.Table.Rows {
		words := make([]string, len(row))
		for i, c := range row {
			words[i] = c.Text
		}
		t.Rows = append(t.Rows, words)
	}
	more := s.More
	for n := len(t.Rows); n > 0; n-- {
		c := *t
		c.Rows = t.Rows[:n:n]
		if n < len(t.Rows) {
			more = "… more " + elsewhere
		}
		if more != "" {
			c.Rows = append(c.Rows, []string{more})
		}
		if c.Fitting(a) == len(c.Rows) {
			return &c
		}
	}
	return t
}

// numbersPicture returns the figures of a slide as a picture.
func numbersPicture(s *Slide) *scene.Scene {
	sh := &sheet{unit: 1}
	sh.numbers(s.Figures, 0, 400)
	return &scene.Scene{
		Title: s.Title, Size: geom.Size{W: bodyWidth, H: 400}, Items: moved(sh.items, geom.Point{X: -side}),
	}
}
