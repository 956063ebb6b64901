package deck

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"strconv"
	"strings"

	"casebook/render/scene"
	"casebook/render/svg"
	"casebook/render/text"
)

var (
	//go:embed deck.css
	styles string
	//go:embed deck.js
	script string
)

// HTML returns a presentation as one file that asks for no other. Its looks are those of its pictures: it
// follows its reader between light and dark, if they do.
func HTML(d *Deck, look svg.Options) ([]byte, error) {
	if len(d.Slides) == 0 {
		return nil, ErrNoSlides
	}
	p := &page{deck: d, look: look}
	p.head()
	for i := range d.Slides {
		p.slide(i)
	}
	p.tail()
	if p.err != nil {
		return nil, fmt.Errorf("deck: %w", p.err)
	}
	return p.out.Bytes(), nil
}

// ErrNoSlides says that a presentation has nothing to show.
var ErrNoSlides = errors.New("there are no slides: all of them are hidden")

// page is a file in the making. The first thing that goes wrong stays in err.
type page struct {
	deck *Deck
	look svg.Options
	out  bytes.Buffer
	err  error
}

// raw writes markup, never anything from outside.
func (p *page) raw(parts ...string) *page {
	for _, s := range parts {
		p.out.WriteString(s)
	}
	return p
}

// text writes words so that a reader sees them as they are. All text of a study passes here.
func (p *page) text(s string) *page { return p.raw(html.EscapeString(text.Clean(s))) }

// policy lets a file run its own script, use its own styles, and ask nobody for anything.
func policy() string {
	sum := sha256.Sum256([]byte(script))
	return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" +
		base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

func (p *page) head() {
	p.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
	p.raw(`<meta http-equiv="Content-Security-Policy" content="`).text(policy()).raw("\">\n")
	p.raw(`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n<title>").text(p.deck.Title).raw("</title>\n")
	p.raw("<style>\n", p.colours(), styles, "</style>\n<main>\n")
}

func (p *page) tail() {
	p.raw("</main>\n<nav aria-label=\"Slides\"><button type=\"button\" id=\"back\" aria-label=\"Back\">‹</button>",
		"<output id=\"place\"></output><button type=\"button\" id=\"on\" aria-label=\"On\">›</button></nav>\n",
		"<div id=\"desk\"><p><time id=\"clock\">0:00</time> <span id=\"whereabouts\"></span></p><div id=\"script\"></div></div>\n",
		"<script>", script, "</script>\n</html>\n")
}

// slide writes one slide.
func (p *page) slide(i int) {
	s := &p.deck.Slides[i]
	p.raw(`<section id="`).text(anchor(s.Name)).raw(`" class="slide-`, string(s.Kind), `" aria-label="`).text(s.Title).raw("\">\n")
	level := "h2"
	if s.Kind == Opening {
		level = "h1"
	}
	p.raw("<", level, ">").text(s.Title).raw("</", level, ">\n")
	if s.Lead != "" {
		p.raw(`<p class="lead">`).text(s.Lead).raw("</p>\n")
	}
	switch s.Kind {
	case Text:
		p.bullets(s)
	case Numbers:
		p.figures(s.Figures)
	case Grid:
		p.table(s)
	case Picture:
		p.picture(s, i)
	}
	p.raw("<footer><span>").text(p.deck.Title).raw("</span><span>").text(s.More).raw("</span><span>", strconv.Itoa(i+1), "</span></footer>\n<aside>")
	for _, n := range s.Notes {
		p.raw("<p>").text(n).raw("</p>")
	}
	p.raw("</aside>\n</section>\n")
}

// anchor returns the name of a slide as it is in the address of the slide.
func anchor(name string) string { return strings.ReplaceAll(name, "/", ".") }

// pixels writes a length.
func pixels(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) + "px" }

func (p *page) bullets(s *Slide) {
	p.raw(`<ul style="top:`, pixels(s.bodyTop()), "\">\n")
	for _, b := range s.Bullets {
		class := ""
		if b.Head {
			class = ` class="head"`
		}
		p.raw("<li", class, ">").text(b.Text).raw("</li>\n")
	}
	p.raw("</ul>\n")
}

func (p *page) figures(list []Figure) {
	p.raw("<dl>\n")
	for _, f := range list {
		p.raw("<div><dd", toneClass(f.Tone), ">").text(f.Value).raw("</dd><dt>").text(f.Label).raw("</dt></div>\n")
	}
	p.raw("</dl>\n")
}

func toneClass(t Tone) string {
	if t == "" {
		return ""
	}
	return ` class="` + string(t) + `"`
}

func (p *page) table(s *Slide) {
	t := s.Table
	p.raw(`<table style="top:`, pixels(s.bodyTop()), ";font-size:", pixels(t.Size), "\">\n<colgroup>")
	for _, w := range t.Widths() {
		p.raw(`<col style="width:`, strconv.FormatFloat(w, 'f', 1, 64), `px">`)
	}
	p.raw("</colgroup>\n<thead><tr>")
	for _, h := range t.Head {
		p.raw(`<th scope="col">`).text(h).raw("</th>")
	}
	p.raw("</tr></thead>\n<tbody>\n")
	for _, row := range t.Rows {
		p.raw("<tr>")
		for _, c := range row {
			p.raw("<td", toneClass(c.Tone), ">").text(c.Text).raw("</td>")
		}
		p.raw("</tr>\n")
	}
	p.raw("</tbody>\n</table>\n")
}

// picture writes the picture of a slide, and what it is looked at for.
func (p *page) picture(s *Slide, i int) {
	drawn := p.deck.whole(s)
	if drawn == nil {
		return
	}
	look := p.look
	look.Prefix = "p" + strconv.Itoa(i+1) + "-"
	b, err := svg.Bytes(prepared(drawn), look)
	if err != nil {
		p.err = errors.Join(p.err, err)
		return
	}
	if len(s.Stops) > 0 {
		p.raw("<ol>\n")
		for _, stop := range s.Stops {
			p.raw(`<li data-on="`).text(stop.Step).raw(`" data-in="`).text(stop.Zone).raw(`">`).text(stop.Text).raw("</li>\n")
		}
		p.raw("</ol>\n")
	}
	p.raw(`<figure data-ids="`, look.Prefix, "\">\n", string(b), "</figure>\n")
}

// pageColours are the colours of a page, by the names that its styles have for them.
var pageColours = []struct {
	name  string
	paint scene.Paint
}{
	{"canvas", scene.Canvas}, {"ink", scene.Ink}, {"muted", scene.Muted}, {"card", scene.Zone0},
	{"line", scene.CardLine}, {"accent", scene.FlowLine}, {"good", scene.Roomy}, {"bad", scene.Beyond},
}

// colours returns the colours of the page, which are those of its pictures.
func (p *page) colours() string {
	themes := map[svg.Theme]scene.Theme{svg.Dark: scene.Dark, svg.Contrast: scene.HighContrast, svg.Print: scene.Print}
	if theme, ok := themes[p.look.Theme]; ok {
		return p.variables(theme)
	}
	css := p.variables(scene.Light)
	if p.look.Theme != svg.Light {
		css += "@media (prefers-color-scheme: dark) {\n" + p.variables(scene.Dark) + "}\n"
	}
	return css
}

func (p *page) variables(t scene.Theme) string {
	if p.look.Accent != nil && t.Name != scene.Print.Name {
		t = t.WithAccent(*p.look.Accent)
	}
	var b strings.Builder
	scheme := "light"
	if t.Name == scene.Dark.Name {
		scheme = "dark"
	}
	b.WriteString(":root { color-scheme: " + scheme + ";")
	for _, c := range pageColours {
		colour, _ := t.Colour(c.paint)
		b.WriteString(" --" + c.name + ": " + colour.String() + ";")
	}
	return b.String() + " }\n"
}
