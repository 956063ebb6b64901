package place

import "context"

// seats are the places for layouts that run at the same time, each with a worker or one that is yet to
// start. They are taken one by one, and given back.
type seats struct {
	ready chan *process // with a worker
	empty chan struct{} // without
}

func newSeats(n int) seats {
	s := seats{make(chan *process, n), make(chan struct{}, n)}
	for range n {
		s.empty <- struct{}{}
	}
	return s
}

// take waits for a seat, and returns its worker, or nil if it has none. A seat with a worker comes first:
// to start another one takes longer than most layouts.
func (s seats) take(ctx context.Context) (*process, error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	select {
	case worker := <-s.ready:
		return worker, nil
	default:
	}
	select {
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case worker := <-s.ready:
		return worker, nil
	case <-s.empty:
		return nil, nil
	}
}

// give gives a seat back, with its worker or, if that is nil, without.
func (s seats) give(worker *process) {
	if worker == nil {
		s.empty <- struct{}{}
		return
	}
	s.ready <- worker
}

// free returns how many seats are free.
func (s seats) free() int { return len(s.ready) + len(s.empty) }
