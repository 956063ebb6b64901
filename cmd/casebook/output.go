package main

import (
	"fmt"

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
