package view

import (
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Room around the drawing, in pixels.
const (
	margin     = 28.0 // on every side
	header     = 64.0 // above the drawing, for the titles
	narrowest  = 460  // no picture is narrower than this
	longest    = 2000 // nor a title longer, unless the picture is
	legendRoom = 26.0 // between the drawing and the legend
)

var (
	titleFont    = scene.Font{Size: 22, Bold: true}
	subtitleFont = scene.Font{Size: 13}
)

// frame is the picture around a drawing: titles above it, a legend below.
type frame struct {
	title, subtitle string
	size            geom.Size // of the drawing
	width           float64   // of the whole picture
	items           []scene.Item
}

// newFrame returns the frame of a drawing of the given size.
func newFrame(title, subtitle string, size geom.Size) *frame {
	width := max(size.W+2*margin, narrowest)
	title, _ = text.Cut(text.Clean(title), titleFont, longest)
	title, subtitle = fit(title, titleFont, width), fit(text.Clean(subtitle), subtitleFont, width)
	return &frame{title: title, subtitle: subtitle, size: size, width: width}
}

// fit cuts s to what a picture of the given width has room for.
func fit(s string, f scene.Font, width float64) string {
	s, _ = text.Cut(s, f, width-2*margin)
	return s
}

// origin returns where the drawing's upper left corner stands.
func (f *frame) origin() geom.Point {
	return geom.Point{X: (f.width - f.size.W) / 2, Y: margin + header}
}

// add puts items on top of what is there.
func (f *frame) add(items ...scene.Item) { f.items = append(f.items, items...) }

// scene returns the whole picture, with a legend of the given entries, and room for one of others.
func (f *frame) scene(desc string, entries, room []entry) *scene.Scene {
	y := f.origin().Y + f.size.H
	items := append(f.titles(), f.items...)
	at := geom.Point{X: margin, Y: y + legendRoom}
	if len(room) > 0 {
		y = math.Max(y, at.Y+drawLegend(room, at, f.width-2*margin).height)
	}
	if len(entries) > 0 {
		key := drawLegend(entries, at, f.width-2*margin)
		items = append(items, key.group)
		y = math.Max(y, at.Y+key.height)
	}
	return &scene.Scene{
		Title: f.title + ": " + f.subtitle,
		Desc:  desc,
		Size:  geom.Size{W: math.Ceil(f.width), H: math.Ceil(y + margin)},
		Items: items,
	}
}

// titles returns the name of the study and that of the view.
func (f *frame) titles() []scene.Item {
	return []scene.Item{&scene.Group{Class: "titles", Items: []scene.Item{
		line1(f.title, geom.Point{X: margin, Y: margin + 18}, titleFont, scene.Ink),
		line1(f.subtitle, geom.Point{X: margin, Y: margin + 39}, subtitleFont, scene.Muted),
	}}}
}

// line1 returns one line of text that starts at p.
func line1(s string, p geom.Point, f scene.Font, paint scene.Paint) *scene.Text {
	return &scene.Text{At: p, Font: f, Paint: paint, S: s, Width: text.Width(s, f)}
}
