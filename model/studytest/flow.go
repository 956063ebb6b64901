package studytest

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"
)

// addFlows adds two or three flows, each from one of the components.
func (s *sketch) addFlows(starts ...int) {
	s.allModes()
	count := 2
	if len(s.parts) >= 12 {
		count = 3
	}
	names := slices.Clone(errands)
	for i := range count {
		w := walk{sketch: s, used: map[int]bool{}}
		start := starts[i%len(starts)]
		for len(w.unused(start)) == 0 {
			start = s.random.IntN(len(s.parts))
		}
		steps := w.from(start, 4+s.random.IntN(7))
		k := s.random.IntN(len(names))
		name := names[k]
		names = slices.Delete(names, k, k+1)
		s.flows = append(s.flows, text(s.newID(name)), fields(
			"name", text(name),
			"rate", text(fmt.Sprintf("%d/s", 10*(1+s.random.IntN(80)))),
			"steps", list(steps...),
		))
	}
}

// allModes gives the study a connection of each mode, if it has none yet.
func (s *sketch) allModes() {
	count := map[string]int{}
	for _, l := range s.links {
		count[l.arrow]++
	}
	for _, arrow := range []string{message, data, call} {
		for i := len(s.links) - 1; count[arrow] == 0; i-- {
			if l := &s.links[i]; count[l.arrow] > 1 {
				count[l.arrow]--
				l.arrow = arrow
				count[arrow]++
			}
		}
	}
}

// walk follows connections and takes none of them twice.
type walk struct {
	*sketch
	used map[int]bool // links
}

// from returns the steps of a walk of about n hops that starts at a component. At an end it turns
// back to where it came from.
func (w *walk) from(at, n int) []*yaml.Node {
	var steps []*yaml.Node
	var trail []int
	for n > 0 {
		out := w.unused(at)
		if len(out) == 0 {
			if len(trail) == 0 {
				break
			}
			at, trail = trail[len(trail)-1], trail[:len(trail)-1]
			continue
		}
		if step := w.group(out); step != nil {
			steps = append(steps, step)
			n -= 2
			continue
		}
		i := pick(w.sketch, out)
		w.used[i] = true
		l := w.links[i]
		n--
		var then []*yaml.Node
		if l.arrow == message && w.chance(.7) {
			then = w.from(l.to, min(n, 2))
			n -= len(then)
		}
		steps = append(steps, w.step(i, then))
		if len(then) == 0 && !isStore(w.parts[l.to].kind) {
			trail = append(trail, at)
			at = l.to
		}
	}
	return steps
}

// unused returns the links that start at a component and were not taken yet.
func (w *walk) unused(at int) []int {
	var out []int
	for i, l := range w.links {
		if l.from == at && !w.used[i] {
			out = append(out, i)
		}
	}
	return out
}

// step returns a step along a link, now and then in words of its own.
func (w *walk) step(i int, then []*yaml.Node) *yaml.Node {
	label := w.links[i].label
	if label != "" && w.chance(.15) {
		label += ", again"
	}
	if len(then) > 0 {
		return fields("step", text(w.arrowText(i)), "label", optional(label), "then", list(then...))
	}
	if label == "" {
		return text(w.arrowText(i))
	}
	return fields(w.arrowText(i), text(label))
}

// group returns a step that takes two of the links at once, or one of two ways, where there are two
// and it seems right.
func (w *walk) group(out []int) *yaml.Node {
	if cache, database := w.calls(out, "cache"), w.calls(out, "database"); len(cache) > 0 && len(database) > 0 {
		c, d := cache[0], database[0]
		w.used[c], w.used[d] = true, true
		return fields("either", list(
			fields("when", text("known"), "chance", text("hit"), "steps", list(w.step(c, nil))),
			fields("when", text("not known yet"), "steps", list(w.step(c, nil), w.step(d, nil))),
		))
	}
	if len(out) < 2 || !w.chance(.5) {
		return nil
	}
	a, b := out[0], out[1]
	w.used[a], w.used[b] = true, true
	if w.chance(.4) {
		return fields("either", list(
			fields("when", text("as usual"), "chance", text("95%"), "steps", list(w.step(a, nil))),
			fields("when", text("for large customers"), "steps", list(w.step(b, nil))),
		))
	}
	return fields("parallel", list(w.step(a, nil), w.step(b, nil)))
}

// calls returns those of the links that are calls to a component of a kind.
func (w *walk) calls(links []int, kind string) []int {
	return slices.DeleteFunc(slices.Clone(links), func(i int) bool {
		l := w.links[i]
		return l.arrow != call || w.parts[l.to].kind != kind
	})
}
