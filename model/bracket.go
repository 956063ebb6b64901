package model

import "strings"

// bracketScan follows the text between brackets to where it goes wrong. The YAML parser reads a
// whole line of brackets before it says that something in it is amiss, and not what.
type bracketScan struct {
	open  []Pos // brackets that are not closed yet
	quote rune  // the quote that a text began with, or 0
	last  rune  // the last rune that is no space; 0 where a value begins
	at    Pos   // its place
	colon bool  // whether the item has its key already
	after bool  // whether a text in quotes has just ended
	start Pos   // of the text that is being read
}

// bracketFault is what goes wrong between brackets.
type bracketFault struct {
	at        Pos
	msg, hint string
}

// faultBetween looks from the first bracket of a line to another line for what goes wrong.
func (f *faults) faultBetween(from, to int) (bracketFault, bool) {
	s := bracketScan{}
	for number := max(from, 1); number <= min(to, len(f.lines)); number++ {
		runes := []rune(f.lines[number-1])
		for i, r := range runes {
			if s.quote == 0 && r == '#' && (i == 0 || runes[i-1] == ' ') {
				break
			}
			if fault, ok := s.step(r, Pos{number, i + 1}); ok {
				return fault, true
			}
		}
	}
	if len(s.open) > 0 {
		return bracketFault{s.open[len(s.open)-1], "this bracket is never closed", "close it, or write one item a line"}, true
	}
	return bracketFault{}, false
}

// step takes a rune, and reports a fault if there is one here.
func (s *bracketScan) step(r rune, at Pos) (bracketFault, bool) {
	inText := !strings.ContainsRune("\x00[{,:", s.last) && !s.after
	switch {
	case s.quote != 0:
		if r == s.quote {
			s.quote, s.after = 0, true
		}
		return bracketFault{}, false
	case r == ' ':
		return s.space()
	case len(s.open) == 0 && r != '[' && r != '{':
		s.last = r
		return bracketFault{}, false
	case s.after && !strings.ContainsRune(",:]}", r):
		return bracketFault{s.start, "a text that begins with a quote must end with it",
			"put all of it in the other sort of quotes, or leave the quotes out"}, true
	case inText && len(s.open) > 0 && strings.ContainsRune("?[{", r):
		return bracketFault{at, "a text with " + string(r) + " in it must be in quotes between brackets",
			"put the text in quotes"}, true
	}
	s.take(r, at)
	return bracketFault{}, false
}

// space takes a space, which makes a key of what stands before a colon.
func (s *bracketScan) space() (bracketFault, bool) {
	if s.last != ':' || len(s.open) == 0 {
		return bracketFault{}, false
	}
	if s.colon {
		return bracketFault{s.at, "a text with a colon and a space in it must be in quotes", "put the text in quotes"}, true
	}
	s.colon, s.last = true, 0
	return bracketFault{}, false
}

// take notes a rune that is in order.
func (s *bracketScan) take(r rune, at Pos) {
	s.after = false
	switch {
	case r == ',':
		s.colon = false
	case r == '[' || r == '{':
		s.open = append(s.open, at)
		s.colon = false
	case (r == ']' || r == '}') && len(s.open) > 0:
		s.open = s.open[:len(s.open)-1]
	case (r == '"' || r == '\'') && strings.ContainsRune("[{,:", s.last):
		s.quote, s.start = r, at
	}
	s.last, s.at = r, at
	if r == ']' || r == '}' {
		s.last = ','
	}
}
