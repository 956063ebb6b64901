package model

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// addSyntax notes an error of the YAML parser. The parser gives a line at best, and often the wrong
// one; how far it had read when it gave up says more.
func (f *faults) addSyntax(text []byte, err error) {
	problem := strings.TrimPrefix(err.Error(), "yaml: ")
	context := 0
	if m := problemLine.FindStringSubmatch(problem); m != nil {
		context, _ = strconv.Atoi(m[1])
		problem = problem[len(m[0]):]
	}
	stop := f.lastWritten(stopOf(text))
	if f.addSlip(stop, problem) {
		return
	}
	for _, known := range syntaxFaults {
		if strings.Contains(problem, known.problem) {
			known.report(f, stop, context, problem)
			return
		}
	}
	f.add(stop, 1, "", "this is no YAML: %s", problem)
}

var problemLine = regexp.MustCompile(`^line (\d+): `)

// stopOf returns the place up to which the parser reads before it gives up on a text: it is given
// one byte at a time and asks for no more than it needs.
func stopOf(text []byte) Pos {
	slow := &byteReader{rest: text}
	decoder := yaml.NewDecoder(slow)
	for {
		if _, err := nextDocument(decoder); err != nil {
			break
		}
	}
	read := text[:len(text)-len(slow.rest)]
	lines := splitLines(string(read))
	return Pos{len(lines), utf8.RuneCountInString(lines[len(lines)-1])}
}

// byteReader gives a text away one byte at a time.
type byteReader struct{ rest []byte }

func (r *byteReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	if len(p) == 0 {
		return 0, errors.New("no room to read into")
	}
	n := copy(p[:1], r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// lastWritten moves a place in blank space back to the last line with something in it.
func (f *faults) lastWritten(at Pos) Pos {
	at = f.within(at)
	before := []rune(f.lines[at.Line-1])
	before = before[:min(at.Column, len(before))]
	for strings.TrimSpace(string(before)) == "" && at.Line > 1 {
		at.Line--
		before = []rune(f.lines[at.Line-1])
		at.Column = len(before)
	}
	return f.within(at)
}

// syntaxFault turns what the parser says about a problem into what the author of a study may do.
type syntaxFault struct {
	problem string
	report  func(f *faults, stop Pos, context int, problem string)
}

var syntaxFaults = []syntaxFault{
	{"mapping values are not allowed", (*faults).addSecondColon},
	{"found character that cannot start any token", (*faults).addBadStart},
	{"unknown anchor", (*faults).addUnknownAlias},
	{"found a tab character", (*faults).addTab},
	{"found unexpected end of stream", (*faults).addOpenQuote},
	{"did not find expected ',' or", (*faults).addOpenBracket},
	{"could not find expected ':'", (*faults).addMissingColon},
	{"did not find expected key", (*faults).addMisplaced},
	{"did not find expected '-' indicator", (*faults).addMisplaced},
	{"block sequence entries are not allowed", (*faults).addListInLine},
	{"did not find expected node content", (*faults).addNoContent},
	{"unknown escape", (*faults).addEscape},
	{"escape code", (*faults).addEscape},
	{"hexdecimal", (*faults).addEscape},
	{"directive", (*faults).addDirective},
	{"incompatible YAML document", (*faults).addDirective},
	{"did not find expected <document start>", (*faults).addDocumentStart},
	{"tag", (*faults).addTag},
	{"alphabetic or numeric character", (*faults).addReserved},
	{"found unexpected document indicator", (*faults).addOpenQuote},
	{"exceeded max depth", (*faults).addTooDeep},
}

// addSecondColon: the parser met ": " in a text that is not quoted.
func (f *faults) addSecondColon(stop Pos, _ int, _ string) {
	line := []rune(f.lines[stop.Line-1])
	at := stop
	for i := min(stop.Column, len(line)) - 1; i >= 0; i-- {
		if line[i] == ':' {
			at.Column = i + 1
			break
		}
	}
	before := string(line[:at.Column-1])
	if strings.Contains(before, ": ") {
		hint := `put the text behind the first colon in quotes: "..."`
		if holdsArrow(before) {
			hint = `put the label in quotes, as a -> b: "GET /x: all"`
		}
		f.add(at, 1, hint, "a text with a colon and a space in it must be in quotes")
		return
	}
	f.add(at, 1, "indent it like its neighbours, or put the text in quotes", "a key cannot stand here")
}

// addBadStart: a text begins with a character that YAML keeps for itself.
func (f *faults) addBadStart(stop Pos, _ int, _ string) {
	line := f.lines[stop.Line-1]
	if indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]; strings.Contains(indent, "\t") {
		f.addTab(stop, 0, "")
		return
	}
	runes := []rune(line)
	for i := min(stop.Column, len(runes)) - 1; i >= 0; i-- {
		starts := i == 0 || strings.ContainsRune(" [{,", runes[i-1])
		if starts && strings.ContainsRune("%@`\t", runes[i]) {
			f.add(Pos{stop.Line, i + 1}, 1, "put the text in quotes",
				"a text that begins with %s must be in quotes", strconv.Quote(string(runes[i])))
			return
		}
	}
	f.add(stop, 1, "put the text in quotes", "no text can begin like this without quotes")
}

// addTab: indentation by tabs.
func (f *faults) addTab(stop Pos, _ int, _ string) {
	column := strings.IndexByte(f.lines[stop.Line-1], '\t')
	if column >= 0 {
		stop.Column = utf8.RuneCountInString(f.lines[stop.Line-1][:column]) + 1
	}
	f.add(stop, 1, "use spaces", "YAML is not indented by tabs")
}

// addUnknownAlias: a * that begins a text, where no alias is meant.
func (f *faults) addUnknownAlias(stop Pos, _ int, problem string) {
	name, _, _ := strings.Cut(strings.TrimPrefix(problem, "unknown anchor '"), "'")
	at := f.findStart(stop, "*"+name)
	f.add(at, 1+utf8.RuneCountInString(name), "put the text in quotes",
		"a text that begins with * must be in quotes")
}

// find returns the last place of a text at or before another place.
func (f *faults) find(stop Pos, text string) Pos {
	for number := stop.Line; number >= 1; number-- {
		line := f.lines[number-1]
		if i := strings.LastIndex(line, text); i >= 0 {
			return Pos{number, utf8.RuneCountInString(line[:i]) + 1}
		}
	}
	return stop
}

// findStart returns the first place in the line of another place where a word begins with a text, or
// that other place.
func (f *faults) findStart(stop Pos, text string) Pos {
	line := f.lines[stop.Line-1]
	for i := range line {
		if strings.HasPrefix(line[i:], text) && (i == 0 || strings.ContainsRune(" [{,", rune(line[i-1]))) {
			return Pos{stop.Line, utf8.RuneCountInString(line[:i]) + 1}
		}
	}
	return stop
}

// addOpenQuote: a quote that is never closed.
func (f *faults) addOpenQuote(stop Pos, context int, _ string) {
	at := f.within(Pos{max(context, 1), 1})
	if i := strings.IndexAny(f.lines[at.Line-1], `"'`); i >= 0 {
		at.Column = utf8.RuneCountInString(f.lines[at.Line-1][:i]) + 1
	}
	if _, quote := f.openAt(stop); quote != (Pos{}) {
		at = quote
	}
	f.add(at, 1, "close it, or put a text that has quotes in it in the other sort of quotes",
		"this quote is never closed")
}

// addOpenBracket: a [ or { whose items do not go on as they must. The parser counts its line from 0.
func (f *faults) addOpenBracket(stop Pos, context int, _ string) {
	if fault, ok := f.faultBetween(context+1, stop.Line); ok {
		f.add(fault.at, 1, fault.hint, "%s", fault.msg)
		return
	}
	begin := f.lineStart(context + 1)
	if outer, _ := f.openAt(stop); outer != (Pos{}) {
		begin = outer
	}
	f.add(begin, 1, "close what is opened, and put a text with a bracket, comma or ? in it in quotes",
		"something is amiss between the brackets that begin here")
}

// addMissingColon: a line that should be a key.
func (f *faults) addMissingColon(stop Pos, context int, _ string) {
	if context > 0 {
		stop = f.lineStart(context)
	}
	f.add(stop, f.lineWidth(stop), `write it as "key: value"`, "this line is neither a key nor part of a text")
}

// addMisplaced: indentation that fits no line above.
func (f *faults) addMisplaced(stop Pos, _ int, problem string) {
	if m := textBehindQuote.FindStringSubmatchIndex(f.lines[stop.Line-1]); m != nil {
		at := Pos{stop.Line, utf8.RuneCountInString(f.lines[stop.Line-1][:m[2]]) + 1}
		f.add(at, 1, "put all of it in the other sort of quotes, or leave the quotes out",
			"a text that begins with a quote must end with it")
		return
	}
	what := "a key"
	if strings.Contains(problem, "'-'") {
		what = "another item that begins with -"
	}
	at := f.lineStart(stop.Line)
	f.add(at, f.lineWidth(at), "indent it like its neighbours",
		"%s was expected here", what)
}

var textBehindQuote = regexp.MustCompile(`(?:^|[:-]) +(["'])`)

// addListInLine: "key: - item".
func (f *faults) addListInLine(stop Pos, _ int, _ string) {
	f.add(f.find(stop, "- "), 1, "begin the list on a line of its own, or write [a, b]; quote a text that begins with -",
		"a list cannot begin behind a key")
}

// addNoContent: a comma or bracket where a value was expected.
func (f *faults) addNoContent(stop Pos, _ int, _ string) {
	f.add(stop, 1, "put the text in quotes if the sign belongs to it", "a value was expected here")
}

// addEscape: a backslash in double quotes.
func (f *faults) addEscape(stop Pos, _ int, _ string) {
	f.add(f.find(stop, `\`), 2, `write \\ for a backslash, or use single quotes`,
		"there is no such escape in double quotes")
}

// addDirective: a line that begins with %.
func (f *faults) addDirective(stop Pos, _ int, _ string) {
	at := f.find(stop, "%")
	f.add(at, f.lineWidth(at), "leave it out; a text that begins with % must be in quotes",
		"lines that begin with %% are YAML directives; a study has none")
}

// addDocumentStart: something behind the end of a document.
func (f *faults) addDocumentStart(stop Pos, _ int, _ string) {
	at := f.lineStart(stop.Line)
	f.add(at, f.lineWidth(at), "a file is one map of keys, all indented alike", "the study ends before this line")
}

// addTag: a text that begins with !.
func (f *faults) addTag(stop Pos, _ int, _ string) {
	f.add(f.findStart(stop, "!"), 1, "put the text in quotes", "a text that begins with ! must be in quotes")
}

// addReserved: a lone & or *.
func (f *faults) addReserved(stop Pos, _ int, _ string) {
	at := f.findStart(stop, "*")
	if at == stop {
		at = f.findStart(stop, "&")
	}
	f.add(at, 1, "put the text in quotes", "a text that begins with & or * must be in quotes")
}

// addTooDeep: more brackets than anybody writes.
func (f *faults) addTooDeep(stop Pos, _ int, _ string) {
	f.add(stop, 1, "", "this is nested more than %d deep", deepest)
}

// lineStart is where the text of a line begins.
func (f *faults) lineStart(number int) Pos {
	at := f.within(Pos{number, 1})
	line := f.lines[at.Line-1]
	at.Column = 1 + utf8.RuneCountInString(line) - utf8.RuneCountInString(strings.TrimLeft(line, " "))
	return f.within(at)
}

// lineWidth is how many runes of its line stand from a place on.
func (f *faults) lineWidth(at Pos) int {
	return utf8.RuneCountInString(strings.TrimRight(f.lines[at.Line-1], " ")) - at.Column + 1
}
