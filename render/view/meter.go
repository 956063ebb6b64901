package view

import (
	"math"

	"casebook/model/analyze"
	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of a meter, in pixels. It stands at the lower end of a card, under the tile and the text, its
// words at the right.
const (
	meterSides  = 12.0 // from the card's sides to it
	meterHeight = 7.0
	meterRow    = 10.0 // with its words
	meterAbove  = 5.0  // from what is above
	meterGap    = 7.0  // from its end to its words
	meterLeast  = 24.0 // width of the shortest
	targetLong  = 3.5  // length of the two marks of the target, above the bar and below
	meterSample = 44.0 // width of one that is explained
)

var meterFont = scene.Font{Size: 10, Bold: true}

// loadBand is a range of utilisation that has a name.
type loadBand struct {
	name  string
	paint scene.Paint
}

// The bands.
var (
	usedBand    = loadBand{"used", scene.Roomy}
	busyBand    = loadBand{"busy", scene.Tight}
	overBand    = loadBand{"over", scene.Beyond}
	unknownBand = loadBand{"unknown", scene.Muted}
)

// bandOf returns the band of a utilisation, given that which is planned for.
func bandOf(f analyze.Figure, target float64) loadBand {
	switch u := f.Value.Value; {
	case !f.Known():
		return unknownBand
	case u >= 1:
		return overBand
	case u > target:
		return busyBand
	}
	return usedBand
}

// meter shows a utilisation as a bar beside its figure.
type meter struct {
	use    analyze.Figure
	target float64
	band   loadBand
	room   float64 // width that is kept for the words, so that meters are equally long
}

func newMeter(c *analyze.ComponentCapacity) *meter {
	use, target := c.Utilisation, c.Target.Value.Value
	m := &meter{use: use, target: target, band: bandOf(use, target)}
	m.room = text.Width(m.words(), meterFont)
	return m
}

// words is what stands beside the bar: "41 % used".
func (m *meter) words() string {
	if !m.use.Known() {
		return m.band.name
	}
	return inPercent(m.use.Value.Value, m.target) + " " + m.band.name
}

// height returns what the meter takes from a card's height.
func (m *meter) height() float64 { return meterAbove + meterRow }

// draw returns the meter at the lower end of a part of a card.
func (m *meter) draw(b geom.Box) scene.Item {
	y := b.Bottom() - meterRow/2
	right := b.Right() - meterSides
	bar := geom.Box{X: b.X + meterSides, Y: y - meterHeight/2, H: meterHeight}
	bar.W = math.Max(meterLeast, right-m.room-meterGap-bar.X)
	g := &scene.Group{Class: "meter", Items: m.bar(bar)}
	g.Data = append(fact("utilisation", m.use), scene.Attr{Name: "band", Value: m.band.name})
	words := line1(m.words(), geom.Point{X: right, Y: y + 3.6}, meterFont, m.band.paint)
	words.Anchor = scene.End
	g.Items = append(g.Items, words)
	return g
}

// bar returns the meter without its words. The first shape is the whole, the second what is used.
func (m *meter) bar(b geom.Box) []scene.Item {
	if !m.use.Known() {
		return []scene.Item{&scene.Rect{Box: b, Radius: 2, Style: scene.Style{Stroke: scene.Muted, Width: 1, Dash: scene.Stitched}}}
	}
	used := b
	used.W *= math.Min(1, math.Max(0, m.use.Value.Value))
	x := b.X + float64(b.W*math.Min(m.target, 1))
	target := scene.Style{Stroke: scene.Ink, Width: 1.5}
	return []scene.Item{
		&scene.Rect{Box: b, Radius: 2, Style: scene.Style{Fill: scene.SlateTile, Stroke: scene.Slate, Width: 1}},
		&scene.Rect{Box: used, Radius: 2, Style: scene.Style{Fill: m.band.paint}},
		upright(x, b.Y-targetLong, b.Y-0.5, target),
		upright(x, b.Bottom()+0.5, b.Bottom()+targetLong, target),
	}
}

// upright returns a line straight down.
func upright(x, top, bottom float64, s scene.Style) *scene.Path {
	return &scene.Path{
		Segs:  []scene.Seg{{Op: scene.Move, To: geom.Point{X: x, Y: top}}, {Op: scene.Line, To: geom.Point{X: x, Y: bottom}}},
		Style: s,
	}
}

// alignMeters makes the meters of cards of the same width equally long.
func (d *diagram) alignMeters() {
	room := 0.0
	for i := range d.cards {
		if m := d.cards[i].meter; m != nil {
			room = math.Max(room, m.room)
		}
	}
	for i := range d.cards {
		if m := d.cards[i].meter; m != nil {
			m.room = room
		}
	}
}

// meterEntries returns an entry for each band that is on d, with an example.
func (d *diagram) meterEntries() []entry {
	var entries []entry
	for _, b := range []struct {
		band    loadBand
		example float64
		words   string
	}{
		{usedBand, .4, "used: at most what is planned for, which is marked"},
		{busyBand, .8, "busy: more than is planned for"},
		{overBand, 1, "over: 100% or more of what it can carry"},
		{unknownBand, 0, "unknown: facts are missing"},
	} {
		for i := range d.cards {
			m := d.cards[i].meter
			if m == nil || m.band != b.band {
				continue
			}
			sample := *m
			sample.use.Value.Value = b.example
			entries = append(entries, entry{words: b.words, width: meterSample, sample: func(p geom.Point) []scene.Item {
				return sample.bar(geom.Box{X: p.X, Y: p.Y - meterHeight/2, W: meterSample, H: meterHeight})
			}})
			break
		}
	}
	return entries
}
