package proof

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/render/geom"
)

// Kind is a sort of fault.
type Kind string

// The sorts of faults.
const (
	TextOutside     Kind = "text-outside"       // of its component, zone or patch
	TextOffPicture  Kind = "text-off-picture"   // beyond the edge of the picture
	TextSmall       Kind = "text-small"         // too small to be read
	TextStretched   Kind = "text-stretched"     // readers are told a width that is not that of the font
	TextOverText    Kind = "text-over-text"     // where neither is a label
	TextCovers      Kind = "text-covers"        // a part of a bar that it does not belong to
	TextStruck      Kind = "text-struck"        // by a line, where it is no label
	LabelOverLabel  Kind = "label-over-label"   //
	LabelOverPart   Kind = "label-over-part"    // a component, or a zone's card
	LabelOverHead   Kind = "label-over-head"    // of an arrow
	LabelStruck     Kind = "label-struck"       // by the line of another connection
	LabelAcross     Kind = "label-across"       // the border of a zone
	LabelBeside     Kind = "label-beside"       // its own line
	TitleStruck     Kind = "title-struck"       // a zone's, by a line
	TitleCovered    Kind = "title-covered"      // a zone's, by a label or a card
	LineMissing     Kind = "line-missing"       // or its arrow head
	LineThroughPart Kind = "line-through-part"  // a component, or a zone's card
	LineAlongLine   Kind = "line-along-line"    // so that they cannot be told apart
	TipApart        Kind = "tip-apart"          // from what it points at
	TailApart       Kind = "tail-apart"         // from where it comes from
	EndUnknown      Kind = "end-unknown"        // the connection names something that is not there
	PartOutsideZone Kind = "part-outside-zone"  // that it is in
	PartInOtherZone Kind = "part-in-other-zone" // that it is not in
	PartsOverlap    Kind = "parts-overlap"      // components, or zones' cards
	ZonesOverlap    Kind = "zones-overlap"      // though none is in the other
	PartOffPicture  Kind = "part-off-picture"   // beyond its edge
	MeterWrong      Kind = "meter-wrong"        // not filled as its figure says
	MeterOutside    Kind = "meter-outside"      // its component
	OffScale        Kind = "off-scale"          // a bar, tick or line that is not where the axis has its figure
	TextOverBar     Kind = "text-over-bar"      // of a meter or a waterfall
	RepeatedID      Kind = "repeated-id"        //
)

// sentences say what is wrong: with the first part, the second, and the words in question.
var sentences = map[Kind]string{
	TextOutside:     "the text %[3]q of %[1]s is not inside its box",
	TextOffPicture:  "the text %[3]q of %[1]s leaves the picture",
	TextSmall:       "the text %[3]q of %[1]s is too small to be read",
	TextStretched:   "the text %[3]q of %[1]s is not as wide as it says",
	TextOverText:    "the text %[3]q of %[1]s lies over another of %[2]s",
	TextCovers:      "the text %[3]q of %[1]s lies over %[2]s",
	TextStruck:      "the text %[3]q of %[1]s is crossed by the line of %[2]s",
	LabelOverLabel:  "the label of %[1]s lies over that of %[2]s",
	LabelOverPart:   "the label of %[1]s lies over %[2]s",
	LabelOverHead:   "the label of %[1]s covers the arrow head of %[2]s",
	LabelStruck:     "the label of %[1]s is crossed by the line of %[2]s",
	LabelAcross:     "the label of %[1]s lies across the border of %[2]s",
	LabelBeside:     "the label of %[1]s stands beside its line",
	TitleStruck:     "the title of %[1]s is crossed by the line of %[2]s",
	TitleCovered:    "the title of %[1]s is covered by %[2]s",
	LineMissing:     "%[1]s has no line with an arrow head",
	LineThroughPart: "the line of %[1]s runs through %[2]s",
	LineAlongLine:   "the line of %[1]s runs along that of %[2]s",
	TipApart:        "the arrow of %[1]s does not touch %[2]s",
	TailApart:       "the line of %[1]s does not begin at %[2]s",
	EndUnknown:      "%[1]s joins %[2]s, which is not in the picture",
	PartOutsideZone: "%[1]s is not inside %[2]s",
	PartInOtherZone: "%[1]s lies over %[2]s, which it is not in",
	PartsOverlap:    "%[1]s and %[2]s overlap",
	ZonesOverlap:    "%[1]s and %[2]s overlap",
	PartOffPicture:  "%[1]s leaves the picture",
	MeterWrong:      "the meter of %[1]s is not filled as its figure says",
	MeterOutside:    "the meter of %[1]s is not inside it",
	OffScale:        "%[1]s is not where the axis has its figure",
	TextOverBar:     "the text %[3]q of %[1]s lies over a bar of %[2]s",
	RepeatedID:      "the id %[1]s is there more than once",
}

// Fault is something that an editor would send back.
type Fault struct {
	Kind  Kind
	Parts []string   // the ids of what it is about, that which is wrong first
	Text  string     // the words that it is about, if there are any
	At    geom.Point // where to look
}

// String says what is wrong in a sentence, with the place.
func (f Fault) String() string {
	names := [2]string{}
	copy(names[:], f.Parts)
	said := fmt.Sprintf(sentences[f.Kind], names[0], names[1], f.Text)
	if f.At == (geom.Point{}) { // it is about nothing that has a place
		return said
	}
	return fmt.Sprintf("%s, at %.0f, %.0f", said, f.At.X, f.At.Y)
}

// compare orders faults: by kind, then by what they are about, then by place.
func (f Fault) compare(g Fault) int {
	return cmp.Or(
		strings.Compare(string(f.Kind), string(g.Kind)), slices.Compare(f.Parts, g.Parts), strings.Compare(f.Text, g.Text),
		cmp.Compare(f.At.Y, g.At.Y), cmp.Compare(f.At.X, g.At.X),
	)
}

// Faults returns what is wrong with the picture, in an order that does not change.
func (p *Picture) Faults() []Fault {
	r := &proofreader{picture: p, bodies: p.bodies()}
	r.texts()
	r.labels()
	r.titles()
	r.lines()
	r.ends()
	r.boxes()
	r.meters()
	r.waterfall()
	for _, id := range p.repeated {
		r.note(RepeatedID, geom.Point{}, id)
	}
	slices.SortStableFunc(r.faults, Fault.compare)
	return r.faults
}

// proofreader collects the faults of a picture.
type proofreader struct {
	picture *Picture
	bodies  []body
	faults  []Fault
}

// note adds a fault.
func (r *proofreader) note(kind Kind, at geom.Point, parts ...string) {
	r.noteText(kind, at, "", parts...)
}

// noteText adds a fault that is about words.
func (r *proofreader) noteText(kind Kind, at geom.Point, text string, parts ...string) {
	at = geom.Point{X: math.Round(at.X), Y: math.Round(at.Y)}
	r.faults = append(r.faults, Fault{Kind: kind, Parts: parts, Text: text, At: at})
}

// body is something that nothing may be drawn over: a component, or the card of a zone.
type body struct {
	Outline
	id        string
	name      string // by which connections know it
	in        string // the zone that it is in
	lifelines []Span
	bars      []Outline
}

// boxes returns all boxes that the body consists of, lifelines as wide as something can be covered.
func (b *body) boxes() []geom.Box {
	all := []geom.Box{b.Box}
	for _, o := range b.bars {
		all = append(all, o.Box)
	}
	for _, l := range b.lifelines {
		all = append(all, geom.Box{X: l.X - hair, Y: l.Top, W: 2 * hair, H: l.Bottom - l.Top})
	}
	return all
}

func (p *Picture) bodies() []body {
	var all []body
	for _, c := range p.Components {
		name := strings.TrimPrefix(c.ID, "c-")
		all = append(all, body{Outline: c.Outline, id: c.ID, name: name, in: c.Data["zone"], lifelines: c.Lifelines, bars: c.Bars})
	}
	for _, z := range p.Zones {
		if z.Card {
			all = append(all, body{Outline: z.Outline, id: z.ID, name: z.Name, in: z.Data["in"]})
		}
	}
	return all
}

// zone returns the zone of a name, or nil.
func (p *Picture) zone(name string) *Zone {
	for i := range p.Zones {
		if p.Zones[i].Name == name {
			return &p.Zones[i]
		}
	}
	return nil
}

// within reports whether what is in the zone called in is thereby also in the one called around.
func (p *Picture) within(in, around string) bool {
	for range p.Zones {
		if in == around {
			return true
		}
		z := p.zone(in)
		if z == nil {
			return false
		}
		in = z.Data["in"]
	}
	return in == around
}
