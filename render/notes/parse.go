package notes

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"casebook/model"
)

// reading is where the reading of a note has come to: it goes line by line.
type reading struct {
	name    string
	text    []byte
	lines   []line
	code    *code
	faults  model.Errors
	regions []*Region
	open    *Region
	asked   map[string]int // the line of a marker by what it asks for
}

// line is a line of a note.
type line struct {
	start, end, next int // next is where the following line starts
}

func newReading(name string, text []byte) *reading {
	p := &reading{name: name, text: text, asked: map[string]int{}}
	for at := 0; at < len(text); {
		l := line{start: at, end: len(text), next: len(text)}
		if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
			l.end, l.next = at+n, at+n+1
		}
		if l.end > l.start && l.next > l.end && text[l.end-1] == '\r' {
			l.end--
		}
		p.lines = append(p.lines, l)
		at = l.next
	}
	return p
}

// Longest is the size that a note may have.
const Longest = 10 << 20

// readable reports whether the note is text, and notes a fault if it is none.
func (p *reading) readable() bool {
	switch {
	case len(p.text) > Longest:
		p.fault(0, 0, 1, "", "the note is larger than %d MB", Longest>>20)
	case bytes.HasPrefix(p.text, []byte("\xff\xfe")), bytes.HasPrefix(p.text, []byte("\xfe\xff")):
		p.fault(0, 0, 1, "save it as UTF-8", "the note is in UTF-16")
	default:
		return true
	}
	return false
}

// bom is the mark that some editors put before a text in UTF-8.
const bom = "\ufeff"

// of returns a line of the note as it is written, without its end.
func (p *reading) of(n int) string {
	text := string(p.text[p.lines[n].start:p.lines[n].end])
	if n == 0 {
		text = strings.TrimPrefix(text, bom)
	}
	return text
}

// fault notes a fault in a line, at so many bytes from its start.
func (p *reading) fault(n, at, width int, hint, format string, args ...any) {
	source := ""
	if n < len(p.lines) {
		source = p.of(n)
	}
	p.faults = append(p.faults, &model.Error{
		File: p.name, Pos: model.Pos{Line: n + 1, Column: utf8.RuneCountInString(source[:min(at, len(source))]) + 1},
		Width: max(width, 1), Msg: fmt.Sprintf(format, args...), Hint: hint, Source: source,
	})
}

// read finds the regions.
func (p *reading) read() {
	if !bytes.Contains(p.text, []byte("casebook")) {
		return
	}
	p.code = findCode(p.text, p.lines, MDX(p.name))
	for n := range p.lines {
		p.line(n)
		if b := p.code.blocks[n]; b != nil {
			p.block(b)
		}
	}
	if r := p.open; r != nil {
		p.fault(r.Pos.Line-1, len(r.indent), len(r.marker), "end it with "+r.comment("/casebook"), "the region has no end")
	}
}

// line looks for markers in a line.
func (p *reading) line(n int) {
	text := p.of(n)
	body := strings.TrimLeft(text, " \t")
	indent := text[:len(text)-len(body)]
	body = strings.TrimRight(body, " \t")
	for _, at := range markerStart.FindAllStringIndex(text, -1) {
		width := utf8.RuneCountInString(text[at[0]:at[1]])
		switch {
		case p.code.lines[n] && at[0] == len(indent):
			p.fault(n, at[0], width, "take it out of the code, or write it in some other way there", "a marker in a block of code marks nothing")
			return
		case p.code.lines[n], strings.Count(text[:at[0]], "`")%2 == 1:
			continue // code within a line
		case at[0] != len(indent):
			p.fault(n, at[0], width, "put it on a line of its own", "the marker is not alone on its line")
			return
		}
		words := marker.FindStringSubmatch(body)
		if words == nil {
			p.fault(n, at[0], width, "a marker is one comment, alone on its line", "the marker is broken")
			return
		}
		p.marker(n, indent, body, words[1]+words[2], words[2] != "")
		return
	}
}

// marker reads a marker, whose words may start or end a region.
func (p *reading) marker(n int, indent, body, words string, mdx bool) {
	width := utf8.RuneCountInString(body)
	if MDX(p.name) && !mdx {
		p.fault(n, len(indent), width, "write {/* "+words+" */}", "MDX has no comments of HTML")
		return
	}
	request, starts := strings.CutPrefix(words, "casebook:")
	switch {
	case starts && p.open != nil:
		p.fault(n, len(indent), width, "end that first", "the region starts inside the one of line %d", p.open.Pos.Line)
	case starts:
		p.start(n, indent, body, request, mdx)
	case p.open == nil:
		p.fault(n, len(indent), width, "remove it, or mark where the region starts", "here ends a region that does not start")
	default:
		p.end(n, indent, width, mdx)
	}
}

// start opens a region.
func (p *reading) start(n int, indent, body, request string, mdx bool) {
	r := &Region{
		Pos: model.Pos{Line: n + 1, Column: utf8.RuneCountInString(indent) + 1}, mdx: mdx,
		indent: indent, eol: p.eol(n), marker: body, start: p.lines[n].next,
	}
	p.open = r
	var err error
	if r.Request, err = parseRequest(request); err != nil {
		p.fault(n, len(indent), len(body), "", "%v", err)
		return
	}
	if r.Above {
		if r.Source = p.code.above(p, n); r.Source == nil {
			p.fault(n, len(indent), len(body), "", "there is no block of code \"casebook\" above the region")
			return
		}
		r.Request = p.code.requests[r.Source]
		return
	}
	if first, ok := p.asked[r.key()]; ok {
		p.fault(n, len(indent), len(body), "remove one of the two", "the region of line %d is the same", first)
	}
	p.asked[r.key()] = n + 1
}

// end closes the region that is open.
func (p *reading) end(n int, indent string, width int, mdx bool) {
	r := p.open
	p.open = nil
	r.end = p.lines[n].start
	switch {
	case mdx != r.mdx:
		p.fault(n, len(indent), width, "end it with "+r.comment("/casebook"), "the region of line %d is marked in another way", r.Pos.Line)
	default:
		p.regions = append(p.regions, r)
	}
}

// eol returns how a line ends: as the next before it that has an end, where it has none.
func (p *reading) eol(n int) string {
	for ; n >= 0; n-- {
		if l := p.lines[n]; l.next > l.end {
			return string(p.text[l.end:l.next])
		}
	}
	return "\n"
}
