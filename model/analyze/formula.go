package analyze

// Formula is how a figure is computed.
type Formula struct {
	ID   string // stable, such as "utilisation"
	Text string // as people write it: "rate / (replicas x rate of one)"
	Note string // what it assumes, or where it comes from; may be empty
}

// Formulas returns every formula that a figure may name, in the order in which a reader meets them.
func Formulas() []Formula {
	var all []Formula
	for _, part := range [][]Formula{demandFormulas, capacityFormulas, latencyFormulas, availabilityFormulas, verdictFormulas, decisionFormulas} {
		all = append(all, part...)
	}
	return all
}
