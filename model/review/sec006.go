package review

import "casebook/model"

var unsignedWebhook = &Rule{
	ID:       "SEC-006",
	Name:     "unsigned-webhook",
	Severity: Error,
	Finds:    "A provider calls back and changes something, and its messages are not signed, or nothing keeps one from being played again.",
	Why:      "The address of a webhook is no secret. Without a signature anybody can tell the system that a payment has arrived, and without a key or time stamp anybody who has seen a message can send it again.",
	Fix:      "Check a signature (HMAC) over body and time stamp, refuse old ones, and drop ids that were seen; say `signed: true` and `idempotent`.",

	check: func(s *subject, c *collector) {
		for i := range s.connections() {
			at := &s.connections()[i]
			if s.component(at.From).Kind != "external" || outside(s.component(at.To)) {
				continue
			}
			var lacks []string
			if at.Signed != model.Yes {
				lacks = append(lacks, "are not signed")
			}
			if at.Idempotent.Safe != model.Yes && at.Idempotent.Key == "" {
				lacks = append(lacks, "can be played again")
			}
			switch {
			case len(lacks) == 0 || at.Op == "read":
			case at.Op == "":
				c.unknown([]string{at.From + " -> " + at.To + ".op"}, edge(at))
			default:
				c.find(at.Pos, at.From+" calls back to "+at.To+" to change something, and its messages "+list(lacks)+".", edge(at))
			}
		}
	},
}
