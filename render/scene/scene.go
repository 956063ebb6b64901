// Package scene is the drawing vocabulary: what a picture consists of once everything has its
// place. Views make scenes; every exporter draws from one, so that a picture looks the same in each
// format. Colours are named by what they are for, and a theme gives them their values.
package scene

import "casebook/render/geom"

// Scene is a picture: its items in the order in which they are painted, over a background. Its
// coordinates run from 0, 0 to its size, in pixels.
type Scene struct {
	Title string // the name of the picture, in words
	Desc  string // what is on it, for those who cannot see it
	Size  geom.Size
	Data  []Attr // facts that a program may read, in order
	Items []Item

	Meaning *Meaning // what it says, for what writes words; nil of a chart
}

// Item is something drawn: a Group, Rect, Ellipse, Path, Glyph or Text.
type Item interface{ item() }

// Group is a part of the picture that has a meaning of its own.
type Group struct {
	Class string // what it is: component, zone, connection, ...
	ID    string // unique in the scene, or empty
	Data  []Attr // facts that a program may read, in order
	Title string // what it is, in words
	Link  string // where it leads; http, https or mailto
	Items []Item
}

// Attr is a named fact about a group; Name is written as data-NAME.
type Attr struct{ Name, Value string }

// Rect is a rectangle with round corners.
type Rect struct {
	Box    geom.Box
	Radius float64
	Style  Style
}

// Ellipse is an ellipse that fills a box.
type Ellipse struct {
	Box   geom.Box
	Style Style
}

// Path is a line or outline of straight and curved pieces.
type Path struct {
	Segs  []Seg
	Style Style
	Arrow *Arrow // what it means, where it is the line of an arrow; the item after it is its head
}

// Arrow is a line that leads somewhere, as it is meant: drawn, it has round corners and ends behind its
// head. Formats that know arrows make their own of it.
type Arrow struct {
	Points   []geom.Point // where it begins, its corners, and its tip
	Open     bool         // its head is two strokes; else it is filled
	From, To string       // IDs of the groups that it leads from and to, where they have any
}

// Seg is a piece of a path: it starts where the piece before ended.
type Seg struct {
	Op   Op
	A, B geom.Point // control points of a Cubic; A alone that of a Quad
	To   geom.Point // where the piece ends; nothing for a Close
}

// Op is what a piece of a path does.
type Op byte

// The pieces of a path.
const (
	Move Op = iota
	Line
	Quad
	Cubic
	Close
)

// Glyph is a small symbol, drawn in strokes that fill a square box.
type Glyph struct {
	Name  string // the name of a glyph of this package
	Box   geom.Box
	Paint Paint
}

// Text is one line of text. Its place is the left end, middle or right end of its baseline.
type Text struct {
	At     geom.Point
	Anchor Anchor
	Font   Font
	Paint  Paint
	S      string
	Width  float64 // as measured, in pixels
}

// Font is a size and weight of the one family of type that pictures use.
type Font struct {
	Size float64 // in pixels
	Bold bool
}

// Anchor says which part of a text stands at its place.
type Anchor byte

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Style is how an outline is filled and stroked. Its zero value draws nothing.
type Style struct {
	Fill    Paint
	Stroke  Paint
	Width   float64 // of the stroke, in pixels
	Dash    Dash
	Opacity float64 // of the whole, up to 1; 0 counts as 1
}

// Dash is a pattern of dashes.
type Dash byte

// The patterns of dashes. Each kind of line has its own, so that it reads without its colour.
const (
	Solid    Dash = iota
	Dashed        // messages: 6 on, 4 off
	Dotted        // replication and data: round dots
	Broken        // trust boundaries: 5 on, 3 off
	Stitched      // what is outside the system: 4 on, 3 off
)

// Paint names a colour by what it is for; the zero value paints nothing.
type Paint string

func (*Group) item()   {}
func (*Rect) item()    {}
func (*Ellipse) item() {}
func (*Path) item()    {}
func (*Glyph) item()   {}
func (*Text) item()    {}
