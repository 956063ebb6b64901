package writeup

import (
	"fmt"
	"strings"
)

// block is a piece of Markdown that stands on lines of its own.
type block interface {
	// lines returns the block as lines of at most width, where that can be.
	lines(width int) []string
}

// render returns blocks as Markdown, with an empty line between each two.
func render(blocks []block, width int) []string {
	var lines []string
	for i, b := range blocks {
		if i > 0 {
			lines = append(lines, "")
			if clash(blocks[i-1], b) {
				lines = append(lines, "<!-- -->", "")
			}
		}
		lines = append(lines, b.lines(width)...)
	}
	return lines
}

// clash reports whether two blocks would run into one if only an empty line stood between them.
func clash(a, b block) bool {
	switch a.(type) {
	case list:
		_, ok := b.(list)
		return ok
	case quotation:
		_, ok := b.(quotation)
		return ok
	}
	return false
}

// paragraph is a paragraph of Markdown, not yet broken into lines.
type paragraph string

func (p paragraph) lines(width int) []string { return wrap(string(p), width) }

// heading is a heading with Markdown text.
type heading struct {
	level int
	text  string
}

func (h heading) lines(int) []string {
	return []string{strings.Repeat("#", h.level) + " " + h.text}
}

// list is a list with bullets or numbers. The items of a tight one are close together.
type list struct {
	items []item
	start int // number of the first item; 0 for bullets
	tight bool
}

// item is an item of a list.
type item []block

func (l list) lines(width int) []string {
	var lines []string
	for i, it := range l.items {
		if i > 0 && !l.tight {
			lines = append(lines, "")
		}
		mark := "- "
		if l.start > 0 {
			mark = fmt.Sprintf("%d. ", l.start+i)
		}
		lines = append(lines, hang(mark, it.lines(width-len(mark), l.tight))...)
	}
	return lines
}

func (it item) lines(width int, tight bool) []string {
	if !tight {
		return render(it, width)
	}
	var lines []string
	for _, b := range it {
		lines = append(lines, b.lines(width)...)
	}
	return lines
}

// mostRoom is how much room Python-Markdown wants before what is in an item.
const mostRoom = 4

// hang puts mark before the first of lines and as much room before the others.
func hang(mark string, lines []string) []string {
	room := strings.Repeat(" ", len(mark))
	more := strings.Repeat(string(roomMark), max(mostRoom-len(mark), 0))
	mark, room = mark+more, room+more
	for i := range lines {
		switch {
		case i == 0:
			lines[i] = mark + lines[i]
		case lines[i] != "":
			lines[i] = room + lines[i]
		}
	}
	return lines
}

// quotation is a quotation of blocks.
type quotation []block

func (q quotation) lines(width int) []string {
	lines := render(q, width-2)
	for i := range lines {
		lines[i] = strings.TrimRight("> "+lines[i], " ")
	}
	return lines
}

// rule is a line across the page.
type rule struct{}

func (rule) lines(int) []string { return []string{"---"} }

// fence is a block of code.
type fence struct {
	language string
	code     []string
}

func (f fence) lines(int) []string {
	run := 2
	for _, l := range f.code {
		run = max(run, longestRun(l, '`'))
	}
	marks := strings.Repeat("`", run+1)
	lines := append([]string{marks + f.language}, f.code...)
	return append(lines, marks)
}

// excused is a block in which markdownlint's rules are broken by words that are not ours to change:
// code that is wide, a list that starts at another number than one.
type excused struct {
	block
	rules []string
}

func (e excused) lines(width int) []string {
	names := strings.Join(e.rules, " ")
	lines := append([]string{"<!-- markdownlint-disable " + names + " -->", ""}, e.block.lines(width)...)
	return append(lines, "", "<!-- markdownlint-enable "+names+" -->")
}
