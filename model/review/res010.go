package review

var unboundedQueue = &Rule{
	ID:       "RES-010",
	Name:     "unbounded-queue",
	Severity: Warn,
	Finds:    "A queue or a stream has no limit: no `max_length`, no `max_age`, no `retention`.",
	Why: "A backlog that may grow without end will. When its consumer is back it works for hours on what nobody waits for any more, " +
		"while what has just come waits behind it, until the disk is full.",
	Source: "Amazon Builders' Library, Avoiding insurmountable queue backlogs",
	Fix:    "Set `max_length` or `max_age`, and decide what happens at the limit: refuse what comes, drop the oldest, or move it aside.",

	check: func(s *subject, c *collector) {
		for i := range s.Architecture.Components {
			q := &s.Architecture.Components[i]
			if queueing(q) && !q.MaxLength.Known() && !q.MaxAge.Known() && !q.Retention.Known() {
				c.find(q.Pos, q.ID+" may grow without a limit in number or in age.", q.ID)
			}
		}
	},
}
