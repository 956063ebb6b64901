package model

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// longestFile is the size that a study may have; the longest written by hand is a fiftieth of it.
const longestFile = 5 << 20

// longestLine is how many runes a line may have. Places in a line are counted from its start, so
// that a file of one long line would take long to speak about.
const longestLine = 10_000

// mostFaults bounds the faults that one file may have; what follows is more of the same.
const mostFaults = 500

// faults collects what is wrong with one file.
type faults struct {
	file  string
	lines []string
	found Errors
}

// full reports whether no more faults are noted, so that none need be looked into.
func (f *faults) full() bool { return len(f.found) >= mostFaults }

// add notes a fault at a place, over so many runes, with a hint that may be empty.
func (f *faults) add(at Pos, width int, hint, format string, args ...any) {
	if f.full() {
		return
	}
	at = f.within(at)
	source := ""
	if at.Line <= len(f.lines) {
		source = f.lines[at.Line-1]
	}
	f.found = append(f.found, &Error{
		File: f.file, Pos: at, Width: max(width, 1),
		Msg: fmt.Sprintf(format, args...), Hint: hint, Source: source,
	})
}

// within moves a place that lies outside the file to the nearest one inside.
func (f *faults) within(at Pos) Pos {
	at.Line = max(1, min(at.Line, len(f.lines)))
	longest := 1
	if len(f.lines) > 0 {
		longest += utf8.RuneCountInString(f.lines[at.Line-1])
	}
	at.Column = max(1, min(at.Column, longest))
	return at
}

// readText returns the text of a file without its byte order mark, or notes why it is no text that
// a study may be. The YAML parser gives no place for such faults, so they are found here.
func (f *faults) readText(data []byte) (text []byte, ok bool) {
	if len(data) > longestFile {
		f.add(Pos{1, 1}, 1, "", "the file has more than %d bytes, the most that a study may have", longestFile)
		return nil, false
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		f.add(Pos{1, 1}, 1, "save it as UTF-8", "the file is in UTF-16")
		return nil, false
	}
	if binary(data[:min(len(data), inspected)]) {
		f.add(Pos{1, 1}, 1, "it must be YAML in UTF-8", "this is no text file")
		return nil, false
	}
	text = bytes.TrimPrefix(data, []byte("\ufeff"))
	f.lines = splitLines(string(text))
	for i, line := range f.lines {
		f.checkLine(i+1, line)
	}
	return text, len(f.found) == 0 && f.fewMarks()
}

// inspected is how many bytes at the start of a file tell whether it is a text.
const inspected = 1 << 10

// binary reports whether the start of a file is that of no text: it has several NULs, or a third of its bytes
// are not UTF-8. A NUL that stands alone is a slip, with a place to be told.
func binary(start []byte) bool {
	wrong := 0
	for rest := start; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			wrong++
		}
		rest = rest[size:]
	}
	return bytes.Count(start, []byte{0}) > 1 || wrong > 0 && 3*wrong >= len(start)
}

// splitLines cuts text at LF, CRLF and CR, as the YAML parser does.
func splitLines(text string) []string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n")
}

// checkLine notes the characters of a line that may not stand in a study.
func (f *faults) checkLine(number int, line string) {
	column := 0
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		column++
		at := Pos{number, column}
		if r == utf8.RuneError && size == 1 {
			f.add(at, 1, "save the file as UTF-8", "the byte 0x%02X is not UTF-8", line[i])
		} else if what, hint := forbidden(r); what != "" {
			f.add(at, 1, hint, "%s", what)
		}
		i += size
		if column > longestLine {
			f.add(at, 1, "break it", "the line is longer than %d characters", longestLine)
			return
		}
	}
}

// forbidden says why a character may not stand in a study, and what to do about it, or "".
func forbidden(r rune) (what, hint string) {
	switch {
	case r == 0:
		return "the character NUL may not stand in a study", ""
	case r < ' ' && r != '\t' && r != '\n' && r != '\r', r >= 0x7f && r <= 0x9f:
		return fmt.Sprintf("the control character U+%04X may not stand in a study", r), ""
	case r == 0x2028 || r == 0x2029:
		return fmt.Sprintf("the line separator U+%04X may not stand in a study", r), "break the line instead"
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x061c, r == 0x200e, r == 0x200f:
		return fmt.Sprintf("the invisible character U+%04X turns the direction of text round", r),
			"leave it out; text in other directions needs none"
	case r == 0xfeff:
		return "a byte order mark may only stand at the start of the file", "leave it out"
	case r == 0xfffe || r == 0xffff:
		return fmt.Sprintf("U+%04X is no character", r), ""
	}
	return "", ""
}
