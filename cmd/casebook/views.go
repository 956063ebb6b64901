package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"casebook/render/view"
)

func viewsCommand(c *console) *cobra.Command {
	var format format
	command := &cobra.Command{
		Use:   "views FILE",
		Short: "Print which pictures can be drawn of a study",
		Long:  `Views prints the names of the views of a study, for "casebook render", and what each shows. FILE may be - for standard input.`,
		Example: `  casebook views my-system.yaml
  casebook views --format json my-system.yaml`,
		Args:              asUsed,
		ValidArgsFunction: completeStudies,
		RunE: func(cmd *cobra.Command, args []string) error {
			study, err := c.load(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if format == jsonFormat {
				return writeViewsJSON(c, view.Of(study).List())
			}
			return writeViews(c, view.Of(study).List())
		},
	}
	addFormat(command, &format)
	return command
}

// writeViews writes views as a table.
func writeViews(c *console, views []view.View) error {
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, v := range views {
		if _, err := fmt.Fprintf(table, "%s\t%s\n", v.Name, visible(v.Title)); err != nil {
			return err
		}
	}
	return table.Flush()
}

// writeViewsJSON writes views for a program to read.
func writeViewsJSON(c *console, views []view.View) error {
	type row struct {
		Name  string `json:"name"`
		Title string `json:"title"`
		Alt   string `json:"alt"`
	}
	rows := make([]row, len(views))
	for i, v := range views {
		rows[i] = row{v.Name, v.Title, v.Alt}
	}
	return writeJSON(c.out, rows)
}

// completeViews returns the names of the views of a study, with what they show.
func (c *console) completeViews(ctx context.Context, file string) []string {
	study, err := c.load(ctx, file)
	if err != nil {
		return nil // completion has no place for errors
	}
	var names []string
	for _, v := range view.Of(study).List() {
		names = append(names, v.Name+"\t"+visible(v.Title))
	}
	return names
}
