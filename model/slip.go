package model

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// The parser often gives up lines behind the slip of a writer: a bracket that was never closed, a
// quote inside a text in quotes, a colon left out. What follows looks for the common ones in the
// lines that the parser had read.

// slipProblems are the problems of the parser that such a slip may be behind.
var slipProblems = []string{
	"mapping values are not allowed", "did not find expected", "could not find expected ':'",
	"found character that cannot start any token",
}

// addSlip notes the slip that is behind a problem of the parser, and reports whether it found one.
func (f *faults) addSlip(stop Pos, problem string) bool {
	slippery := false
	for _, known := range slipProblems {
		slippery = slippery || strings.Contains(problem, known)
	}
	if !slippery {
		return false
	}
	for _, look := range []func(*faults, Pos) (bracketFault, bool){
		(*faults).noBreakSlip, (*faults).arrowSlip, (*faults).colonSlip, (*faults).bracketSlip,
	} {
		if slip, ok := look(f, stop); ok {
			f.add(slip.at, 1, slip.hint, "%s", slip.msg)
			return true
		}
	}
	return false
}

// wideSpaces are spaces that look like one and are none to YAML.
const wideSpaces = "\u00a0\u2007\u202f\u3000"

// noBreakSpace finds such a space where one belongs that YAML knows: before a line's first word,
// behind its dash, or behind its key.
var noBreakSpace = regexp.MustCompile(`^ *(?:- *)?(?:[\w-]+:)? *([` + wideSpaces + `])`)

// noBreakSlip finds a no-break space in the line where the parser gave up, or the one before.
func (f *faults) noBreakSlip(stop Pos) (bracketFault, bool) {
	for number := max(stop.Line-1, 1); number <= stop.Line; number++ {
		line := f.lines[number-1]
		if m := noBreakSpace.FindStringSubmatchIndex(line); m != nil {
			return noBreakFault(Pos{number, columnOf(line, m[2])}), true
		}
	}
	return bracketFault{}, false
}

func noBreakFault(at Pos) bracketFault {
	return bracketFault{at, "there is a no-break space here", "write a plain space"}
}

// columnOf is the column of the byte at an index of a line.
func columnOf(line string, index int) int { return utf8.RuneCountInString(line[:index]) + 1 }

var (
	bareArrow = regexp.MustCompile(`^( *- +)([\w-]+ +[-~=]> +[\w-]+) *$`)
	keyOfLine = regexp.MustCompile(`^( *)([\w-]+): `)
)

// arrowSlip finds an arrow without a label that has keys below it.
func (f *faults) arrowSlip(stop Pos) (bracketFault, bool) {
	if stop.Line < 2 {
		return bracketFault{}, false
	}
	before := bareArrow.FindStringSubmatch(f.lines[stop.Line-2])
	key := keyOfLine.FindStringSubmatch(f.lines[stop.Line-1])
	if before == nil || key == nil || len(key[1]) < len(before[1]) {
		return bracketFault{}, false
	}
	return bracketFault{
		Pos{stop.Line - 1, len(before[1]+before[2]) + 1},
		"an arrow with keys below it needs a colon and a label",
		`write "` + before[2] + `: label", and ` + key[2] + " below its first letter",
	}, true
}

var (
	keyThenMap   = regexp.MustCompile(`^ *(?:- +)?(\w[\w-]*) +\{[^{}]*: `)
	keyThenValue = regexp.MustCompile(`^ *[\w-]+:[^\s:/]`)
)

// colonSlip finds a key without a colon or without the space behind it, where the parser gave up.
func (f *faults) colonSlip(stop Pos) (bracketFault, bool) {
	line := f.lines[stop.Line-1]
	if m := keyThenMap.FindStringSubmatchIndex(line); m != nil {
		return bracketFault{Pos{stop.Line, m[3] + 1}, colonMissing(line[m[2]:m[3]]), "write " + quote(line[m[2]:m[3]]+": {...}")}, true
	}
	for number := max(stop.Line-1, 1); number <= stop.Line; number++ {
		if line := f.lines[number-1]; keyThenValue.MatchString(line) && !strings.Contains(line, ": ") {
			return bracketFault{Pos{number, strings.IndexByte(line, ':') + 1}, "a space is missing behind the colon",
				`write it as "key: value"`}, true
		}
	}
	return bracketFault{}, false
}

func colonMissing(key string) string { return "a colon is missing behind " + quote(key) }
