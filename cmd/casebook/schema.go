package main

import (
	"github.com/spf13/cobra"

	"casebook/model"
)

func schemaCommand(c *console) *cobra.Command {
	var out string
	command := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of the study format",
		Long: `Schema prints the JSON Schema of studies. An editor that knows it completes keys, explains them and
marks faults while you write.`,
		Example: `  casebook schema > study.schema.json
  casebook schema -o study.schema.json`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			return c.write(out, model.Schema())
		},
	}
	addOutput(command, &out)
	return command
}
