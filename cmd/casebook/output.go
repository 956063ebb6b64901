package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"github.com/spf13/cobra"

	"casebook/render/output"
)

// addOutput gives a command whose result is one file the flag --output.
func addOutput(command *cobra.Command, out *string) {
	*out = "-"
	command.Flags().VarP((*filename)(out), "output", "o", "file to write; - is standard output")
}

// write writes the result of a command to a file, as a whole or not at all, or to standard output.
func (c *console) write(name string, data []byte) error {
	if name == "-" {
		_, err := c.out.Write(data)
		return err
	}
	return output.WriteFile(name, data)
}

// results is standard output. It remembers whether something that was written to it is lost.
type results struct {
	stream io.Writer

	mu   sync.Mutex
	lost error
}

// Write is that of the stream.
func (r *results) Write(p []byte) (int, error) {
	n, err := r.stream.Write(p)
	if err == nil {
		return n, nil
	}
	if failed := (*fs.PathError)(nil); errors.As(err, &failed) {
		err = failed.Err // whose name for the stream says nothing to a person
	}
	err = fmt.Errorf("standard output: %w", err)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lost = cmp.Or(r.lost, err)
	return n, err
}

// failure returns the first error of writing.
func (r *results) failure() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.lost
}

// apart returns an error if a command would write its result over the file that it reads.
func apart(in, out string) error {
	if in == "-" || out == "-" {
		return nil
	}
	read, err := os.Stat(in)
	if err != nil {
		return nil // which reading it will tell
	}
	if written, err := os.Stat(out); err == nil && os.SameFile(read, written) {
		return usage("the output would replace %s, which is read", in)
	}
	return nil
}
