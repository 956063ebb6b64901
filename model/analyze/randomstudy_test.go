package analyze

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// This file makes random studies: flows as trees, and the text that describes them.

// randomStep is a part of a random flow: a call, parts that start together, or ways to choose from.
type randomStep struct {
	call     *randomCall
	parallel []randomStep
	wait     int
	either   []randomWay
}

type randomCall struct {
	to          string
	async       bool
	times       int
	chance      int // percent
	retries     int
	errors      int // percent of attempts that fail by themselves
	optional    bool
	fallback    bool // spare answers instead
	inner, then []randomStep
}

type randomWay struct {
	chance int // percent; the last way takes the rest
	steps  []randomStep
}

// spare answers where calls with a fallback fail.
const spare = "spare"

// randomStudy is a study with nothing but random flows, each from u.
type randomStudy struct {
	rand  *rand.Rand
	flows [][]randomStep
	rates []float64
	ids   []string
	arrow map[string]bool
	order []string // of arrows
}

func newRandomStudy(seed uint64) *randomStudy {
	r := &randomStudy{rand: rand.New(rand.NewPCG(seed, 0)), ids: []string{spare, "s0", "s1"}, arrow: map[string]bool{}}
	for range 1 + r.rand.IntN(3) {
		r.flows = append(r.flows, r.series("u", 3))
		r.rates = append(r.rates, float64(1+r.rand.IntN(100)))
	}
	return r
}

// series makes parts that follow each other, each begun by from.
func (r *randomStudy) series(from string, depth int) []randomStep {
	steps := []randomStep{{call: r.call(from, depth, true)}}
	for range r.rand.IntN(3) {
		switch {
		case depth == 0 || r.rand.IntN(3) > 0:
			steps = append(steps, randomStep{call: r.call(from, depth, true)})
		case r.rand.IntN(2) == 0:
			p := randomStep{parallel: []randomStep{r.either(from, depth-1), {call: r.call(from, depth-1, false)}, {call: r.call(from, depth-1, false)}}}
			p.wait = 1 + r.rand.IntN(3)
			steps = append(steps, p)
		default:
			steps = append(steps, r.either(from, depth-1))
		}
	}
	return steps
}

func (r *randomStudy) either(from string, depth int) randomStep {
	first := 1 + r.rand.IntN(98)
	ways := []randomWay{{chance: first, steps: r.series(from, depth)}}
	if r.rand.IntN(2) == 0 {
		ways = append(ways, randomWay{100 - first, r.series(from, depth)})
	} else {
		ways = append(ways, randomWay{chance: 100 - first})
	}
	return randomStep{either: ways}
}

// call makes a call of a component of its own, or of one of a few that call nothing.
func (r *randomStudy) call(from string, depth int, inner bool) *randomCall {
	c := &randomCall{to: fmt.Sprintf("s%d", r.rand.IntN(2)), times: 1 + r.rand.IntN(3), chance: 100,
		retries: r.rand.IntN(3), errors: r.rand.IntN(4) * r.rand.IntN(10)}
	if r.rand.IntN(3) == 0 {
		c.chance = 1 + r.rand.IntN(99)
	}
	c.async, c.optional, c.fallback = r.rand.IntN(5) == 0, r.rand.IntN(8) == 0, r.rand.IntN(8) == 0
	if inner && depth > 0 && r.rand.IntN(2) == 0 {
		c.to = fmt.Sprintf("c%d", len(r.ids))
		r.ids = append(r.ids, c.to)
		if c.async {
			c.then = r.series(c.to, depth-1)
		} else {
			c.inner = r.series(c.to, depth-1)
		}
	}
	if arrow := c.arrow(from); !r.arrow[arrow] {
		r.arrow[arrow] = true
		r.order = append(r.order, arrow)
	}
	return c
}

func (c *randomCall) arrow(from string) string {
	if c.async {
		return from + " ~> " + c.to
	}
	return from + " -> " + c.to
}

// text returns the study with some of its flows, their rates times a factor.
func (r *randomStudy) text(factor float64, flows ...int) string {
	var b strings.Builder
	b.WriteString("casebook: 1\ntitle: Random\nkind: case_study\narchitecture:\n  components:\n    u: {name: U, kind: client}\n")
	for _, id := range r.ids {
		fmt.Fprintf(&b, "    %s: {name: C, kind: service}\n", id)
	}
	fmt.Fprintf(&b, "  connections: [%s]\n  flows:\n", strings.Join(r.order, ", "))
	for _, i := range flows {
		fmt.Fprintf(&b, "    f%d: {rate: %g/s, steps: [%s]}\n", i, r.rates[i]*factor, textOf("u", r.flows[i]))
	}
	return b.String()
}

// all returns the indexes of all flows.
func (r *randomStudy) all() []int {
	var list []int
	for i := range r.flows {
		list = append(list, i)
	}
	return list
}

func textOf(from string, steps []randomStep) string {
	var list []string
	for _, s := range steps {
		switch {
		case s.call != nil:
			list = append(list, s.call.text(from))
			if len(s.call.inner) > 0 {
				list = append(list, textOf(s.call.to, s.call.inner))
			}
		case s.parallel != nil:
			list = append(list, fmt.Sprintf("{parallel: [%s], wait: %d}", textOf(from, s.parallel), s.wait))
		default:
			var ways []string
			for i, w := range s.either {
				way := fmt.Sprintf("{when: w%d", i)
				if i < len(s.either)-1 {
					way += fmt.Sprintf(", chance: %d%%", w.chance)
				}
				if len(w.steps) > 0 {
					way += ", steps: [" + textOf(from, w.steps) + "]"
				}
				ways = append(ways, way+"}")
			}
			list = append(list, "{either: ["+strings.Join(ways, ", ")+"]}")
		}
	}
	return strings.Join(list, ", ")
}

func (c *randomCall) text(from string) string {
	text := fmt.Sprintf("{step: %s, times: %d, chance: %d%%, retries: %d, error_rate: %d%%", c.arrow(from), c.times, c.chance, c.retries, c.errors)
	if c.optional {
		text += ", optional: true"
	}
	if c.fallback {
		text += ", fallback: " + spare
	}
	if len(c.then) > 0 {
		text += ", then: [" + textOf(c.to, c.then) + "]"
	}
	return text + "}"
}
