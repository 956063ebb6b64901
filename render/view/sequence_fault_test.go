package view

import (
	"fmt"
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
)

// drawnSequence is what the picture of a sequence consists of, read back from it.
type drawnSequence struct {
	size   geom.Size
	lines  map[string]float64    // lifelines, by component
	bars   map[string][]geom.Box // by component
	blocks []block               // all that is written below the heads
	faults []string
}

// block is a piece of writing, or the number of a step, or a note.
type block struct {
	of  *scene.Group
	box geom.Box
}

func (d *drawnSequence) fault(format string, args ...any) {
	d.faults = append(d.faults, fmt.Sprintf(format, args...))
}

// faultsOf returns what a reader could not read in the picture of a sequence.
func faultsOf(sc *scene.Scene) []string {
	d := &drawnSequence{size: sc.Size, lines: map[string]float64{}, bars: map[string][]geom.Box{}}
	d.checkHeads(sc)
	for _, g := range groupsOf(sc, "activation") {
		id := data(g, "of")
		box := g.Items[0].(*scene.Rect).Box
		d.bars[id] = append(d.bars[id], box)
		d.inPicture(g, box)
	}
	for _, class := range []string{"connection", "frame", "note"} {
		for _, g := range groupsOf(sc, class) {
			d.readBlocks(g)
		}
	}
	for _, g := range groupsOf(sc, "connection") {
		d.checkMessage(g)
	}
	for _, g := range groupsOf(sc, "frame") {
		for _, i := range g.Items {
			if p, ok := i.(*scene.Path); ok && p.Style.Fill == "" {
				d.checkStrokes(g, p)
			}
		}
	}
	d.checkBlocks()
	return d.faults
}

// checkHeads checks the heads and the zones behind them, and finds the lifelines.
func (d *drawnSequence) checkHeads(sc *scene.Scene) {
	var heads []geom.Box
	inZone := map[string]int{}
	for _, g := range groupsOf(sc, "component") {
		box := g.Items[0].(*scene.Rect).Box
		for _, i := range g.Items {
			switch i := i.(type) {
			case *scene.Text:
				if !box.Encloses(extent(i)) {
					d.fault("%q leaves its head", i.S)
				}
			case *scene.Path:
				if from := i.Segs[0].To; from.Y != box.Bottom() {
					d.fault("the lifeline of %s does not begin at its head", g.ID)
				}
				d.lines[g.ID[len("c-"):]] = i.Segs[0].To.X
			}
		}
		for _, other := range heads {
			if other.Overlaps(box) {
				d.fault("heads overlap at %v", box)
			}
		}
		heads = append(heads, box)
		if zone := data(g, "zone"); zone != "" {
			inZone[zone]++
		}
		d.inPicture(g, box)
	}
	for _, g := range groupsOf(sc, "zone") {
		box := g.Items[0].(*scene.Rect).Box
		n := 0
		for _, h := range heads {
			if box.Encloses(h) {
				n++
			} else if box.Overlaps(h) {
				d.fault("%s cuts through a head", g.ID)
			}
		}
		if n == 0 {
			d.fault("%s is around nothing", g.ID)
		}
		for _, i := range g.Items {
			if w, ok := i.(*scene.Text); ok && !box.Encloses(extent(w)) {
				d.fault("the title of %s leaves it", g.ID)
			}
		}
		d.inPicture(g, box)
	}
}

// readBlocks finds what is written in a group.
func (d *drawnSequence) readBlocks(g *scene.Group) {
	var note geom.Box
	if g.Class == "note" {
		for _, s := range g.Items[0].(*scene.Path).Segs {
			if s.Op != scene.Close {
				note = note.Union(geom.Box{X: s.To.X, Y: s.To.Y, W: 1e-9, H: 1e-9})
			}
		}
		d.blocks = append(d.blocks, block{g, note})
	}
	for _, i := range g.Items {
		switch i := i.(type) {
		case *scene.Text:
			if i.Paint == scene.OnFlow {
				continue // its badge counts
			}
			if g.Class != "note" {
				d.blocks = append(d.blocks, block{g, extent(i)})
			} else if !note.Encloses(extent(i)) {
				d.fault("%q leaves its note", i.S)
			}
		case *scene.Rect:
			d.blocks = append(d.blocks, block{g, i.Box})
		}
	}
}

func (d *drawnSequence) inPicture(g *scene.Group, box geom.Box) {
	if !(geom.Box{W: d.size.W, H: d.size.H}).Encloses(box) {
		d.fault("%s %s leaves the picture: %v", g.Class, g.ID, box)
	}
}

// checkMessage checks that an arrow runs from lifeline to lifeline, and that nothing is written on it.
func (d *drawnSequence) checkMessage(g *scene.Group) {
	line, head := g.Items[0].(*scene.Path), g.Items[1].(*scene.Path)
	start, tip := line.Segs[0].To, head.Segs[0].To
	if data(g, "mode") == "async" {
		tip = head.Segs[1].To
	}
	d.checkEnd(g, start, data(g, "from"))
	d.checkEnd(g, tip, data(g, "to"))
	d.checkStrokes(g, line)
	around := geom.BoxAround(tip, geom.Size{W: 2 * headLength, H: 2 * headHalf})
	for _, b := range d.blocks {
		if b.box.Overlaps(around) {
			d.fault("something is written on the head of %s", g.ID)
		}
	}
}

// checkEnd checks that an end of an arrow touches the bar that is there, or else the lifeline.
func (d *drawnSequence) checkEnd(g *scene.Group, p geom.Point, id string) {
	x, ok := d.lines[id]
	if !ok {
		d.fault("%s ends at %s, who is not on the page", g.ID, id)
		return
	}
	if p.X == x {
		return
	}
	for _, b := range d.bars[id] {
		if b.Y <= p.Y && p.Y <= b.Bottom() && (math.Abs(p.X-b.X) < 1e-6 || math.Abs(p.X-b.Right()) < 1e-6) {
			return
		}
	}
	d.fault("%s ends at %v beside the lifeline of %s at %v", g.ID, p, id, x)
}

// checkStrokes checks that no line of a group runs through anything written.
func (d *drawnSequence) checkStrokes(g *scene.Group, p *scene.Path) {
	at := p.Segs[0].To
	for _, s := range p.Segs[1:] {
		stroke := geom.Box{X: math.Min(at.X, s.To.X), Y: math.Min(at.Y, s.To.Y), W: math.Abs(at.X - s.To.X), H: math.Abs(at.Y - s.To.Y)}
		d.inPicture(g, stroke)
		for _, b := range d.blocks {
			if b.box.Overlaps(stroke.Grow(.5)) {
				d.fault("a line of %s %s runs through what %s %s says, at %v", g.Class, g.ID, b.of.Class, b.of.ID, b.box)
			}
		}
		at = s.To
	}
}

// checkBlocks checks that what is written is in the picture and clear of lifelines, bars and each other.
func (d *drawnSequence) checkBlocks() {
	for i, b := range d.blocks {
		d.inPicture(b.of, b.box)
		for _, other := range d.blocks[:i] {
			if b.box.Overlaps(other.box) {
				d.fault("%s %s and %s %s say something on top of each other, at %v", b.of.Class, b.of.ID, other.of.Class, other.of.ID, b.box)
			}
		}
		if b.of.Class == "note" {
			continue // covers what is under it
		}
		for id, x := range d.lines {
			if b.box.X < x && x < b.box.Right() {
				d.fault("the lifeline of %s runs through what %s %s says", id, b.of.Class, b.of.ID)
			}
			for _, bar := range d.bars[id] {
				if bar.Overlaps(b.box) {
					d.fault("a bar of %s covers what %s %s says, at %v", id, b.of.Class, b.of.ID, b.box)
				}
			}
		}
	}
}
