package main

import (
	"fmt"
	"io"
	"time"
)

const (
	progressAfter = time.Second            // work that takes less shows none
	progressEvery = 100 * time.Millisecond // as often as an eye can follow
)

// progress is the line that shows how far the work has come.
type progress struct {
	began, shown time.Time
	visible      bool
}

// Progress shows on a terminal how much of the work is done.
func (c *console) Progress(done, total int, what string) {
	if !c.terminal || c.quiet {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	p := &c.progress
	if p.began.IsZero() {
		p.began = now
	}
	if now.Sub(p.began) < progressAfter || now.Sub(p.shown) < progressEvery {
		return
	}
	p.clear(c.err)
	p.shown, p.visible = now, true
	_, _ = fmt.Fprintf(c.err, "%d of %d  %s", done, total, visible(what))
}

func (c *console) clearProgress() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.progress.clear(c.err)
}

// clear takes the line away.
func (p *progress) clear(w io.Writer) {
	if p.visible {
		_, _ = io.WriteString(w, "\r\x1b[K")
		p.visible = false
	}
}
