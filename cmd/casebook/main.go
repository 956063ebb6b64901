// Command casebook builds architecture case studies: it checks what is written, draws its pictures and
// writes it up as a library.
//
// This package is the door: arguments in, exit code out, one file a command. What the commands do
// is done in other packages.
package main

import (
	"io"
	"os"
	"runtime/debug"

	"casebook/render/layout/place"
)

func main() {
	place.Main() // a process that was started to lay out pictures does only that
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(800) // most runs are over before there is garbage worth collecting
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run runs the program with arguments and streams, and returns its exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := interruptible()
	defer stop()
	c := newConsole(stoppable{ctx, stdin}, stdout, stderr)
	root := rootCommand(c)
	root.SetArgs(args)
	return c.finish(root.ExecuteContextC(ctx))
}
