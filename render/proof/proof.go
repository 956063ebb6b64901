// Package proof proofreads pictures as they were written. From the bytes of an SVG file alone it
// finds out what is drawn where, what an editor would send back, and how good the picture is in
// numbers. It shares nothing with the code that lays pictures out and draws them but the measuring
// of text, so that it cannot repeat their mistakes.
package proof

import "casebook/render/geom"

// Picture is what a file shows.
type Picture struct {
	Size        geom.Size
	Title, Desc string
	Direction   string // LR or TB, of a picture that runs to the right or down
	Components  []Component
	Zones       []Zone
	Connections []Connection
	Pieces      []Piece
	Texts       []Text // all of them, in the order of the file

	Meters []Meter // of components, in a view of their load
	Ticks  []Mark  // of a time axis
	Steps  []Step  // beside such an axis
	Marks  []Mark  // upright lines across it

	repeated []string // ids that more than one element has
}

// Part is what components, zones and connections have in common.
type Part struct {
	ID    string
	Title string            // what it is, in words
	Data  map[string]string // facts for programs: data attributes, named without "data-"
	Texts []Text            // what is written on it
	boxes []geom.Box        // shapes in it that texts may be in, besides the one that bounds it
}

// Outline is the shape that bounds a part: a box whose corners have a radius.
type Outline struct {
	Box    geom.Box
	Radius float64
}

// Component is a box that stands for something. In a sequence diagram it has a lifeline below, with
// bars where it is at work.
type Component struct {
	Part
	Outline
	Lifelines []Span
	Bars      []Outline
}

// Span is an upright line.
type Span struct{ X, Top, Bottom float64 }

// Piece is a part of a bar, with words in it if there is room for them.
type Piece struct {
	Part
	Outline
}

// Zone is a boundary, or in an overview the card that stands for one. In a sequence diagram a zone may
// be drawn in several pieces, which are zones of the same name.
type Zone struct {
	Part
	Outline
	Name string // what others call it
	Card bool   // it stands for what is in it, and nothing is drawn there
}

// Connection is a line from one part to another.
type Connection struct {
	Part
	Corners []geom.Point // where the line goes, as if its corners were not rounded, up to the tip
	Line    []geom.Point // the same with the corners as they are drawn
	Head    []geom.Point // the outline of the arrow head; none if there is no head
	Tip     geom.Point   // where it points
	Labels  []Label
}

// From and To return what the connection says it joins.
func (c *Connection) From() string { return c.Data["from"] }

// To returns what the connection leads to; see From.
func (c *Connection) To() string { return c.Data["to"] }

// Meter is a bar that is filled as far as a component is used.
type Meter struct {
	Part
	Of          string // the id of the component
	Whole, Used geom.Box
	Known       bool // whether it is filled at all
}

// Step is a row of a waterfall.
type Step struct {
	Part
	Bars []geom.Box // when it is under way; then its slow case
}

// Mark is an upright line at a time.
type Mark struct {
	Part
	Seconds float64
	X       float64
	Line    []geom.Point
}

// Label is what stands on a line: texts close to each other, and what is painted behind them.
type Label struct {
	Box   geom.Box
	Texts []Text
}

// Text is a line of text.
type Text struct {
	S        string
	Size     float64 // of the font, in pixels
	Bold     bool
	Measured float64  // its width by the font
	Length   float64  // the width that readers are told to fit it to; 0 if there is none
	Box      geom.Box // where it is drawn, from the font's ascent to its descent
	Part     string   // the id of the part that it belongs to, or what kind of group it is in
	Class    string   // component, zone or connection; or whatever the group is
}
