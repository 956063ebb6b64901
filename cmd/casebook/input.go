package main

import (
	"context"
	"io"
)

// stoppable reads from input until ctx ends. The system has no way to stop a read from a pipe or a
// terminal that nobody writes to, so one that is under way is left behind: the program is about to end.
type stoppable struct {
	ctx   context.Context
	input io.Reader
}

// Read is that of input. Its error is the cause of the context's end if that comes first.
func (s stoppable) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	done := make(chan result, 1)
	buffer := make([]byte, len(p)) // p belongs to the caller again when a read is left behind
	go func() {
		n, err := s.input.Read(buffer)
		done <- result{n, err}
	}()
	select {
	case r := <-done:
		return copy(p, buffer[:r.n]), r.err
	case <-s.ctx.Done():
		return 0, context.Cause(s.ctx)
	}
}
