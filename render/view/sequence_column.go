package view

import (
	"fmt"
	"math"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of lifelines and what is between them, in pixels.
const (
	headText  = 108.0 // width to which words on a head are wrapped: the picture is wide enough
	headGap   = 16.0  // between the heads of two lifelines
	bandPad   = 10.0  // from a zone's band to the heads in it
	bandGap   = 12.0  // between two bands
	bandTop   = 30.0  // from the top of a band to the heads in it
	bandMost  = 260.0 // no band is made wider than this for its title
	barHalf   = 5.0   // half the width of a bar
	barStep   = 4.0   // by which a bar stands out over the one that it is on
	barLevels = 3     // beyond which they stand out no more
	roomLeft  = barHalf + barStep*barLevels + 5
	roomRight = barHalf + 7.0 // from what is written between two lifelines to the right one
	loopWidth = 26.0          // of a message to oneself
	loopDrop  = 16.0          // its height
	loopRoom  = barHalf + barStep*barLevels + loopWidth + 6
)

// captionWidths are the widths to which what a message says is wrapped, in the order in which they are
// tried.
var captionWidths = []float64{150, 190, 230}

const (
	captionLines = 3 // that it should take
	captionMost  = 5 // that it may take
	factLines    = 3 // likewise what comes second
)

// column is a lifeline on a page.
type column struct {
	component *model.Component
	card      card
	x         float64 // of its line
}

// band is a zone behind heads.
type band struct {
	zone zone
	run  run // of columns
	box  geom.Box
}

// setColumns makes the columns, as far apart as what is between them needs.
func (q *sequence) setColumns() {
	q.at = make([]int, len(q.story.cast))
	for i := range q.at {
		q.at[i] = -1
	}
	for _, member := range q.page.members() {
		c := q.story.cast[member]
		q.at[member] = len(q.columns)
		k := componentCard(c, graph.None)
		k.write(c.Name, secondLine(c), headText)
		q.columns = append(q.columns, column{component: c, card: k})
		q.headHeight = math.Max(q.headHeight, k.size.H)
	}
	for i := range q.columns {
		q.columns[i].card.size.H = q.headHeight
	}
	q.setBands()
	q.inset = math.Min(frameInset, frameRoom/math.Max(1, float64(q.depth())))
	gaps := q.gaps()
	for i, gap := range gaps {
		q.columns[i+1].x = q.columns[i].x + math.Ceil(gap)
	}
	for i := range q.moments {
		if m := &q.moments[i]; m.what == aMessage {
			g := q.gapOf(m)
			if g >= 0 && g < len(gaps) {
				q.captions[i] = q.caption(m, q.columns[g+1].x-q.columns[g].x-q.besides(m))
			}
		}
	}
}

// setBands finds the zones whose members stand together.
func (q *sequence) setBands() {
	names := map[string]int{}
	for i := range q.columns {
		id := q.columns[i].component.In
		if n := len(q.bands); i > 0 && id != "" && id == q.columns[i-1].component.In {
			q.bands[n-1].run.to = i + 1
			continue
		}
		z := q.story.study.Zone(id)
		if z == nil {
			continue
		}
		beside := *z
		beside.In = "" // no band is inside another
		b := band{zone: newZone(&beside, graph.None, 0), run: run{i, i + 1}}
		if names[id]++; names[id] > 1 {
			b.zone.id = fmt.Sprintf("%s-%d", id, names[id])
		}
		q.bands = append(q.bands, b)
	}
}

// gaps returns how far each column must be from the next.
func (q *sequence) gaps() []float64 {
	gaps := make([]float64, len(q.columns)-1)
	for i := range gaps {
		gaps[i] = (q.columns[i].card.size.W+q.columns[i+1].card.size.W)/2 + headGap
	}
	for i := range q.bands {
		b := &q.bands[i]
		side := b.overhang(q) + bandPad + bandGap/2 - headGap/2
		if b.run.from > 0 {
			gaps[b.run.from-1] += side
		}
		if b.run.to <= len(gaps) {
			gaps[b.run.to-1] += side
		}
	}
	for i := range q.moments {
		m := &q.moments[i]
		if m.what != aMessage {
			continue
		}
		q.captions[i] = q.naturalCaption(m)
		if g := q.gapOf(m); g >= 0 && g < len(gaps) {
			gaps[g] = math.Max(gaps[g], q.captions[i].size().W+q.besides(m))
		}
	}
	return gaps
}

// overhang returns by how much a band is wider at either side than the heads in it, so that its title
// has room.
func (b *band) overhang(q *sequence) float64 {
	heads := 0.0
	for _, c := range q.columns[b.run.from:b.run.to] {
		heads += c.card.size.W + headGap
	}
	want := math.Min(b.zone.titleSize().W+zoneTitleLeft, bandMost)
	return math.Max(0, want-(heads-headGap+2*bandPad)) / 2
}

// gapOf returns the gap in which the words of a message stand: that beside its sender, where it starts.
// It may be that behind the last column, where there is room without end.
func (q *sequence) gapOf(m *moment) int {
	from, to := q.at[m.from], q.at[m.to]
	if to < from {
		return from - 1
	}
	return from
}

// besides returns what of a gap the words of a message must leave free.
func (q *sequence) besides(m *moment) float64 {
	if m.from == m.to {
		return loopRoom + roomRight + float64(q.inset*float64(q.depth()))
	}
	return roomLeft + roomRight
}

// naturalCaption returns what stands over a message, as wide as it likes to be.
func (q *sequence) naturalCaption(m *moment) labelRow {
	for _, w := range captionWidths {
		if _, cut := text.Wrap(m.hop.Label, labelFont, w, captionLines); !cut {
			return q.caption(m, w+badgeSide+badgeGap)
		}
	}
	return q.caption(m, captionWidths[len(captionWidths)-1]+badgeSide+badgeGap)
}

// caption returns what stands over a message, wrapped to a width.
func (q *sequence) caption(m *moment, width float64) labelRow {
	r := labelRow{badge: m.number}
	width -= r.badgeWidth() + badgeGap
	r.text, _ = text.Wrap(m.hop.Label, labelFont, width, captionMost)
	r.facts, _ = text.Wrap(q.story.facts(m.hop), protocolFont, width, factLines)
	return r
}

// place gives each band its box above the columns.
func (b *band) place(q *sequence) {
	first, last := &q.columns[b.run.from], &q.columns[b.run.to-1]
	side := b.overhang(q) + bandPad
	left := first.x - first.card.size.W/2 - side
	b.box = geom.Box{X: left, W: last.x + last.card.size.W/2 + side - left, H: bandTop + q.headHeight + bandPad}
	room := b.box.W - 2*zoneTitleLeft
	if b.zone.trust {
		room -= lockRoom
	}
	b.zone.title, _ = text.Cut(b.zone.title, zoneFont, room)
}

// head returns the box of a column's card.
func (q *sequence) head(c *column) geom.Box {
	s := c.card.size
	return geom.Box{X: c.x - s.W/2, Y: q.headTop, W: s.W, H: s.H}
}

// draw returns a column: its card, and the line down from it.
func (c *column) draw(head geom.Box, bottom float64) *scene.Group {
	g := c.card.draw(head).(*scene.Group)
	g.Items = append(g.Items, &scene.Path{
		Segs:  straight(geom.Point{X: c.x, Y: head.Bottom()}, geom.Point{X: c.x, Y: bottom}),
		Style: scene.Style{Stroke: scene.FadedLine, Width: 1, Dash: scene.Stitched},
	})
	return g
}
