package view

import (
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of what happens on a page, from the top to the bottom, in pixels.
const (
	storyTop    = 26.0 // from the heads to what happens first
	storyBottom = 18.0 // and from what happens last to the end of the lines
	captionGap  = 5.0  // from the words of a message to its arrow
	afterArrow  = 16.0 // from there to what follows
	barAbove    = 4.0  // from the top of a bar to the arrow that begins it
	barBelow    = 11.0 // from the last arrow of a bar to its end
	barContinue = 8.0  // by which a bar goes on beyond what happens, at the cut of a page

	noteLeft    = 14.0  // from the side of a note to the lifeline that it is about
	noteWidth   = 320.0 // of a note of some length
	noteWidest  = 440.0
	notePad     = 9.0
	noteLine    = 14.0
	noteLines   = 12
	noteCorner  = 9.0
	noteBetween = 10.0 // from a note to what follows
)

var noteFont = scene.Font{Size: 11}

// sequence is a page of a story, and where everything on it stands.
type sequence struct {
	page
	moments  []moment
	captions []labelRow // by moment

	columns    []column
	at         []int // columns of members of the cast; -1 of those that are not on the page
	bands      []band
	headTop    float64
	headHeight float64
	inset      float64 // from the side of a frame to that of one in it

	messages []placedMessage
	notes    []placedNote
	frames   []*placedFrame
	bars     []placedBar
	bounds   geom.Box // of all that is not above the heads
	bottom   float64  // of the lifelines
}

// placedMessage is a message in its place.
type placedMessage struct {
	*moment
	way     []geom.Point
	caption labelRow
	box     geom.Box // of the caption
}

// placedNote is a note in its place.
type placedNote struct {
	words string
	lines []string
	box   geom.Box
}

// placedBar is a bar in its place.
type placedBar struct {
	*bar
	box geom.Box
}

// newSequence puts everything on a page in its place.
func newSequence(p page) *sequence {
	q := &sequence{page: p, moments: p.story.on(p.part)}
	q.captions = make([]labelRow, len(q.moments))
	q.setColumns()
	if len(q.bands) > 0 {
		q.headTop = bandTop
	}
	for i := range q.bands {
		q.bands[i].place(q)
		q.bounds = q.bounds.Union(q.bands[i].box)
	}
	for i := range q.columns {
		q.bounds = q.bounds.Union(q.head(&q.columns[i]))
	}
	q.placeMoments()
	return q
}

// walk is the way down a page.
type walk struct {
	*sequence
	y      float64
	leave  map[int]float64 // where messages start, by their place in the story
	arrive map[int]float64 // and where they end
	open   []*placedFrame
	said   bool // that a frame goes on beyond the page
}

func (q *sequence) placeMoments() {
	top := q.headTop + q.headHeight
	w := &walk{sequence: q, y: top + storyTop, leave: map[int]float64{}, arrive: map[int]float64{}}
	for i := range q.moments {
		switch m := &q.moments[i]; m.what {
		case aMessage:
			w.message(i)
		case aNote:
			w.note(m)
		case aFrame:
			w.frame(i)
		case aBranch:
			w.branch(m)
		case anEnd:
			w.end(m)
		}
	}
	q.placeBars(w, top)
	q.bottom = w.y + storyBottom
	q.bounds = q.bounds.Union(geom.Box{X: q.columns[0].x, W: 1, H: q.bottom})
}

// message places a message: its words above its arrow, or beside the loop of one to oneself.
func (w *walk) message(i int) {
	m := &w.moments[i]
	caption := w.captions[i]
	size := caption.size()
	from, to := w.columns[w.at[m.from]].x, w.columns[w.at[m.to]].x
	p := placedMessage{moment: m, caption: caption}
	if m.from == m.to {
		w.loop(&p, from, size)
	} else {
		w.y += size.H + captionGap
		w.leave[m.index], w.arrive[m.index] = w.y, w.y
		left, right := w.side(m.from, m.index, to < from, false), w.side(m.to, m.index, from < to, true)
		p.way = []geom.Point{{X: from + left, Y: w.y}, {X: to + right, Y: w.y}}
		gap := w.gapOf(m)
		a, b := w.columns[gap].x+roomLeft, w.columns[gap+1].x-roomRight
		p.box = geom.Box{X: (a+b)/2 - size.W/2, Y: w.y - captionGap - size.H, W: size.W, H: size.H}
		w.spread(math.Max(from, to) + roomLeft)
	}
	w.spread(p.box.Right())
	w.messages = append(w.messages, p)
	w.y += afterArrow
}

// loop places a message to oneself.
func (w *walk) loop(p *placedMessage, x float64, size geom.Size) {
	height := math.Max(size.H, loopDrop)
	top := w.y + (height-loopDrop)/2
	m := p.moment
	w.leave[m.index], w.arrive[m.index] = top, top+loopDrop
	out := x + w.side(m.from, m.index, false, true) + loopWidth
	p.way = []geom.Point{
		{X: x + w.side(m.from, m.index, false, false), Y: top}, {X: out, Y: top},
		{X: out, Y: top + loopDrop}, {X: x + w.side(m.to, m.index, false, true), Y: top + loopDrop},
	}
	p.box = geom.Box{X: x + loopRoom, Y: w.y + (height-size.H)/2, W: size.W, H: size.H}
	w.y = math.Max(w.y+height-captionGap, top+loopDrop)
}

// side returns how far the left or right side of the bars of a member is from its lifeline when a
// message leaves, or arrives and begins one.
func (w *walk) side(member, index int, left, arrives bool) float64 {
	x, at := 0.0, false
	for i := range w.story.bars {
		b := &w.story.bars[i]
		if b.member != member || b.end < index || b.start > index || b.start == index && !arrives {
			continue
		}
		switch {
		case left && at:
			x = math.Min(x, b.out()-barHalf)
		case left:
			x = b.out() - barHalf
		default:
			x = math.Max(x, b.out()+barHalf)
		}
		at = true
	}
	return x
}

// out returns by how much a bar stands out.
func (b *bar) out() float64 { return barStep * float64(min(b.level, barLevels)) }

// note places a note: it begins at the left one of the lifelines that it is about, and covers them.
func (w *walk) note(m *moment) {
	a, b := w.columns[w.at[m.from]].x, w.columns[w.at[m.to]].x
	left := math.Min(a, b) - noteLeft
	width := text.Width(m.words, noteFont)
	if width > noteWidth {
		width = math.Min(math.Max(noteWidth, math.Abs(a-b)+2*(noteLeft-notePad)), noteWidest)
	}
	lines, cut := text.Wrap(m.words, noteFont, width, noteLines)
	if cut {
		width = noteWidest
		lines, _ = text.Wrap(m.words, noteFont, width, noteLines)
	}
	size := geom.Size{W: widest(lines, noteFont) + 2*notePad + noteCorner/2, H: float64(float64(len(lines))*noteLine) + 2*notePad - 3}
	p := placedNote{words: m.words, lines: lines, box: geom.Box{X: left, Y: w.y, W: math.Ceil(size.W), H: math.Ceil(size.H)}}
	w.notes = append(w.notes, p)
	w.spread(p.box.Right())
	w.y = p.box.Bottom() + noteBetween
}

// spread makes the innermost frame and the picture reach to the right.
func (w *walk) spread(right float64) {
	if n := len(w.open); n > 0 {
		w.open[n-1].right = math.Max(w.open[n-1].right, right)
	}
	w.bounds = w.bounds.Union(geom.Box{W: math.Max(1, right), H: 1})
}

// placeBars places the bars of the story that reach into the page.
func (q *sequence) placeBars(w *walk, top float64) {
	for i := range q.story.bars {
		b := &q.story.bars[i]
		if b.end < q.part.from || b.start >= q.part.to || q.at[b.member] < 0 {
			continue
		}
		from, to := top+storyTop-barContinue, w.y+barContinue
		if b.start >= q.part.from {
			from = w.arrive[b.start] - barAbove
		}
		if b.end < q.part.to {
			to = math.Max(w.leave[b.end], w.arrive[b.end]) + barBelow
		}
		x := q.columns[q.at[b.member]].x - barHalf + b.out()
		q.bars = append(q.bars, placedBar{b, geom.Box{X: x, Y: from, W: 2 * barHalf, H: to - from}})
	}
}
