package model

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// valueScan follows values in brackets and quotes from line to line, where bracketScan looks at one
// value closely.
type valueScan struct {
	open     []bracket // brackets that are not closed yet
	indent   int       // of the line in which the outermost began
	unclosed Pos       // the innermost open bracket when a line came that looks like a new entry
	quote    rune      // the quote of the text that is being read, or 0
	quoteAt  Pos       // where that text began
	last     rune      // the last rune that is no space; 0 where a value begins
	block    int       // the indent of the line whose block of text is being skipped, or -1
}

// bracket is an opening bracket with its place.
type bracket struct {
	sign rune
	at   Pos
}

var (
	// valueStart finds a value in brackets or quotes at the start of a line, or behind its dash or key.
	valueStart = regexp.MustCompile("^ *(?:- +)*(?:[^:\"'#\\[\\]{}]+: +)?([\"'\\[{])")
	// blockStart finds the sign that begins a block of text, and what stands before it.
	blockStart = regexp.MustCompile(`^(( *)(?:- +)*)([^#]*: +)?[|>][-+0-9]*(?: +#.*| *)$`)
	// entryStart finds what looks like a key or an item of a list at the start of a line.
	entryStart = regexp.MustCompile("^ *(?:- +)*(?:-$|- |[^\\s:\"'#\\[\\]{},-][^:\"'\\[\\]{},]*:(?: |$))")
	leadOfLine = regexp.MustCompile(`^ *(?:- +)*`)
)

// bracketSlip finds brackets and quotes that are closed too early, too often or never, down to where
// the parser gave up.
func (f *faults) bracketSlip(stop Pos) (bracketFault, bool) {
	s := valueScan{block: -1}
	if fault, ok := s.lines(f.lines[:stop.Line]); ok {
		return fault, true
	}
	return s.neverClosed()
}

// openAt returns where the outermost bracket and the quote begin that are still open in a line; both
// may be zero.
func (f *faults) openAt(stop Pos) (outer, quote Pos) {
	s := valueScan{block: -1}
	s.lines(f.lines[:stop.Line])
	if len(s.open) > 0 {
		outer = s.open[0].at
	}
	if s.quote != 0 {
		quote = s.quoteAt
	}
	return outer, quote
}

// lines takes lines down to the first fault in them.
func (s *valueScan) lines(lines []string) (bracketFault, bool) {
	for i, line := range lines {
		if fault, ok := s.line(line, i+1); ok {
			return fault, true
		}
	}
	return bracketFault{}, false
}

// neverClosed is the fault of a bracket that is still open where other entries have begun.
func (s *valueScan) neverClosed() (bracketFault, bool) {
	if s.unclosed == (Pos{}) {
		return bracketFault{}, false
	}
	return bracketFault{s.unclosed, "this bracket is never closed", "close it, or write one item a line"}, true
}

// line takes a line, and reports a fault if there is one in it.
func (s *valueScan) line(line string, number int) (bracketFault, bool) {
	indent := len(line) - len(strings.TrimLeft(line, " "))
	from := 0
	switch {
	case s.quote != 0:
	case len(s.open) > 0:
		if indent <= s.indent && entryStart.MatchString(line) {
			if s.unclosed == (Pos{}) {
				s.unclosed = s.open[len(s.open)-1].at
			}
			from, s.last = len(leadOfLine.FindString(line)), 0
		}
	case s.inBlock(line, indent):
		return bracketFault{}, false
	default:
		m := valueStart.FindStringSubmatchIndex(line)
		if m == nil {
			s.startBlock(line)
			return bracketFault{}, false
		}
		from, s.indent, s.last = m[2], indent, 0
	}
	return s.runes([]rune(line), utf8.RuneCountInString(line[:from]), number)
}

// inBlock reports whether a line belongs to a block of text.
func (s *valueScan) inBlock(line string, indent int) bool {
	if s.block >= 0 && (indent > s.block || strings.TrimSpace(line) == "") {
		return true
	}
	s.block = -1
	return false
}

// startBlock notes a line behind which a block of text follows.
func (s *valueScan) startBlock(line string) {
	m := blockStart.FindStringSubmatch(line)
	switch {
	case m == nil:
	case m[3] == "":
		s.block = len(m[2])
	default:
		s.block = len(m[1])
	}
}

// runes takes the runes of a line from an index on.
func (s *valueScan) runes(line []rune, from, number int) (bracketFault, bool) {
	for i := from; i < len(line); i++ {
		at := Pos{number, i + 1}
		r := line[i]
		switch {
		case s.quote != 0:
			skip, closed := s.inQuote(line, i)
			i += skip
			if !closed {
				continue
			}
			if fault, ok := s.afterQuote(line[i+1:], at); ok {
				return fault, true
			}
			if len(s.open) == 0 {
				return bracketFault{}, false
			}
		case r == ' ' || r == '\t':
			continue
		case r == '#' && (i == 0 || line[i-1] == ' '):
			return bracketFault{}, false
		case strings.ContainsRune("]}", r):
			if fault, ok := s.close(line[i+1:], r, at); ok {
				return fault, true
			}
			if len(s.open) == 0 {
				return bracketFault{}, false
			}
		case strings.ContainsRune("\x00[{,:", s.last):
			s.begin(r, at)
		case r == '[' || r == '{':
			return s.bracketInText(r, at)
		}
		s.last = r
	}
	return bracketFault{}, false
}

// bracketInText is the fault of a bracket that opens within a text between brackets.
func (s *valueScan) bracketInText(r rune, at Pos) (bracketFault, bool) {
	if fault, ok := s.neverClosed(); ok {
		return fault, true
	}
	return bracketFault{at, "a text with " + string(r) + " in it must be in quotes between brackets", "put the text in quotes"}, true
}

// begin takes a rune that begins a value.
func (s *valueScan) begin(r rune, at Pos) {
	switch r {
	case '[', '{':
		s.open = append(s.open, bracket{r, at})
	case '"', '\'':
		s.quote, s.quoteAt = r, at
	}
}

// inQuote takes a rune of a text in quotes: it returns how many to skip behind it, and whether it
// closed the text.
func (s *valueScan) inQuote(line []rune, i int) (skip int, closed bool) {
	switch {
	case s.quote == '"' && line[i] == '\\':
		return 1, false
	case line[i] != s.quote:
		return 0, false
	case s.quote == '\'' && i+1 < len(line) && line[i+1] == '\'':
		return 1, false
	}
	return 0, true
}

// afterQuote looks at what follows a text in quotes that a quote has ended.
func (s *valueScan) afterQuote(rest []rune, at Pos) (bracketFault, bool) {
	sign := s.quote
	s.quote = 0
	if s.mayFollow(rest) {
		return bracketFault{}, false
	}
	if fault, ok := s.neverClosed(); ok {
		return fault, true
	}
	if s.quoteAt.Line != at.Line {
		return bracketFault{s.quoteAt, "this quote is never closed", "close it"}, true
	}
	hint := "a quote inside a text in double quotes is written " + `\"` + "; or put all of it in single quotes"
	if sign == '\'' {
		hint = "a quote inside a text in single quotes is written twice, as ''; or put all of it in double quotes"
	}
	return bracketFault{at, "the text in quotes ends here, but more follows", hint}, true
}

// mayFollow reports whether the rest of a line may follow a text in quotes.
func (s *valueScan) mayFollow(rest []rune) bool {
	behind := strings.TrimSpace(string(rest))
	switch {
	case behind == "", behind[0] == ':', behind[0] == '#':
		return true
	}
	return len(s.open) > 0 && strings.IndexByte(",]}", behind[0]) >= 0
}

// close takes a closing bracket, and looks at what follows where it is the outermost.
func (s *valueScan) close(rest []rune, r rune, at Pos) (bracketFault, bool) {
	inner := s.open[len(s.open)-1]
	if (inner.sign == '[') != (r == ']') {
		if fault, ok := s.neverClosed(); ok {
			return fault, true
		}
		return bracketFault{at, "a " + string(inner.sign) + " cannot be closed by a " + string(r),
			"brackets are closed by their like: [ by ] and { by }"}, true
	}
	outer := s.open[0]
	s.open = s.open[:len(s.open)-1]
	if len(s.open) > 0 {
		return bracketFault{}, false
	}
	s.unclosed = Pos{}
	behind := strings.TrimLeft(string(rest), " ")
	switch {
	case behind == "", behind[0] == ':', behind[0] == '#':
		return bracketFault{}, false
	case behind[0] == ']' || behind[0] == '}':
		at.Column += 1 + len(rest) - utf8.RuneCountInString(behind)
		return bracketFault{at, "this bracket is one too many: none is open here", "leave it out"}, true
	}
	return bracketFault{outer.at, "a text that begins with " + string(outer.sign) + " must be in quotes",
		"put all of the text in quotes"}, true
}
