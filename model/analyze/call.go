package analyze

import (
	"casebook/model"
)

// Node is a part of a flow: exactly one of its fields is set.
type Node struct {
	Call     *Call
	Parallel *Parallel
	Either   []Branch
}

// Call is a hop with what its callee does before it answers. A flow is written as a list of hops;
// who waits for whom follows from where each begins: in "a -> b, b -> c, a -> d" the call of c is
// inside that of b, and that of d comes after it. Behind a message all work is in one list, and what a
// further message causes is inside it in the same way.
type Call struct {
	*model.Hop
	Number string // as in the write-up; "" beyond the longest outline
	Inner  []Node // before the callee answers; one after another
	Behind []Node // behind a message
}

// counts reports whether the end of a flow waits for a call; or, with then, the end of what is
// behind its messages, where a message is as good as a call, and data are if they lead on.
func (c *Call) counts(then bool) bool {
	switch {
	case c.Mode == model.Sync:
		return true
	case !then:
		return false
	}
	return c.Mode == model.Async || len(c.Inner)+len(c.Behind) > 0
}

// Parallel is a group of parts that start together.
type Parallel struct {
	Branches [][]Node
	Wait     int // how many of them are waited for
}

// Branch is one of several ways that a flow may take.
type Branch struct {
	When   string
	Chance float64 // all chances of an either sum to 1
	Hit    bool    // the chance is the share that a cache answers
	Rest   bool    // the chance is what the others leave
	Calls  []Node
}

// Calls returns the calls of each flow of a study, in the order of the file, as they are with the whole
// architecture up.
func Calls(s *model.Study) [][]Node {
	sys, err := newSystem(s, Options{})
	if err != nil {
		return nil // with no options there is nothing that could be unknown
	}
	calls := make([][]Node, len(sys.flows))
	for i, f := range sys.flows {
		calls[i] = f.calls
	}
	return calls
}

// calls returns the calls of a flow. Hops from or to what is not there are left out with all that
// they cause.
func (sys *system) calls(f *model.Flow) []Node {
	numbers := sys.study.Hops(f)
	n := nesting{sys: sys, numbers: numbers, using: map[string]bool{f.ID: true}}
	return n.series(f.Steps)
}

// mostCalls is how many hops of a flow are analysed; Load refuses flows with longer outlines.
const mostCalls = 1000

// nesting builds the calls of a flow from its steps.
type nesting struct {
	sys     *system
	numbers []model.NumberedHop // of all hops in the order they are read
	next    int                 // the hop that comes next
	behind  int                 // how many messages lie between the arrival and the current step
	using   map[string]bool     // flows that are being gone through
}

// open is a call that has not been answered yet.
type open struct {
	component string
	calls     *[]Node // what the component does
}

// series nests steps that follow each other.
func (n *nesting) series(steps []model.Step) []Node {
	var calls []Node
	stack := []open{{"", &calls}}
	n.steps(steps, &stack)
	return calls
}

// steps puts steps where the open calls ask for them.
func (n *nesting) steps(steps []model.Step, stack *[]open) {
	for i := range steps {
		s := &steps[i]
		switch {
		case s.Hop != nil:
			n.hop(s.Hop, stack)
		case s.Parallel != nil:
			at := answered(stack, firstFrom(s.Parallel.Steps))
			p := &Parallel{}
			for j := range s.Parallel.Steps {
				if s.Parallel.Steps[j].Note != "" {
					continue
				}
				if calls := n.series(s.Parallel.Steps[j : j+1]); len(calls) > 0 {
					p.Branches = append(p.Branches, calls)
				}
			}
			p.Wait = len(p.Branches)
			if w := s.Parallel.Wait; w > 0 && w < p.Wait {
				p.Wait = w
			}
			if len(p.Branches) > 0 {
				*at = append(*at, Node{Parallel: p})
			}
		case len(s.Either) > 0:
			at := answered(stack, firstFromOf(s.Either))
			*at = append(*at, Node{Either: n.either(s.Either)})
		case s.Use != "":
			n.use(s.Use, stack)
		}
	}
}

func (n *nesting) hop(h *model.Hop, stack *[]open) {
	c := &Call{Hop: h}
	if n.next < len(n.numbers) && n.numbers[n.next].Hop == h {
		c.Number = n.numbers[n.next].Number
		n.next++
	}
	n.behind++
	c.Behind = n.series(h.Then)
	n.behind--
	if n.sys.byID[h.From] == nil || n.sys.byID[h.To] == nil {
		return
	}
	at := answered(stack, h.From)
	*at = append(*at, Node{Call: c})
	if h.Mode == model.Sync || n.behind > 0 {
		*stack = append(*stack, open{h.To, &c.Inner})
	}
}

// either nests the branches of an either. A branch that a cache answers has the chance that the
// cache has now: none where it is missing or down. The one that takes the rest takes what is left. A
// branch that leads only to what is not there is taken by nobody.
func (n *nesting) either(branches []model.Branch) []Branch {
	list := make([]Branch, len(branches))
	closed := make([]bool, len(branches))
	rest, sum := -1, 0.0
	for i := range branches {
		b := &branches[i]
		list[i] = Branch{When: b.When, Chance: b.Chance.Value, Hit: b.Given == model.ChanceHit}
		switch b.Given {
		case model.ChanceHit:
			list[i].Chance = n.hit(b)
		case model.ChanceRest:
			rest = i
			list[i].Chance = 0
		}
		sum += list[i].Chance
		list[i].Calls = n.series(b.Steps)
		closed[i] = len(list[i].Calls) == 0 && firstFrom(b.Steps) != ""
	}
	if rest >= 0 {
		list[rest].Rest = true
		list[rest].Chance = max(0, 1-sum)
	}
	divert(list, closed)
	return list
}

// divert sends those who would take a branch that leads only to what is not there along the others, in
// proportion to their chances.
func divert(list []Branch, closed []bool) {
	open := 0.0
	for i := range list {
		if !closed[i] {
			open += list[i].Chance
		}
	}
	if open == 0 {
		return
	}
	for i := range list {
		if list[i].Chance /= open; closed[i] {
			list[i].Chance = 0
		}
	}
}

// hit returns the share that the cache answers which a branch begins with.
func (n *nesting) hit(b *model.Branch) float64 {
	for i := range b.Steps {
		if h := b.Steps[i].Hop; h != nil {
			if c := n.sys.byID[h.To]; c != nil && !n.sys.lost(c) {
				return c.Hit.Value
			}
			return 0
		}
	}
	return 0
}

// use puts the steps of another flow here.
func (n *nesting) use(id string, stack *[]open) {
	if n.using[id] || n.next >= mostCalls {
		return
	}
	for i := range n.sys.study.Architecture.Flows {
		if f := &n.sys.study.Architecture.Flows[i]; f.ID == id {
			n.using[id] = true
			n.steps(f.Steps, stack)
			delete(n.using, id)
			return
		}
	}
}

// answered closes the calls that have been answered when a component goes on, and returns where
// what it does belongs. A component that none of the open calls has reached starts something new.
func answered(stack *[]open, component string) *[]Node {
	open := *stack
	for i := len(open) - 1; i > 0; i-- {
		if open[i].component == component {
			*stack = open[:i+1]
			return open[i].calls
		}
	}
	*stack = open[:1]
	return open[0].calls
}

// firstFrom returns where the first hop among steps begins.
func firstFrom(steps []model.Step) string {
	for i := range steps {
		s := &steps[i]
		from := ""
		switch {
		case s.Hop != nil:
			return s.Hop.From
		case s.Parallel != nil:
			from = firstFrom(s.Parallel.Steps)
		case len(s.Either) > 0:
			from = firstFromOf(s.Either)
		}
		if from != "" {
			return from
		}
	}
	return ""
}

func firstFromOf(branches []model.Branch) string {
	for i := range branches {
		if from := firstFrom(branches[i].Steps); from != "" {
			return from
		}
	}
	return ""
}
