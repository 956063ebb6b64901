package writeup

import (
	"strings"

	"casebook/model/compare"
)

// unbroken is a width at which no line is broken: comments on GitHub show a line end as one.
const unbroken = 1 << 20

// Difference returns what differs between two studies as a comment on a change, with its pictures: first
// that of the difference, and then, side by side, those of before and after.
func Difference(c *compare.Comparison, pictures []Picture) []byte {
	blocks := []block{heading{2, escape(c.After.Title) + ": what changed"}}
	if c.Same() {
		blocks = append(blocks, paragraph("Nothing differs in meaning."))
	} else {
		blocks = append(blocks, paragraph(howMuch(c)))
	}
	if len(pictures) > 0 {
		blocks = append(blocks, paragraph(shownWhole(pictures[0])))
	}
	for _, p := range c.Parts() {
		var l list
		for _, x := range p.Changes {
			l.items = append(l.items, item{paragraph(escape(x.Words))})
		}
		blocks = append(blocks, heading{3, escape(p.Title)}, l.close())
	}
	if len(pictures) == 3 {
		before, after := pictures[1], pictures[2]
		blocks = append(blocks, heading{3, "Before and after"}, rows{
			tableRow([]string{"Before", "After"}), "| --- | --- |",
			tableRow([]string{shownWhole(before), shownWhole(after)}),
		})
	}
	return []byte(bare.Replace(strings.Join(render(blocks, unbroken), "\n")) + "\n")
}

// shownWhole returns a picture that links to its own file.
func shownWhole(p Picture) string { return inlined(escape(p.alt()), encode(p.File)) }

// howMuch counts what differs.
func howMuch(c *compare.Comparison) string {
	var counts []string
	for _, n := range []struct {
		count int
		what  string
	}{{len(c.Changes), "change"}, {len(c.Figures), "figure"}, {len(c.Findings), "finding"}} {
		if n.count > 0 {
			counts = append(counts, count(n.count, n.what))
		}
	}
	return strings.Join(counts, ", ") + "."
}
