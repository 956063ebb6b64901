package place

import (
	"errors"
	"fmt"
	"time"
)

// ErrClosed says that the engine was closed before or while it laid out the graph.
var ErrClosed = errors.New("the layout engine is closed")

// GraphError says that a graph cannot be laid out as it is: it is too large, or wrong in itself.
type GraphError struct{ Reason string }

func (e *GraphError) Error() string { return "cannot lay out this picture: " + e.Reason }

func graphError(format string, args ...any) error {
	return &GraphError{Reason: fmt.Sprintf(format, args...)}
}

// TimeoutError says that a layout was stopped because it took too long.
type TimeoutError struct{ Limit time.Duration }

func (e *TimeoutError) Error() string {
	return fmt.Sprintf("the layout was stopped after %v: show fewer parts or connections in one picture",
		e.Limit)
}

// CrashError says that the engine failed: it died, could not be started or made no sense.
type CrashError struct {
	Detail string // what is known about it, in one line
	Err    error  // the cause; may be nil
}

func (e *CrashError) Error() string {
	message := "the layout engine failed"
	if e.Detail != "" {
		message += ": " + e.Detail
	}
	if e.Err != nil {
		message += fmt.Sprintf(" (%v)", e.Err)
	}
	return message
}

func (e *CrashError) Unwrap() error { return e.Err }

// A Part is a kind of parts of a graph.
type Part string

// The parts of a graph.
const (
	Node       Part = "node"
	Group      Part = "group"
	Connection Part = "connection"
)

// PartError says that the engine lost a part of the graph or put it where it cannot be.
type PartError struct {
	Part    Part
	Index   int    // of the part in the graph
	Trouble string // what the engine did to it: "lost %s", %s being the part
}

func (e *PartError) Error() string {
	return "the layout engine " + fmt.Sprintf(e.Trouble, fmt.Sprintf("%s %d", e.Part, e.Index))
}

func lost(part Part, index int) error { return &PartError{part, index, "lost %s"} }
