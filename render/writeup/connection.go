package writeup

import (
	"strings"

	"casebook/model"
)

// Connections returns what talks to what, as a table.
func (d *document) Connections() string {
	t := table{head: []string{"From", "To", "What", "How", "Terms", "Source"}}
	for _, c := range d.study.Architecture.Connections {
		t.rows = append(t.rows, []string{
			d.component(c.From), d.component(c.To), escape(c.Label), how(&c), d.terms(&c.Traits), d.cite(c.Source),
		})
	}
	return t.piece()
}

// how says how a connection speaks: its protocol, and its mode unless it is a call.
func how(c *model.Connection) string {
	var f facts
	f.word(c.Protocol, "", "")
	f.word(modeWord(c.Mode), "", "")
	return strings.Join(f, ", ")
}

// modeWord returns what a mode is called; a call that is waited for needs no word.
func modeWord(m model.Mode) string {
	switch m {
	case model.Async:
		return "asynchronous"
	case model.Data:
		return "data"
	}
	return ""
}

// terms says what holds for the calls of a connection.
func (d *document) terms(t *model.Traits) string {
	var f facts
	f.quantity(t.Timeout, "timeout ", "")
	f.quantity(t.Retries, "retries ", "")
	f.word(t.Backoff, "backoff ", "")
	f.ternary(t.Jitter, "jitter", "no jitter")
	f.quantity(t.RetryBudget, "retry budget ", "")
	f.word(t.Idempotent.Key, "idempotent by ", "")
	if t.Idempotent.Key == "" {
		f.ternary(t.Idempotent.Safe, "idempotent", "not idempotent")
	}
	f.ternary(t.Breaker, "circuit breaker", "no circuit breaker")
	f.quantity(t.Pool, "pool of ", "")
	f.word(t.Op, "", "")
	f.quantity(t.Size, "", " a call")
	f.ternary(t.Optional, "optional", "")
	if t.Fallback != "" {
		f = append(f, "falls back on "+escape(d.nameOf(t.Fallback)))
	}
	f.ternary(t.Encrypted, "encrypted", "not encrypted")
	f.authentication(t.Authn)
	f.ternary(t.Signed, "signed", "not signed")
	f.ternary(t.Outbox, "from an outbox", "")
	f.ternary(t.CDC, "from the change log", "")
	f.quantity(t.ErrorRate, "", " of attempts fail")
	return strings.Join(f, "; ")
}
