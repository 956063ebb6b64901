package review

import (
	"slices"

	"casebook/model"
	"casebook/model/analyze"
)

var unsafeRetry = &Rule{
	ID:       "DAT-002",
	Name:     "retried-write-not-idempotent",
	Severity: Error,
	Finds: "A write may happen twice, because it or a call around it is tried again, or because what causes it is delivered at least once; " +
		"and it is not `idempotent`.",
	Why: "A timeout does not say whether the work was done. Whoever tries again after one, or gets a message a second time, does it again: " +
		"charges twice, counts twice, sends twice.",
	Source: "Amazon Builders' Library, Making retries safe with idempotent APIs",
	Fix:    "Send a key with each intention, made once by whoever has it, keep it with the result, and answer a repetition with that result: `idempotent: KEY`.",

	check: func(s *subject, c *collector) {
		s.each(func(h *hop) {
			if h.Idempotent.Safe == model.Yes {
				return
			}
			write := s.written(h)
			switch {
			case h.Op == "write":
				write = model.Yes // wherever to
			case h.Op == "" && h.Mode == model.Sync && s.component(h.To).Kind == "external":
				write = model.Unsaid // such as a charge: nobody here sees what it does there
			}
			repeated, why, facts := s.repeated(h)
			if write == model.Unsaid {
				facts = append(facts, fact(h.Hop, "op"))
			}
			at := &s.connections()[h.Connection]
			switch {
			case write == model.No || repeated == model.No:
			case write == model.Yes && repeated == model.Yes:
				c.find(at.Pos, h.From+" may write to "+h.To+" twice without an idempotency key: "+why+".", edge(at))
			default:
				c.unknown(facts, edge(at))
			}
		})
	},
}

// repeated says whether a call may be made twice for one arrival, and why; or which facts are missing.
func (s *subject) repeated(h *hop) (repeated model.Ternary, why string, facts []string) {
	repeated = model.No
	path := h.path()
	for _, c := range slices.Backward(path) {
		from := s.component(c.From)
		switch {
		case c.Retries.Value >= 1:
			return model.Yes, "the call from " + c.From + " to " + c.To + " is tried again", nil
		case !delivers(c, from):
		case from.Delivery == "at-least-once":
			return model.Yes, from.ID + " delivers at least once", nil
		case from.Delivery == "":
			repeated, facts = model.Unsaid, append(facts, from.ID+".delivery")
		}
	}
	return repeated, "", facts
}

// delivers reports whether a call is the delivery of a message from a queue or a stream.
func delivers(c *analyze.Call, from *model.Component) bool {
	return queueing(from) && c.Mode != model.Sync
}
