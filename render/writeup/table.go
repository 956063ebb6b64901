package writeup

import (
	"slices"
	"strings"
)

// table is a table whose cells hold Markdown on one line.
type table struct {
	head []string
	rows [][]string
}

// lines returns the table. markdownlint's rule on the length of lines holds for tables too, whose
// rows cannot be broken; it lets a row pass that has a link in it, and for others it is told.
func (t table) lines(width int) []string {
	drawn := t.drawn()
	if slices.ContainsFunc(drawn, func(l string) bool { return tooWide(l, width) }) {
		return excused{drawn, []string{"MD013"}}.lines(width)
	}
	return drawn
}

// drawn returns the lines of the table as they are.
func (t table) drawn() rows {
	lines := rows{tableRow(t.head), "|" + strings.Repeat(" --- |", len(t.head))}
	for _, r := range t.rows {
		lines = append(lines, tableRow(r))
	}
	return lines
}

// rows are the lines of a table.
type rows []string

func (r rows) lines(int) []string { return r }

func tooWide(row string, width int) bool {
	return lengthOf(row) > width && !strings.ContainsRune(row, linkMark)
}

// inCell settles marks as a cell of a table needs them.
var inCell = strings.NewReplacer(string(lineBreak), " ", string(codeBar), `\|`)

func tableRow(cells []string) string {
	var b strings.Builder
	b.WriteByte('|')
	for _, c := range cells {
		if c != "" {
			b.WriteString(" " + inCell.Replace(c))
		}
		b.WriteString(" |")
	}
	return b.String()
}

// withoutEmpty returns the table without the columns in which no row says anything. The first
// column stays.
func (t table) withoutEmpty() table {
	var kept table
	keep := func(column int) bool {
		return column == 0 || slices.ContainsFunc(t.rows, func(r []string) bool { return r[column] != "" })
	}
	pick := func(cells []string) []string {
		var picked []string
		for i, c := range cells {
			if keep(i) {
				picked = append(picked, c)
			}
		}
		return picked
	}
	kept.head = pick(t.head)
	for _, r := range t.rows {
		kept.rows = append(kept.rows, pick(r))
	}
	return kept
}
