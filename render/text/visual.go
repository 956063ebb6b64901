package text

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// way is the direction of a part of a text.
type way byte

const (
	neutral way = iota
	leftToRight
	rightToLeft
	number // from left to right, within whatever is around it
)

// arrange puts the parts of a line, which are in the order in which they are read, in that in which they
// stand from left to right. It does what the Unicode bidirectional algorithm does to a line without
// controls, and reports whether anything in it runs to the left.
func arrange(parts []part, leftward bool) bool {
	ways := make([]way, len(parts))
	turned := false
	for i, p := range parts {
		ways[i] = wayOf(p.s)
		turned = turned || ways[i] == rightToLeft
	}
	if !turned && !leftward {
		return false
	}
	base := leftToRight
	if leftward {
		base = rightToLeft
	}
	resolveNumbers(parts, ways, base)
	resolveNeutrals(ways, base)
	levels := make([]int, len(parts))
	for i, w := range ways {
		levels[i] = levelOf(w, base)
		if levels[i] == 1 {
			parts[i].s = mirror(parts[i].s)
		}
	}
	for level := 2; level > 0; level-- {
		for from := 0; from < len(parts); from++ {
			to := from
			for to < len(parts) && levels[to] >= level {
				to++
			}
			slices.Reverse(parts[from:to])
			slices.Reverse(levels[from:to])
			from = max(from, to)
		}
	}
	return true
}

func wayOf(cluster string) way {
	p, _ := bidi.LookupString(cluster)
	switch p.Class() {
	case bidi.L:
		return leftToRight
	case bidi.R, bidi.AL:
		return rightToLeft
	case bidi.EN, bidi.AN:
		return number
	}
	return neutral
}

// resolveNumbers takes what stands within a number as a part of it, and numbers among words that run
// to the right as words.
func resolveNumbers(parts []part, ways []way, base way) {
	for i := range ways {
		if ways[i] != neutral {
			continue
		}
		before := i > 0 && ways[i-1] == number
		after := i+1 < len(ways) && ways[i+1] == number
		switch p, _ := bidi.LookupString(parts[i].s); p.Class() {
		case bidi.CS, bidi.ES:
			if before && after {
				ways[i] = number
			}
		case bidi.ET:
			if before || after {
				ways[i] = number
			}
		}
	}
	last := base
	for i, w := range ways {
		switch {
		case w == leftToRight || w == rightToLeft:
			last = w
		case w == number && last == leftToRight:
			ways[i] = leftToRight
		}
	}
}

// resolveNeutrals gives what has no direction that of both its neighbours if they agree, and else that
// of the line.
func resolveNeutrals(ways []way, base way) {
	strong := func(i int) way {
		switch {
		case i < 0 || i >= len(ways):
			return base
		case ways[i] == number:
			return rightToLeft
		}
		return ways[i]
	}
	for from := 0; from < len(ways); from++ {
		to := from
		for to < len(ways) && ways[to] == neutral {
			to++
		}
		w := base
		if strong(from-1) == strong(to) {
			w = strong(to)
		}
		for i := from; i < to; i++ {
			ways[i] = w
		}
		from = max(from, to)
	}
}

// levelOf returns how often a part is turned round: odd levels run to the left.
func levelOf(w, base way) int {
	switch {
	case w == rightToLeft:
		return 1
	case w == number || base == rightToLeft:
		return 2
	}
	return 0
}

// mirrored are the brackets that open the other way among words that run to the left.
var mirrored = map[rune]string{
	'(': ")", ')': "(", '[': "]", ']': "[", '{': "}", '}': "{", '<': ">", '>': "<", '«': "»", '»': "«",
}

func mirror(cluster string) string {
	r, size := utf8.DecodeRuneInString(cluster)
	if m, ok := mirrored[r]; ok {
		return m + cluster[size:]
	}
	return cluster
}
