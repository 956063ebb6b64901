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

// lines returns the table, or a list of its rows when that is what fits. markdownlint's rule on the
// length of lines holds for tables too; it lets a row pass that has a link in it.
func (t table) lines(width int) []string {
	lines := []string{tableRow(t.head), "|" + strings.Repeat(" --- |", len(t.head))}
	for _, r := range t.rows {
		lines = append(lines, tableRow(r))
	}
	if slices.ContainsFunc(lines, func(l string) bool { return tooWide(l, width) }) {
		return t.list().lines(width)
	}
	return lines
}

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

// list returns the rows as items of a list, with the heads of the columns before the values.
func (t table) list() list {
	l := list{tight: true}
	for _, r := range t.rows {
		var facts []string
		for i, c := range r {
			if c != "" && i > 0 {
				facts = append(facts, t.head[i]+": "+c)
			}
		}
		words := r[0]
		if len(facts) > 0 {
			words += "; " + strings.Join(facts, "; ")
		}
		l.items = append(l.items, item{paragraph(words)})
	}
	return l
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
