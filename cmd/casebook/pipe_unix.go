//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// A reader that goes away, as in "casebook schema | head", must not kill the program in the middle
// of its work: writing to it fails instead, which finish knows.
func init() { signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) }
