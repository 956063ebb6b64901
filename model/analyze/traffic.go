package analyze

import (
	"math"
	"slices"

	"casebook/model"
)

// traffic is what one arrival of a flow causes at a connection or a component; all are means.
type traffic struct {
	calls, cold     float64  // attempts included; cold with no cache answering
	reads, writes   float64  // of calls
	most            float64  // calls when every attempt fails
	noOp            []string // calls that do not say whether they write, as "api -> db.op"
	bytes           float64
	unsized         bool    // some calls do not say their size
	attempts, storm float64 // the most that one call takes: as errors are, and with everything behind failing
}

// merge adds what another call causes.
func (t *traffic) merge(o traffic) {
	t.calls += o.calls
	t.cold += o.cold
	t.reads += o.reads
	t.writes += o.writes
	t.most += o.most
	for _, name := range o.noOp {
		if !slices.Contains(t.noOp, name) {
			t.noOp = append(t.noOp, name)
		}
	}
	t.bytes += o.bytes
	t.unsized = t.unsized || o.unsized
	t.attempts = math.Max(t.attempts, o.attempts)
	t.storm = math.Max(t.storm, o.storm)
}

// spread is what one arrival of a flow causes everywhere.
type spread struct {
	served      float64          // share of arrivals that go through, with what is down
	failing     float64          // share that fails although nothing is down, after retries
	connections map[int]*traffic // by index in the study
	components  map[string]*traffic
}

// way is how an arrival came to a call.
type way struct {
	calls, cold float64 // how many of these there are for one arrival
	most        float64 // how many when every attempt fails
	storm       float64 // what retries on the way make of one
}

// share returns the way of a share of arrivals.
func (w way) share(x float64) way {
	return way{float64(w.calls * x), float64(w.cold * x), float64(w.most * x), w.storm}
}

// spread follows one arrival of a flow along its calls.
func (sys *system) spread(f *flow) *spread {
	s := &spread{connections: map[int]*traffic{}, components: map[string]*traffic{}}
	s.served = sys.served(f.calls)
	s.failing = sys.failing(f.calls)
	sys.follow(s, f.calls, way{s.served, s.served, s.served, 1})
	return s
}

// follow adds what a series of calls causes.
func (sys *system) follow(s *spread, calls []Node, w way) {
	for _, n := range calls {
		switch {
		case n.Call != nil:
			sys.followCall(s, n.Call, w)
		case n.Parallel != nil:
			for _, branch := range n.Parallel.Branches {
				sys.follow(s, branch, w)
			}
		default:
			sys.followEither(s, n.Either, w)
		}
	}
}

// followEither shares arrivals out over the branches: those that go through, as the others have been
// left out already. With no cache answering, the branch that takes the rest takes the hits as well.
func (sys *system) followEither(s *spread, branches []Branch, w way) {
	through := make([]float64, len(branches))
	total, hits := 0.0, 0.0
	for i, b := range branches {
		through[i] = float64(b.Chance * sys.served(b.Calls))
		total += through[i]
		if b.Hit {
			hits += through[i]
		}
	}
	if total == 0 {
		return
	}
	for i, b := range branches {
		cold := through[i]
		switch {
		case b.Hit:
			cold = 0
		case b.Rest:
			cold += hits
		}
		sys.follow(s, b.Calls, way{float64(w.calls*through[i]) / total, float64(w.cold*cold) / total,
			float64(w.most*through[i]) / total, w.storm})
	}
}

// followCall adds what a call causes, and what comes of it.
func (sys *system) followCall(s *spread, c *Call, w way) {
	n := float64(timesOf(c.Hop) * chanceOf(c.Hop))
	once := way{float64(w.calls * n), float64(w.cold * n), float64(w.most * n), w.storm}
	if sys.lost(sys.byID[c.To]) {
		if c.Fallback != "" {
			sys.reach(s, c.Fallback, c.Hop, once, 1)
		}
		return
	}
	q := sys.failingAttempt(c)
	a := attemptsOf(c.Hop, q)
	storm := stormOf(c.Hop)
	each := way{float64(once.calls * a), float64(once.cold * a), float64(once.most * storm), float64(w.storm * storm)}
	t := sys.reach(s, c.To, c.Hop, each, a)
	at := s.connections[c.Connection]
	if at == nil {
		at = &traffic{}
		s.connections[c.Connection] = at
	}
	at.merge(t)
	if c.Fallback != "" {
		failed := math.Pow(q, 1+c.Retries.Value)
		sys.reach(s, c.Fallback, c.Hop, way{float64(once.calls * failed), float64(once.cold * failed), once.most, w.storm}, 1)
	}
	if !hard(c) || c.Fallback != "" {
		each = each.share(sys.served(c.Inner)) // the others went through without it
	}
	sys.follow(s, c.Inner, each)
	sys.follow(s, c.Behind, way{once.calls, once.cold, each.most, each.storm}.share(sys.served(c.Behind)))
}

// reach adds calls to a component, and returns them.
func (sys *system) reach(s *spread, id string, h *model.Hop, w way, attempts float64) traffic {
	t := traffic{calls: w.calls, cold: w.cold, most: w.most, attempts: attempts, storm: w.storm,
		bytes: float64(w.calls * h.Size.Value), unsized: !h.Size.Known()}
	switch {
	case h.Op == "read":
		t.reads = w.calls
	case h.Op == "write", h.Op == "" && h.Mode != model.Sync:
		t.writes = w.calls
	case h.Op == "":
		t.noOp = []string{h.From + " -> " + h.To + ".op"}
	}
	at := s.components[id]
	if at == nil {
		at = &traffic{}
		s.components[id] = at
	}
	at.merge(t)
	return t
}

// timesOf returns how often a hop is made, once it is.
func timesOf(h *model.Hop) float64 {
	if h.Times.Known() {
		return h.Times.Value
	}
	return 1
}

// chanceOf returns the share of arrivals that take a hop.
func chanceOf(h *model.Hop) float64 {
	if h.Chance.Known() {
		return h.Chance.Value
	}
	return 1
}

// attemptsOf returns how many attempts a call takes of which each fails with probability q. The
// number of retries is not that of attempts.
func attemptsOf(h *model.Hop, q float64) float64 {
	r := h.Retries.Value
	a := 1 + r
	if q < 1 {
		a = (1 - math.Pow(q, 1+r)) / (1 - q)
	}
	if h.RetryBudget.Known() {
		a = min(a, 1+h.RetryBudget.Value)
	}
	return a
}

// stormOf returns how many attempts a call takes when everything behind it fails.
func stormOf(h *model.Hop) float64 { return attemptsOf(h, 1) }
