package review

import (
	"fmt"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
)

// list returns words as people list them: "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// several returns a number of things: "1 replica", "3 replicas".
func several(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// fact returns what a fact about the calls along a connection is called: "a -> b.pool".
func fact(h *model.Hop, key string) string { return h.From + " -> " + h.To + "." + key }

// route returns the components along calls: "a -> b -> c".
func route(calls []*analyze.Call) string {
	text := calls[0].From
	for _, c := range calls {
		text += " -> " + c.To
	}
	return text
}
