package review

import (
	"slices"

	"casebook/model"
)

var dualWrite = &Rule{
	ID:       "DAT-001",
	Name:     "dual-write",
	Severity: Error,
	Finds: "For one request a component writes to two stores, queues or caches, or more, and none of these writes comes out of an outbox or a change log. " +
		"Writes on different ways of an `either` do not count together.",
	Why: "No transaction holds both. A crash between the two leaves one without the other: an order that nobody hears of, " +
		"or an event for an order that was rolled back. " +
		"It is rare, and so it is found late.",
	Source: "microservices.io, Transactional outbox",
	Fix:    "Write once, with the message as a row in the same transaction, and let a relay or change capture (`outbox`, `cdc`) send it; or accept it where repetition repairs it, and say how.",

	check: func(s *subject, c *collector) {
		for _, w := range s.writers() {
			sure, maybe := w.together(model.Yes), w.together(model.Unsaid)
			at := s.component(w.id)
			switch {
			case len(sure) > 1:
				c.find(at.Pos, "In "+list(flows(sure))+" "+w.id+" writes to "+list(targets(sure))+" without anything that holds them together.", w.id)
			case len(maybe) > 1:
				var facts []string
				for _, h := range maybe {
					if s.written(h) == model.Unsaid {
						facts = append(facts, fact(h.Hop, "op"))
					}
				}
				c.unknown(facts, w.id)
			}
		}
	},
}

// writer is a component with the calls in which it may write.
type writer struct {
	subject *subject
	id      string
	hops    []*hop
}

// writers returns the components that may write to anything, what uses the system and stores themselves
// left out.
func (s *subject) writers() []writer {
	var all []writer
	s.each(func(h *hop) {
		from := s.component(h.From)
		if outside(from) || stateful(from) || s.written(h) == model.No || h.Outbox == model.Yes || h.CDC == model.Yes {
			return
		}
		i := slices.IndexFunc(all, func(w writer) bool { return w.id == h.From })
		if i < 0 {
			i, all = len(all), append(all, writer{subject: s, id: h.From})
		}
		all[i].hops = append(all[i].hops, h)
	})
	return all
}

// written says whether a call writes.
func (s *subject) written(h *hop) model.Ternary { return writes(h.Call, s.component(h.To)) }

// together returns the writes that one arrival makes beside one to another target. With Unsaid, calls
// count that do not say whether they write.
func (w *writer) together(at model.Ternary) []*hop {
	counts := func(h *hop) bool { return at == model.Unsaid || w.subject.written(h) == model.Yes }
	var all []*hop
	for _, h := range w.hops {
		if counts(h) && slices.ContainsFunc(w.hops, func(o *hop) bool {
			return counts(o) && o.flow == h.flow && o.To != h.To && o.joins(h)
		}) {
			all = append(all, h)
		}
	}
	return all
}

// flows returns the ids of the flows of some calls.
func flows(hops []*hop) []string {
	var ids []string
	for _, h := range hops {
		if !slices.Contains(ids, h.flow.ID) {
			ids = append(ids, h.flow.ID)
		}
	}
	return ids
}

// targets returns the ids of what is called.
func targets(hops []*hop) []string {
	var ids []string
	for _, h := range hops {
		if !slices.Contains(ids, h.To) {
			ids = append(ids, h.To)
		}
	}
	return ids
}
