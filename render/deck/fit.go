package deck

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"casebook/model"
	"casebook/render/markdown"
	"casebook/render/scene"
	"casebook/render/text"
)

// A slide has 960 by 540 units: points in a PowerPoint file, pixels in HTML before it is made as large as
// the screen.
const (
	slideWidth  = 960.0
	slideHeight = 540.0
	side        = 36.0
	bodyTop     = 84.0
	bodyBottom  = 506.0 // what is below says what was cut, and which slide it is
	bodyWidth   = slideWidth - 2*side
)

// The type of slides.
var (
	titleFont   = scene.Font{Size: 26, Bold: true}
	leadFont    = scene.Font{Size: 16}
	openingLead = scene.Font{Size: 18}
	headFont    = scene.Font{Size: 20, Bold: true}
	bulletFont  = scene.Font{Size: 18}
)

// cellSizes are those of the type of tables, the largest first.
var cellSizes = []float64{18, 16, 14.5, 13}

// smallCell is the type of tables that say much.
var smallCell = scene.Font{Size: 13}

// Measures of what is on slides.
const (
	slack        = .95 // what of a width is counted on: fonts differ a little
	lineSpacing  = 1.2
	bulletGap    = 8.0
	bulletIndent = 40.0
	cellSides    = 7.0
	cellEnds     = 4.0
	leadGap      = 10.0 // below a lead
	leadLines    = 2
	mostLines    = 60
)

// height returns how high a text is in lines of some width.
func height(s string, f scene.Font, width float64) float64 {
	lines, _ := text.Wrap(s, f, width*slack, mostLines)
	return float64(float64(len(lines)) * f.Size * lineSpacing)
}

// elsewhere says where there is what did not fit.
const elsewhere = "in the write-up"

// fit leaves out what has no room on the slide, and says so.
func (s *Slide) fit() {
	y := s.bodyTop()
	switch {
	case s.Table != nil:
		s.fitTable(y)
	case len(s.Bullets) > 0:
		s.fitBullets(y)
	}
}

// bodyTop returns where what is below the title and the lead begins.
func (s *Slide) bodyTop() float64 {
	if s.Lead == "" {
		return bodyTop
	}
	return bodyTop - 14 + height(s.Lead, leadFont, bodyWidth) + leadGap
}

// fitBullets leaves out the points that have no room, and headings with nothing below them.
func (s *Slide) fitBullets(y float64) {
	fitting := len(s.Bullets)
	for i, b := range s.Bullets {
		f, in := bulletFont, bulletIndent
		if b.Head {
			f, in = headFont, bulletIndent/2
		}
		if y += bulletGap + height(b.Text, f, bodyWidth-in); y > bodyBottom {
			fitting = i
			break
		}
	}
	left := 0
	for _, b := range s.Bullets[fitting:] {
		if !b.Head {
			left++
		}
	}
	for left > 0 && fitting > 0 && s.Bullets[fitting-1].Head {
		fitting--
	}
	s.Bullets = s.Bullets[:fitting:fitting]
	s.more(left)
}

// fitTable gives a table the largest type in which all of it has room, and leaves out the rows that have
// none in the smallest.
func (s *Slide) fitTable(y float64) {
	t := s.Table
	for _, t.Size = range cellSizes {
		if !t.broken() && t.fitting(y) == len(t.Rows) {
			return
		}
	}
	n := t.fitting(y)
	s.more(len(t.Rows) - n)
	t.Rows = t.Rows[:n:n]
}

// fitting returns how many rows of a table that begins at y have room.
func (t *Table) fitting(y float64) int {
	widths := t.Widths()
	y += t.rowHeight(plain(t.Head...), widths, true)
	for i, r := range t.Rows {
		if y += t.rowHeight(r, widths, false); y > bodyBottom {
			return i
		}
	}
	return len(t.Rows)
}

// more says that so many things of a list are left out.
func (s *Slide) more(n int) {
	if n > 0 {
		s.More = fmt.Sprintf("… %d more %s", n, elsewhere)
	}
}

// The least and most that a column is given for what is in it.
const (
	leastColumn = 60.0
	mostColumn  = 320.0
)

// Widths returns the widths of the columns, which together are as wide as the slide: those with more in
// them are wider, and all have room for their longest word if that can be.
func (t *Table) Widths() []float64 {
	widths, least := make([]float64, len(t.Head)), make([]float64, len(t.Head))
	sum, leastSum := 0.0, 0.0
	for i := range t.Head {
		widths[i], least[i] = t.wish(i)
		sum, leastSum = sum+widths[i], leastSum+least[i]
	}
	for i := range widths {
		switch {
		case sum <= bodyWidth:
			widths[i] *= bodyWidth / sum
		case leastSum < bodyWidth:
			widths[i] = least[i] + float64((widths[i]-least[i])*(bodyWidth-leastSum)/(sum-leastSum))
		default:
			widths[i] = least[i] * bodyWidth / leastSum
		}
	}
	return widths
}

// wish returns how wide a column would like to be, and how wide it must be for its longest word.
func (t *Table) wish(column int) (width, least float64) {
	add := func(s string, f scene.Font) {
		s = text.Clean(s)
		width = math.Max(width, text.Width(s, f))
		for _, word := range strings.Fields(s) {
			least = math.Max(least, text.Width(word, f))
		}
	}
	add(t.Head[column], t.font(true))
	for _, r := range t.Rows {
		add(r[column].Text, t.font(r[column].Tone != ""))
	}
	const sides = 2*cellSides + 1
	least = math.Min(math.Max(least/slack+sides, leastColumn), mostColumn)
	return math.Max(least, math.Min(width/slack+sides, mostColumn*t.Size/smallCell.Size)), least
}

// broken reports whether a word has no room in its column.
func (t *Table) broken() bool {
	for i, w := range t.Widths() {
		if _, least := t.wish(i); w < least-1 {
			return true
		}
	}
	return false
}

// font returns the font of cells.
func (t *Table) font(bold bool) scene.Font { return scene.Font{Size: t.Size, Bold: bold} }

// rowHeight returns how high a row is.
func (t *Table) rowHeight(row []Cell, widths []float64, head bool) float64 {
	h := t.Size * lineSpacing
	for i, c := range row {
		h = math.Max(h, height(c.Text, t.font(head || c.Tone != ""), widths[i]-2*cellSides))
	}
	return h + 2*cellEnds
}

// brief returns the beginning of prose that has room in so many lines: whole sentences, or else as many
// words of the first as fit. It says whether that is not all of it.
func brief(p model.Prose, f scene.Font, width float64, lines int) (words string, cut bool) {
	return shorten(markdown.Words(p), f, width, lines)
}

// shorten is brief for plain words.
func shorten(words string, f scene.Font, width float64, lines int) (string, bool) {
	words = text.Clean(words)
	end := 0
	for _, e := range sentences(words) {
		if _, over := text.Wrap(words[:e], f, width*slack, lines); over {
			break
		}
		end = e
	}
	if end > 0 {
		return strings.TrimSpace(words[:end]), end < len(words)
	}
	wrapped, cut := text.Wrap(words, f, width*slack, lines)
	words = strings.Join(wrapped, " ")
	if last := strings.LastIndexByte(words, ' '); cut && last > len(words)/2 {
		words = strings.TrimRight(words[:last], ",;:") + " …"
	}
	return words, cut
}

// sentences returns where sentences end: behind a full stop that a space and a capital letter or a digit
// follow, and at the end.
func sentences(s string) []int {
	var ends []int
	for i := range len(s) {
		if s[i] != '.' && s[i] != '?' && s[i] != '!' || i+2 >= len(s) || s[i+1] != ' ' {
			continue
		}
		if next := rune(s[i+2]); next >= 0x80 || unicode.IsUpper(next) || unicode.IsDigit(next) {
			ends = append(ends, i+1)
		}
	}
	return append(ends, len(s))
}

// lead gives a slide the beginning of prose below its title, and all of it as a note.
func (s *Slide) lead(p model.Prose) {
	var cut bool
	if s.Lead, cut = brief(p, leadFont, bodyWidth, leadLines); cut {
		s.More = "… more " + elsewhere
	}
	s.note(p)
}

// note adds prose to what the speaker says.
func (s *Slide) note(prose ...model.Prose) {
	for _, p := range prose {
		if words := markdown.Words(p); words != "" {
			s.Notes = append(s.Notes, words)
		}
	}
}

// point returns prose as a point of so many lines at most.
func (s *Slide) point(p model.Prose, lines int) Bullet {
	words, cut := brief(p, bulletFont, bodyWidth-bulletIndent, lines)
	if cut && s.More == "" {
		s.More = "… more " + elsewhere
	}
	return Bullet{Text: words}
}
