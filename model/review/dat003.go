package review

import (
	"slices"

	"casebook/model"
)

var sharedDatabase = &Rule{
	ID:       "DAT-003",
	Name:     "shared-database",
	Severity: Warn,
	Finds:    "Components of different owners write to the same store.",
	Why: "Its tables are an interface that nobody declared. None of the teams can change a column, a lock or a release without asking the other, " +
		"and none can promise anything about what the rows say.",
	Source: "microservices.io, Shared database",
	Fix:    "Let one service own the store, and give the other its API, or a copy that follows its changes.",

	check: func(s *subject, c *collector) {
		for i := range s.Architecture.Components {
			store := &s.Architecture.Components[i]
			if !keeps(store) {
				continue
			}
			sure, maybe, facts := s.owners(store)
			switch {
			case len(sure) > 1:
				c.find(store.Pos, store.ID+" is written by components of "+list(sure)+".", store.ID)
			case len(maybe) > 1:
				c.unknown(facts, store.ID)
			}
		}
	},
}

// owners returns the owners of those that write to a store, those that may as well, one for each
// component that does not say whose it is, and the facts that are missing to tell.
func (s *subject) owners(store *model.Component) (sure, maybe, facts []string) {
	s.each(func(h *hop) {
		if h.To != store.ID {
			return
		}
		from, write := s.component(h.From), s.written(h)
		if outside(from) || stateful(from) || write == model.No {
			return
		}
		owner := from.Owner
		if owner == "" {
			owner = "whoever owns " + from.ID
			facts = append(facts, from.ID+".owner")
		}
		if write == model.Unsaid {
			facts = append(facts, fact(h.Hop, "op"))
		}
		if !slices.Contains(maybe, owner) {
			maybe = append(maybe, owner)
		}
		if write == model.Yes && from.Owner != "" && !slices.Contains(sure, owner) {
			sure = append(sure, owner)
		}
	})
	return sure, maybe, facts
}
