package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"casebook/model"
	"casebook/render/book/source"
	"casebook/render/output"
)

// The exit codes. A program that a signal stopped has 128 and the number of the signal.
const (
	exitDone     = 0
	exitFindings = 1 // what was looked at has findings
	exitUsage    = 2 // bad usage or input
	exitInternal = 3 // something failed that the input is not to blame for
	exitSignal   = 128
)

// usageError says that the program was called in a way that makes no sense.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// usage returns a *usageError.
func usage(format string, args ...any) error { return &usageError{fmt.Errorf(format, args...)} }

// inputError says that what the program was given cannot be used.
type inputError struct{ err error }

func (e *inputError) Error() string { return e.err.Error() }
func (e *inputError) Unwrap() error { return e.err }

// told is an error that the command itself has told, and how the program ends with it.
type told struct{ code int }

func (t told) Error() string { return "already told" }

// finish tells the error that a command ended with, once, and returns the exit code.
func (c *console) finish(ran *cobra.Command, err error) int {
	c.clearProgress()
	if err == nil {
		err = c.out.failure() // which not all that writes there returns
	}
	if err == nil {
		return exitDone
	}
	var t told
	if errors.As(err, &t) {
		return t.code
	}
	if errors.Is(err, syscall.EPIPE) {
		return exitDone // whoever read the output has seen enough
	}
	var stopped interrupted
	if errors.As(err, &stopped) || errors.Is(err, context.Canceled) {
		c.tell("interrupted")
		return exitSignal + max(int(stopped.signal), int(syscall.SIGINT))
	}
	for _, part := range parts(err) {
		c.tellError(part)
	}
	if c.misused(err) {
		c.tell(fmt.Sprintf("Run '%s --help' for usage.", ran.CommandPath()))
		return exitUsage
	}
	return exitCode(err)
}

// misused reports whether the program was called wrongly: by what a command says, or by what keeps a
// command from being run at all.
func (c *console) misused(err error) bool {
	var u *usageError
	return errors.As(err, &u) || !c.started && c.out.failure() == nil
}

// exitCode returns the exit code for an error that is not about usage.
func exitCode(err error) int {
	for _, part := range parts(err) {
		var (
			faults  model.Errors
			unread  *source.InputError
			refused *output.RefusedError
			bad     *inputError
		)
		if !errors.As(part, &faults) && !errors.As(part, &unread) && !errors.As(part, &refused) && !errors.As(part, &bad) {
			return exitInternal
		}
	}
	return exitUsage
}

// parts returns the errors that were joined to err, each with a message of its own.
func parts(err error) []error {
	if _, faults := err.(model.Errors); faults {
		return []error{err}
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, e := range joined.Unwrap() {
			all = append(all, parts(e)...)
		}
		return all
	}
	return []error{err}
}

// tellError prints an error to standard error.
func (c *console) tellError(err error) {
	var faults model.Errors
	if !errors.As(err, &faults) {
		c.tell(c.colour(red, "error: ") + visible(err.Error()))
		return
	}
	for len(faults) > 0 { // file by file: how many are shown is bounded for each
		n := 1
		for n < len(faults) && faults[n].File == faults[0].File {
			n++
		}
		var b strings.Builder
		_ = faults[:n].Print(&b) // a Builder takes everything
		c.tell(strings.TrimSuffix(b.String(), "\n"))
		faults = faults[n:]
	}
}

// line writes a line of output.
func line(w io.Writer, format string, args ...any) error {
	_, err := fmt.Fprintf(w, format+"\n", args...)
	return err
}
