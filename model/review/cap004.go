package review

import (
	"casebook/model"
	"casebook/model/analyze"
)

var coldCache = &Rule{
	ID:       "CAP-004",
	Name:     "cold-cache",
	Severity: Error,
	Finds:    "What is behind a cache does not sustain the peak while the cache is empty, and nothing keeps that load away: neither `coalesce` nor `warmup` of the cache, nor a `rate_limit` of what is behind it.",
	Why:      "Such a cache is not there for speed, it is capacity. After a flush, a restart or a bad deploy all of its load falls on the store at once, which fails, and so the cache is never filled again.",
	Fix:      "Size the way of the misses, or let misses on one key wait for a single load, warm the cache before it takes traffic, and shed what is too much.",

	check: func(s *subject, c *collector) {
		for _, m := range s.misses() {
			k := s.figures.Capacity.Component(m.store)
			if k == nil || k.Component.Kind == "external" || m.cache.Coalesce == model.Yes || m.cache.Warmup == model.Yes || k.Component.RateLimit.Known() {
				continue
			}
			switch {
			case !k.Cold.Known():
				c.lacks(k.Cold, m.store, m.cache.ID)
			case k.Cold.Value.Value >= 1 && k.Utilisation.Value.Value < 1:
				c.find(k.Component.Pos, "With "+m.cache.ID+" empty, "+text(k.Demand.Cold)+" arrives at "+m.store+", which sustains "+text(k.All)+
					"; with "+m.cache.ID+" full it is "+text(k.Demand.Peak)+".", m.store, m.cache.ID)
			}
		}
	},
}

// miss is a component that is called when a cache does not have the answer.
type miss struct {
	cache *model.Component
	store string
}

// misses returns what is behind the caches of the flows, in the order of the file.
func (s *subject) misses() []miss {
	var list []miss
	for _, calls := range s.calls {
		s.missesIn(calls, nil, &list)
	}
	return list
}

// missesIn finds what is called while caches have been asked in vain.
func (s *subject) missesIn(calls []analyze.Node, caches []*model.Component, list *[]miss) {
	for _, n := range calls {
		switch {
		case n.Call != nil:
			for _, k := range caches {
				if k.ID != n.Call.To {
					*list = append(*list, miss{k, n.Call.To})
				}
			}
			s.missesIn(n.Call.Inner, caches, list)
			s.missesIn(n.Call.Behind, caches, list)
		case n.Parallel != nil:
			for _, b := range n.Parallel.Branches {
				s.missesIn(b, caches, list)
			}
		default:
			within := caches
			for _, b := range n.Either {
				if b.Hit && len(b.Calls) > 0 && b.Calls[0].Call != nil {
					within = append(within[:len(within):len(within)], s.component(b.Calls[0].Call.To))
				}
			}
			for _, b := range n.Either {
				if b.Hit {
					s.missesIn(b.Calls, caches, list)
				} else {
					s.missesIn(b.Calls, within, list)
				}
			}
		}
	}
}
