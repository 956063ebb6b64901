package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"golang.org/x/term"

	"casebook/model"
)

// console is what the program talks through: results go to out, messages to err. Its methods may be
// called from many goroutines.
type console struct {
	in      io.Reader
	out     *results
	colours bool // out shows them

	quiet   bool
	verbose bool
	started bool // a command was understood and runs

	mu       sync.Mutex
	err      io.Writer
	terminal bool // err is a terminal
	coloured bool
	progress progress
}

func newConsole(in io.Reader, out, err io.Writer) *console {
	c := &console{in: in, out: &results{stream: out}, err: err, terminal: isTerminal(err)}
	wanted := os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	c.coloured = c.terminal && wanted
	c.colours = isTerminal(out) && wanted
	return c
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// tell prints a message to standard error.
func (c *console) tell(message string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.progress.clear(c.err)
	_, _ = fmt.Fprintln(c.err, message) // there is nobody else to tell
}

// Warn tells what a person should know, unless they want quiet.
func (c *console) Warn(message string) {
	if !c.quiet {
		c.tell(c.colour(yellow, "warning: ") + visible(message))
	}
}

// Detail tells what is of interest to those who asked for more.
func (c *console) Detail(message string) {
	if c.verbose && !c.quiet {
		c.tell(visible(message))
	}
}

const (
	red    = "\x1b[31m"
	yellow = "\x1b[33m"
	plain  = "\x1b[0m"
)

// colour returns s in a colour where colours are shown.
func (c *console) colour(colour, s string) string {
	if !c.coloured {
		return s
	}
	return colour + s + plain
}

// visible returns a message of one or more lines in which nothing acts on a terminal.
func visible(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = model.Visible(l)
	}
	return strings.Join(lines, "\n")
}
