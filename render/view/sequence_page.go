package view

import "math"

// How a long story is cut into pages. Costs are weighed against each other: what a page has too much
// or too little of, and what is torn apart where it ends.
const (
	pageMoments = 30  // messages, notes and branches that a page should have
	pageCost    = 50  // of one page more
	overCost    = 1   // of what a page has too much, squared
	underCost   = 0.1 // of what it lacks, squared
	frameCost   = 30  // of a frame that a cut goes through
	quietCost   = 10  // likewise of one that is only a bracket: what is behind a message, or of a flow that is used
	noteCost    = 20  // of a note that is cut off from what it is about
	emptyCost   = 200 // of a frame or branch that begins at the end of a page
)

// stretch is the part of a story that one page tells, as moments.
type stretch struct{ from, to int }

// pages cuts a story into stretches, at places between top-level moments where there are some.
func (s *story) pages() []stretch {
	n := len(s.moments)
	costs := s.cutCosts()
	best := make([]float64, n+1) // cost of all pages up to a cut
	start := make([]int, n+1)    // where the last of these pages begins
	for to := 1; to <= n; to++ {
		best[to] = math.Inf(1)
		count := 0
		for from := to - 1; from >= 0; from-- {
			count += s.moments[from].size()
			if count > 2*pageMoments && from < to-1 {
				break
			}
			if cost := best[from] + costs[to] + sizeCost(count); cost < best[to] {
				best[to], start[to] = cost, from
			}
		}
	}
	var pages []stretch
	for to := n; to > 0; to = start[to] {
		pages = append([]stretch{{start[to], to}}, pages...)
	}
	return pages
}

// sizeCost says how bad it is for a page to have so many moments.
func sizeCost(count int) float64 {
	off := float64(count - pageMoments)
	if off > 0 {
		return pageCost + float64(overCost*off*off)
	}
	return pageCost + float64(underCost*off*off)
}

// size returns what a moment counts for on its page.
func (m *moment) size() int {
	switch {
	case m.what == anEnd, m.what == aFrame && m.sort == "then", m.what == aBranch && m.words == "":
		return 0
	}
	return 1
}

// cutCosts says of each moment how bad it would be to begin a page with it; to begin one with the end
// of a frame is out of the question.
func (s *story) cutCosts() []float64 {
	costs := make([]float64, len(s.moments)+1)
	var open []*moment
	within := 0.0
	for i := range s.moments {
		m := &s.moments[i]
		costs[i] = within
		if m.what == aNote {
			costs[i] += noteCost
		}
		if i > 0 && (s.moments[i-1].what == aFrame || s.moments[i-1].what == aBranch) {
			costs[i] += emptyCost
		}
		switch m.what {
		case aFrame:
			open = append(open, m)
			within += m.tearCost()
		case anEnd:
			costs[i] = math.Inf(1)
			within -= open[len(open)-1].tearCost()
			open = open[:len(open)-1]
		}
	}
	return costs
}

// tearCost says how bad it is to cut through a frame.
func (m *moment) tearCost() float64 {
	if m.sort == "then" || m.sort == "use" {
		return quietCost
	}
	return frameCost
}

// on returns the moments of a page. Frames that are cut there begin again at its start, with the words
// of the branch that goes on, and end at its end.
func (s *story) on(p stretch) []moment {
	moments := s.openAt(p.from)
	rest := s.moments[p.from:p.to]
	if n := len(moments); n > 0 && len(rest) > 0 && rest[0].what == aBranch {
		moments[n-1].words = rest[0].words // the page begins with a branch of its own
		rest = rest[1:]
	}
	moments = append(moments, rest...)
	for range s.openAt(p.to) {
		moments = append(moments, moment{index: -1, what: anEnd, cut: true})
	}
	return moments
}

// openAt returns the frames that a cut goes through, each with the words of its present branch.
func (s *story) openAt(cut int) []moment {
	var open []moment
	for i := range s.moments[:cut] {
		switch m := &s.moments[i]; m.what {
		case aFrame:
			open = append(open, *m)
			open[len(open)-1].cut = true
		case aBranch:
			open[len(open)-1].words = m.words
		case anEnd:
			open = open[:len(open)-1]
		}
	}
	return open
}
