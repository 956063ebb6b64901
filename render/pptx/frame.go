package pptx

import (
	"math"

	"casebook/render/geom"
)

// frame says where things go on a slide, in points: the same on slides and in the layouts behind them.
type frame struct {
	size     geom.Size
	title    geom.Box // above what a slide shows
	caption  geom.Box // between the title and a picture that has one
	body     geom.Box // text
	opening  geom.Box // the title of a title slide
	subtitle geom.Box
}

// Measures of slides, in points.
const (
	side          = 36.0 // at the left and right of everything
	titleTop      = 18.0
	titleHeight   = 44.0
	captionHeight = 26.0
	bodyTop       = 84.0
	bottomRoom    = 22.0
	pictureGap    = 6.0
)

// frameOf returns the frame of slides of a shape.
func frameOf(a Aspect) (frame, bool) {
	var s geom.Size
	switch a {
	case Wide, "":
		s = geom.Size{W: 960, H: 540}
	case Tall:
		s = geom.Size{W: 720, H: 540}
	default:
		return frame{}, false
	}
	w := s.W - 2*side
	return frame{
		size:     s,
		title:    geom.Box{X: side, Y: titleTop, W: w, H: titleHeight},
		caption:  geom.Box{X: side, Y: titleTop + titleHeight, W: w, H: captionHeight},
		body:     geom.Box{X: side, Y: bodyTop, W: w, H: s.H - bodyTop - bottomRoom},
		opening:  geom.Box{X: side, Y: 150, W: w, H: 130},
		subtitle: geom.Box{X: side, Y: 290, W: w, H: 110},
	}, true
}

// picture returns where a picture goes, below a caption or right below the title.
func (f *frame) picture(captioned bool) geom.Box {
	above := f.title
	if captioned {
		above = f.caption
	}
	y := above.Bottom() + pictureGap
	return geom.Box{X: side, Y: y, W: f.size.W - 2*side, H: f.size.H - bottomRoom - y}
}

// emu returns points in English Metric Units, in which files count. What is no number is nothing.
func emu(points float64) int64 {
	if !(math.Abs(points) <= farthest) {
		return 0
	}
	return int64(math.Round(points * emuPerPoint))
}

const emuPerPoint = 12700
