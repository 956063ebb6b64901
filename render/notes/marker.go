package notes

import (
	"errors"
	"regexp"
	"strings"
)

// markerStart matches where a marker starts, of either language, at either end of a region.
var markerStart = regexp.MustCompile(`(?:<!--|\{/\*)[ \t]*/?casebook\b[ \t]*(?::|-->|\*/\}|$)|(?:<!--|\{/\*)[ \t]*/casebook\b`)

// marker matches a whole marker: its words, if it starts a region.
var marker = regexp.MustCompile(`^(?:<!--[ \t]*(/casebook|casebook:.*?)[ \t]*-->|\{/\*[ \t]*(/casebook|casebook:.*?)[ \t]*\*/\})$`)

// Mark is what a line marks.
type Mark int

// The marks.
const (
	NoMark Mark = iota
	Start       // of a region
	End
)

// ReadMarker returns what a line, or an element of its own, marks, and what is asked for where a region starts.
func ReadMarker(text string) (Mark, Request, error) {
	text = strings.TrimSpace(text)
	at := markerStart.FindStringIndex(text)
	if at == nil || at[0] > 0 {
		return NoMark, Request{}, nil
	}
	words := marker.FindStringSubmatch(text)
	if words == nil {
		return Start, Request{}, errors.New("the marker is broken")
	}
	request, starts := strings.CutPrefix(words[1]+words[2], "casebook:")
	if !starts {
		return End, Request{}, nil
	}
	r, err := parseRequest(request)
	return Start, r, err
}
