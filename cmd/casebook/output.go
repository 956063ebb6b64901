package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"casebook/render/output"
)

// addOutput gives a command whose result is one file the flag --output.
func addOutput(command *cobra.Command, out *string) {
	command.Flags().StringVarP(out, "output", "o", "-", "file to write; - is standard output")
}

// write writes the result of a command to a file, as a whole or not at all, or to standard output.
func (c *console) write(name string, data []byte) error {
	if name == "-" {
		if _, err := c.out.Write(data); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
		return nil
	}
	return output.WriteFile(name, data)
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
