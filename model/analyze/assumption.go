package analyze

// Assumption is something that figures take for granted.
type Assumption struct {
	ID   string // stable, such as "independence"
	Text string
}

// Assumptions returns what the figures take for granted, in the order in which a reader meets it.
func Assumptions() []Assumption {
	return []Assumption{
		{"steady-state", "Rates are means over minutes in which nothing changes; bursts within them are not seen."},
		{"poisson", "Arrivals do not know of each other (Poisson), where waiting is computed."},
		{"independence", "Steps, attempts and failures do not depend on each other, but for what they share: a component, a zone, a common cause. Under load, real tails are longer."},
		{"common-cause", "5% of a component's failures take all its replicas at once, where common_cause does not say otherwise."},
		{"need", "One replica is enough for a component to work, where need does not say otherwise."},
		{"zones", "A zone without an availability does not fail by itself."},
		{"error-rate", "A connection without an error_rate loses no calls."},
		{"workers", "A worker is held for a component's own work, and not while it waits for others."},
		{"months", "A month is 30 days in windows, growth and runways, and 730 hours in costs; a year is 365 days."},
	}
}
