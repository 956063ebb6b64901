package review

import (
	"slices"

	"casebook/model"
	"casebook/model/analyze"
)

var staleRead = &Rule{
	ID:       "DAT-006",
	Name:     "stale-read",
	Severity: Warn,
	Finds: "A flow writes to a store and later reads a cache or an asynchronous copy of it. A copy is what the store sends its data to (`=>`); " +
		"a cache is one that falls back on the store, or whose misses are read from it. " +
		"Copies that say `consistency: strong` do not count, nor those whose classes of data are others than the store's.",
	Why:    "The copy has not heard of the write yet. People see their own change undone and make it again; programs decide on what is no longer so.",
	Source: "Amazon DynamoDB developer guide, Read consistency",
	Fix:    "Read what a flow has just written from the store itself, wait until the copy has the version that was written, or write through the cache.",

	check: func(s *subject, c *collector) {
		copies := s.copies()
		var hops []*hop
		s.each(func(h *hop) { hops = append(hops, h) })
		for i, r := range hops {
			for _, store := range copies[r.To] {
				j := slices.IndexFunc(hops[:i], func(w *hop) bool {
					return w.flow == r.flow && w.To == store && s.written(w) == model.Yes && w.joins(r)
				})
				if j >= 0 && r.Op != "write" && r.Mode == model.Sync {
					s.stale(c, hops[j], r)
				}
			}
		}
	},
}

// stale judges a read of a copy behind a write.
func (s *subject) stale(c *collector, w, r *hop) {
	from, to := s.component(w.To), s.component(r.To)
	at := &s.connections()[r.Connection]
	switch {
	case to.Consistency == "strong" || apart(from.Data, to.Data):
	case to.Kind != "cache" && to.Consistency == "":
		c.unknown([]string{to.ID + ".consistency"}, edge(at), from.ID)
	case r.Op == "" && to.Kind != "cache":
		c.unknown([]string{fact(r.Hop, "op")}, edge(at), from.ID)
	default:
		c.find(at.Pos, r.flow.ID+" writes to "+from.ID+" and then reads "+to.ID+", which may not have heard of it.", edge(at), from.ID)
	}
}

// apart reports whether two lists of classes of data are known and have nothing in common.
func apart(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(class string) bool { return slices.Contains(b, class) })
}

// copies returns, for each copy and cache, the stores that it is of.
func (s *subject) copies() map[string][]string {
	of := map[string][]string{}
	add := func(copy, store string) {
		if copy != store && !slices.Contains(of[copy], store) && keeps(s.component(store)) {
			of[copy] = append(of[copy], store)
		}
	}
	for i := range s.connections() {
		at := &s.connections()[i]
		to := s.component(at.To)
		switch {
		case at.Mode == model.Data && stateful(to) && !queueing(to):
			add(at.To, at.From)
		case to.Kind == "cache" && at.Fallback != "":
			add(at.To, at.Fallback)
		}
	}
	for _, calls := range s.calls {
		s.cached(calls, add)
	}
	return of
}

// cached finds the caches whose misses are read from a store: in a fork of which one way is their hit.
func (s *subject) cached(calls []analyze.Node, add func(cache, store string)) {
	for _, n := range calls {
		switch {
		case n.Call != nil:
			s.cached(n.Call.Inner, add)
			s.cached(n.Call.Behind, add)
		case n.Parallel != nil:
			for _, b := range n.Parallel.Branches {
				s.cached(b, add)
			}
		default:
			for _, hit := range n.Either {
				if cache := s.firstCache(hit); cache != nil {
					missed(cache, n.Either, add)
				}
			}
			for _, b := range n.Either {
				s.cached(b.Calls, add)
			}
		}
	}
}

// firstCache returns the call of a cache that a way begins with on which it answers, or nil.
func (s *subject) firstCache(b analyze.Branch) *analyze.Call {
	if !b.Hit || len(b.Calls) == 0 || b.Calls[0].Call == nil || s.component(b.Calls[0].Call.To).Kind != "cache" {
		return nil
	}
	return b.Calls[0].Call
}

// missed notes what the caller of a cache reads on the ways on which the cache does not answer.
func missed(cache *analyze.Call, ways []analyze.Branch, add func(cache, store string)) {
	for _, b := range ways {
		for _, n := range b.Calls {
			if !b.Hit && n.Call != nil && n.Call.From == cache.From && n.Call.Op != "write" {
				add(cache.To, n.Call.To)
			}
		}
	}
}
