package review

import (
	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

// subject is a study with its figures, as rules look at it.
type subject struct {
	*model.Study
	figures *analyze.Analysis
	today   string
	calls   [][]analyze.Node // of each flow
	byID    map[string]*model.Component
}

func newSubject(a *analyze.Analysis, o Options) *subject {
	s := &subject{Study: a.Study, figures: a, today: o.Today, calls: analyze.Calls(a.Study), byID: map[string]*model.Component{}}
	for i := range s.Architecture.Components {
		s.byID[s.Architecture.Components[i].ID] = &s.Architecture.Components[i]
	}
	return s
}

// threshold returns a limit that a study may set under review.thresholds, or the usual one, also where what
// is set is of another dimension.
func (s *subject) threshold(id string, usual quantity.Quantity) quantity.Quantity {
	for _, t := range s.Review.Thresholds {
		if t.ID == id && t.Value.Known() && (!usual.Known() || t.Value.Dim == usual.Dim) {
			return t.Value
		}
	}
	return usual
}

// connections returns those of the architecture.
func (s *subject) connections() []model.Connection { return s.Architecture.Connections }

// component returns the component with an id that a connection or step refers to.
func (s *subject) component(id string) *model.Component { return s.byID[id] }

// edge returns what a connection is called as a target: a->b. Several between the same two are one.
func edge(c *model.Connection) string { return c.From + "->" + c.To }

// outside reports whether a component is not the system's own: who uses it, or what it uses.
func outside(c *model.Component) bool {
	switch c.Kind {
	case "client", "person", "device", "external":
		return true
	}
	return false
}

// stateful reports whether a component keeps data.
func stateful(c *model.Component) bool {
	switch c.Kind {
	case "database", "object_store", "search", "warehouse", "vault", "cache", "queue", "stream":
		return true
	}
	return false
}

// bought reports whether a component is run by somebody else as a whole, so that nobody says of how
// many replicas.
func bought(c *model.Component) bool {
	switch c.Kind {
	case "external", "dns", "cdn":
		return true
	}
	return c.SLA == model.Yes && !c.Replicas.Known()
}

// queueing reports whether a component holds messages until they are worked on.
func queueing(c *model.Component) bool { return c.Kind == "queue" || c.Kind == "stream" }

// hop is a call of a flow with those that it is inside of.
type hop struct {
	*analyze.Call
	flow   *model.Flow
	above  []*analyze.Call // the calls around it, the outermost first
	behind bool            // behind a message
	ways   []way           // that an arrival has to take to come to it
}

// way is one of several that a flow may take.
type way struct {
	fork   *analyze.Branch // the first of them
	branch int
}

// path returns the calls that lead to a hop, each begun where the one before it ends, and its own.
func (h *hop) path() []*analyze.Call {
	path := append(h.above[:len(h.above):len(h.above)], h.Call)
	for i := len(path) - 1; i > 0; i-- {
		if path[i-1].To != path[i].From {
			return path[i:]
		}
	}
	return path
}

// awaited returns those of the path that wait for each other, from the arrival on or from the last
// message, which is the first of them: whoever sent it has gone on.
func (h *hop) awaited() []*analyze.Call {
	path := h.path()
	for i := len(path) - 1; i > 0; i-- {
		if path[i].Mode != model.Sync {
			return path[i:]
		}
	}
	return path
}

// joins reports whether one arrival may make both calls: they are not on different ways.
func (h *hop) joins(o *hop) bool {
	for _, a := range h.ways {
		for _, b := range o.ways {
			if a.fork == b.fork && a.branch != b.branch {
				return false
			}
		}
	}
	return true
}

// each visits all calls of all flows with what is around them, in the order of the file.
func (s *subject) each(visit func(*hop)) {
	for i := range s.calls {
		s.walk(s.calls[i], hop{flow: &s.Architecture.Flows[i]}, visit)
	}
}

func (s *subject) walk(nodes []analyze.Node, at hop, visit func(*hop)) {
	for _, n := range nodes {
		switch {
		case n.Call != nil:
			h := at
			h.Call = n.Call
			visit(&h)
			inner := at
			inner.above = append(at.above[:len(at.above):len(at.above)], n.Call)
			s.walk(n.Call.Inner, inner, visit)
			inner.behind = true
			s.walk(n.Call.Behind, inner, visit)
		case n.Parallel != nil:
			for _, b := range n.Parallel.Branches {
				s.walk(b, at, visit)
			}
		default:
			for i, b := range n.Either {
				inside := at
				inside.ways = append(at.ways[:len(at.ways):len(at.ways)], way{&n.Either[0], i})
				s.walk(b.Calls, inside, visit)
			}
		}
	}
}
