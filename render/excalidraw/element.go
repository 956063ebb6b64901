package excalidraw

import (
	"fmt"
	"hash/fnv"
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// element is one of a rectangle, an ellipse, a line, an arrow and a text.
type element struct {
	ID              string            `json:"id"`
	Type            string            `json:"type"`
	X               float64           `json:"x"`
	Y               float64           `json:"y"`
	Width           float64           `json:"width"`
	Height          float64           `json:"height"`
	Angle           int               `json:"angle"`
	StrokeColor     string            `json:"strokeColor"`
	BackgroundColor string            `json:"backgroundColor"`
	FillStyle       string            `json:"fillStyle"`
	StrokeWidth     float64           `json:"strokeWidth"`
	StrokeStyle     string            `json:"strokeStyle"`
	Roughness       int               `json:"roughness"`
	Opacity         float64           `json:"opacity"`
	GroupIDs        []string          `json:"groupIds"`
	FrameID         *string           `json:"frameId"`
	Roundness       *roundness        `json:"roundness"`
	Seed            uint32            `json:"seed"`
	Version         int               `json:"version"`
	VersionNonce    uint32            `json:"versionNonce"`
	Updated         int               `json:"updated"`
	IsDeleted       bool              `json:"isDeleted"`
	BoundElements   []bound           `json:"boundElements"`
	Link            *string           `json:"link"`
	Locked          bool              `json:"locked"`
	CustomData      map[string]string `json:"customData,omitempty"`

	*line
	*words
}

// roundness says how round corners are.
type roundness struct {
	Type  int     `json:"type"`
	Value float64 `json:"value,omitempty"`
}

// bound refers to a text on an element or an arrow that holds on to it.
type bound struct {
	ID   string `json:"id"`
	Type string `json:"type"`
}

// line is what lines and arrows have beside.
type line struct {
	Points         [][2]float64 `json:"points"`
	LastCommitted  *[2]float64  `json:"lastCommittedPoint"`
	StartBinding   *binding     `json:"startBinding"`
	EndBinding     *binding     `json:"endBinding"`
	StartArrowhead *string      `json:"startArrowhead"`
	EndArrowhead   *string      `json:"endArrowhead"`
	Elbowed        bool         `json:"elbowed"`
}

// binding has an arrow hold on to an element: newer programs go by the fixed point, a share of its width
// and height.
type binding struct {
	ElementID  string     `json:"elementId"`
	Focus      float64    `json:"focus"`
	Gap        float64    `json:"gap"`
	FixedPoint [2]float64 `json:"fixedPoint"`
}

// words is what texts have beside.
type words struct {
	Text          string  `json:"text"`
	OriginalText  string  `json:"originalText"`
	FontSize      float64 `json:"fontSize"`
	FontFamily    int     `json:"fontFamily"`
	TextAlign     string  `json:"textAlign"`
	VerticalAlign string  `json:"verticalAlign"`
	ContainerID   *string `json:"containerId"`
	LineHeight    float64 `json:"lineHeight"`
	AutoResize    bool    `json:"autoResize"`
}

// writer makes the elements of a file. The first thing that goes wrong stays in err.
type writer struct {
	theme    scene.Theme
	elements []*element
	group    []string          // that elements are in which are added, from the innermost
	around   map[string]string // of shapes, the zone that each is in
	ids      map[string]bool
	holds    []hold
	err      error
}

func newWriter(o Options) *writer {
	w := &writer{theme: o.Theme, elements: []*element{}, around: map[string]string{}, ids: map[string]bool{}}
	if w.theme.Name == "" {
		w.theme = scene.Light
	}
	return w
}

// add adds an element of a kind in a box.
func (w *writer) add(kind, id string, b geom.Box, s scene.Style) *element {
	id = w.id(id)
	e := &element{
		ID: id, Type: kind,
		X: w.number(b.X), Y: w.number(b.Y), Width: w.number(b.W), Height: w.number(b.H),
		StrokeColor: w.colour(s.Stroke), BackgroundColor: w.colour(s.Fill), FillStyle: "solid",
		StrokeWidth: max(w.number(s.Width), 1), StrokeStyle: strokeStyle(s.Dash), Opacity: opacity(s.Opacity),
		GroupIDs: append([]string{}, w.group...), BoundElements: []bound{},
		Seed: seed(id, "seed"), Version: 1, VersionNonce: seed(id, "nonce"), Updated: 1,
	}
	w.elements = append(w.elements, e)
	return e
}

// say puts what a group says of itself on an element.
func (e *element) say(g *scene.Group) {
	if link := text.Followable(g.Link); link != "" {
		e.Link = &link
	}
	e.CustomData = map[string]string{}
	for _, d := range g.Data {
		e.CustomData[text.Clean(d.Name)] = text.Clean(d.Value)
	}
	if g.Title != "" {
		e.CustomData["words"] = text.Clean(g.Title)
	}
	e.CustomData["class"] = text.Clean(g.Class)
}

// id returns a name that no other element has.
func (w *writer) id(want string) string {
	free := want
	for n := 2; w.ids[free]; n++ {
		free = fmt.Sprintf("%s-%d", want, n)
	}
	w.ids[free] = true
	return free
}

// seed returns a number in place of a random one.
func seed(id, what string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(what + "\x00" + id))
	return h.Sum32() >> 1
}

func strokeStyle(d scene.Dash) string {
	switch d {
	case scene.Solid:
		return "solid"
	case scene.Dotted:
		return "dotted"
	}
	return "dashed"
}

func opacity(v float64) float64 {
	if v > 0 && v < 1 {
		return math.Round(100 * v)
	}
	return 100
}

// farthest is more than any picture is wide or high, in pixels.
const farthest = 1e7

// number returns v, rounded to two decimals.
func (w *writer) number(v float64) float64 {
	if !(math.Abs(v) <= farthest) {
		w.fail(fmt.Errorf("%v is no place on a picture", v))
		return 0
	}
	return math.Round(v*100)/100 + 0 // and not -0
}

// colour returns the colour of a paint; what is not painted is transparent.
func (w *writer) colour(p scene.Paint) string {
	if p == "" {
		return "transparent"
	}
	c, ok := w.theme.Colour(p)
	if !ok {
		w.fail(fmt.Errorf("there is no paint %q", p))
	}
	return c.String()
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}
