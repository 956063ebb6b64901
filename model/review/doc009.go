package review

var staleAcceptance = &Rule{
	ID:       "DOC-009",
	Name:     "stale-acceptance",
	Severity: Error,
	Finds:    "An acceptance has ended, matches nothing that is found, or names no rule.",
	Why:      "An acceptance that is not needed hides the next finding of its kind, and one that has ended is a promise that was not kept.",
	Fix:      "Mend what was accepted, renew the acceptance with its owner, or drop it.",

	check: func(*subject, *collector) {}, // see Report.accept: it needs all that is found
}
