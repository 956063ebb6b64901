package pptx

import (
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// The type of slides, in points.
var (
	openingFont  = scene.Font{Size: 40, Bold: true}
	subtitleFont = scene.Font{Size: 20}
	titleFont    = scene.Font{Size: 26, Bold: true}
	bulletFonts  = [...]scene.Font{{Size: 20}, {Size: 18}, {Size: 16}, {Size: 14}, {Size: 14}}
	leadFont     = scene.Font{Size: 15}
	cellFont     = scene.Font{Size: 13}
	headFont     = scene.Font{Size: 13, Bold: true}
)

// Measures of text slides and tables, in points.
const (
	bulletIndent = 20.0 // from one level to the next
	bulletGap    = 8.0  // before each
	lineSpacing  = 1.2  // from one line to the next, in sizes of the type
	leadGap      = 8.0  // below the lead of a table
	cellSides    = 7.0  // at the left and right of what is in a cell
	cellEnds     = 4.0  // above and below it
	slack        = .97  // what of the width is counted on: programs differ a little
	mostLines    = 60   // more than any slide holds
)

// Fits reports whether the title and subtitle have room on a slide.
func (s *TitleSlide) Fits(a Aspect) bool {
	f, _ := frameOf(a)
	return textHeight(s.Title, openingFont, f.opening.W) <= f.opening.H &&
		textHeight(s.Subtitle, subtitleFont, f.subtitle.W) <= f.subtitle.H
}

// Fitting returns how many of the bullets, from the first on, have room on a slide.
func (s *TextSlide) Fitting(a Aspect) int {
	f, _ := frameOf(a)
	y := 0.0
	for i, b := range s.Bullets {
		l := b.level()
		y += bulletGap + textHeight(b.Text, bulletFonts[l], f.body.W-float64(float64(l+1)*bulletIndent))
		if y > f.body.H {
			return i
		}
	}
	return len(s.Bullets)
}

// Fitting returns how many of the rows, from the first on, have room on a slide.
func (s *TableSlide) Fitting(a Aspect) int {
	f, _ := frameOf(a)
	_, in := s.places(&f)
	widths := s.columns(in.W)
	y := rowHeight(s.Head, widths, headFont)
	for i, r := range s.Rows {
		if y += rowHeight(r, widths, cellFont); y > in.H {
			return i
		}
	}
	return len(s.Rows)
}

// level returns the level of a bullet within those that there are.
func (b *Bullet) level() int { return min(max(b.Level, 0), len(bulletFonts)-1) }

// wrap breaks text where it has no more room.
func wrap(s string, f scene.Font, width float64) []string {
	lines, _ := text.Wrap(s, f, width*slack, mostLines)
	return lines
}

func textHeight(s string, f scene.Font, width float64) float64 {
	return float64(float64(len(wrap(s, f, width))) * f.Size * lineSpacing)
}

// Sizes of a caption, in points: a long one is set smaller, and in two lines.
const (
	captionSize  = 15.0
	captionSmall = 10.0
)

// captionLines returns the lines of a caption, which has all its words if they have room at all.
func captionLines(s string, in geom.Box) (lines []string, size float64) {
	if text.Width(text.Clean(s), scene.Font{Size: captionSize}) <= in.W*slack {
		return []string{text.Clean(s)}, captionSize
	}
	lines, _ = text.Wrap(s, scene.Font{Size: captionSmall}, in.W*slack, 2)
	return lines, captionSmall
}

// columns returns the widths of a table's columns.
func (s *TableSlide) columns(width float64) []float64 {
	n := len(s.Head)
	for _, r := range s.Rows {
		n = max(n, len(r))
	}
	widths, sum := make([]float64, n), 0.0
	for i := range widths {
		widths[i] = s.wish(i)
		sum += widths[i]
	}
	for i := range widths {
		widths[i] *= width / sum
	}
	return widths
}

// The least and most that a column is given for what is in it, in points.
const (
	leastColumn = 50.0
	mostColumn  = 320.0
)

// wish returns how wide a column would like to be.
func (s *TableSlide) wish(column int) float64 {
	if column < len(s.Widths) && s.Widths[column] > 0 && s.Widths[column] <= farthest {
		return s.Widths[column]
	}
	w := text.Width(text.Clean(cell(s.Head, column)), headFont)
	for _, r := range s.Rows {
		w = math.Max(w, text.Width(text.Clean(cell(r, column)), cellFont))
	}
	return math.Min(math.Max(w+2*cellSides, leastColumn), mostColumn)
}

// cell returns what is in a column of a row, which may have fewer.
func cell(row []string, column int) string {
	if column < len(row) {
		return row[column]
	}
	return ""
}

// rowHeight returns how high a row must be.
func rowHeight(row []string, widths []float64, f scene.Font) float64 {
	h := f.Size * lineSpacing
	for i, w := range widths {
		h = math.Max(h, textHeight(cell(row, i), f, w-2*cellSides))
	}
	return h + 2*cellEnds
}
