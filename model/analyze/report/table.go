package report

import (
	"strings"

	"github.com/rivo/uniseg"

	"casebook/model"
	"casebook/model/terminal"
)

const (
	indent    = "  "
	between   = "  "
	narrowest = 12 // as far as a column of names is cut, and one of lists is narrowed
)

// table is rows of cells under heads.
type table struct {
	columns []column
	rows    [][]cell
}

// column is a column of a table.
type column struct {
	head string
	sort sort
}

// sort is what is in a column. Where a table is too wide for a page, lists go on over lines, and if
// that is not enough names are cut.
type sort int

const (
	numbers sort = iota // to the right
	names               // to the left
	lists               // to the left, parted by commas
)

// cell is what stands in a row. Its colour is for those who see colours; the text says all.
type cell struct {
	text   string
	colour terminal.Colour
}

func word(text string) cell { return cell{text: model.Visible(text)} }

// page is text that is being written for a person.
type page struct{ terminal.Page }

// table writes a table, or nothing if it has no rows. Columns in which nothing applies are left out.
func (p *page) table(t table) {
	t = t.lean()
	if len(t.rows) == 0 {
		return
	}
	widths := t.widths()
	heads := make([]cell, len(t.columns))
	for i, c := range t.columns {
		heads[i] = cell{c.head, terminal.Faint}
	}
	p.line(t.columns, widths, heads)
	for _, r := range t.rows {
		p.row(t.columns, widths, r)
	}
}

// row writes a row, over as many lines as its longest list takes.
func (p *page) row(columns []column, widths []int, cells []cell) {
	var lines [][]cell
	for i, c := range cells {
		texts := []string{terminal.Cut(c.text, widths[i])}
		if columns[i].sort == lists {
			texts = folded(c.text, widths[i])
		}
		for k, text := range texts {
			if k == len(lines) {
				lines = append(lines, make([]cell, len(cells)))
			}
			lines[k][i] = cell{text, c.colour}
		}
	}
	for _, l := range lines {
		p.line(columns, widths, l)
	}
}

// line writes a line of cells, with no spaces behind the last.
func (p *page) line(columns []column, widths []int, cells []cell) {
	gap := len(indent)
	for i, c := range cells {
		room := widths[i] - uniseg.StringWidth(c.text)
		if c.text == "" {
			gap += widths[i] + len(between)
			continue
		}
		if columns[i].sort == numbers {
			gap, room = gap+room, 0
		}
		p.WriteString(strings.Repeat(" ", gap))
		p.Paint(c.colour, c.text)
		gap = room + len(between)
	}
	p.WriteByte('\n')
}

// folded returns a list on lines of a width.
func folded(text string, width int) []string {
	var lines []string
	line := ""
	for _, item := range strings.SplitAfter(text, ", ") {
		if line != "" && uniseg.StringWidth(line+strings.TrimRight(item, " ")) > width {
			lines = append(lines, terminal.Cut(strings.TrimRight(line, " "), width))
			line = ""
		}
		line += item
	}
	return append(lines, terminal.Cut(line, width))
}

// lean returns the table without the columns of numbers and lists that have nothing in them.
func (t table) lean() table {
	var kept []int
	for i, c := range t.columns {
		for _, r := range t.rows {
			if c.sort == names || r[i].text != "" && r[i].text != notApplicable {
				kept = append(kept, i)
				break
			}
		}
	}
	out := table{rows: make([][]cell, len(t.rows))}
	for _, i := range kept {
		out.columns = append(out.columns, t.columns[i])
		for k, r := range t.rows {
			out.rows[k] = append(out.rows[k], r[i])
		}
	}
	return out
}

// widths returns how wide each column is. Where the page is too narrow for all, the widest list
// gives way, and then the widest name.
func (t table) widths() []int {
	widths := make([]int, len(t.columns))
	total := len(indent) + len(between)*(len(t.columns)-1)
	for i, c := range t.columns {
		widths[i] = uniseg.StringWidth(c.head)
		for _, r := range t.rows {
			widths[i] = max(widths[i], uniseg.StringWidth(r[i].text))
		}
		total += widths[i]
	}
	for _, s := range []sort{lists, names} {
		for total > terminal.Width {
			widest := t.widest(s, widths)
			if widest < 0 {
				break
			}
			widths[widest]--
			total--
		}
	}
	return widths
}

// widest returns the widest column of a sort that may still be narrowed, or -1.
func (t table) widest(s sort, widths []int) int {
	widest := -1
	for i, c := range t.columns {
		if c.sort == s && widths[i] > narrowest && (widest < 0 || widths[i] > widths[widest]) {
			widest = i
		}
	}
	return widest
}
