package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"casebook/model"
	"casebook/render/book/source"
)

func checkCommand(c *console) *cobra.Command {
	var format format
	var pictures bool
	command := &cobra.Command{
		Use:   "check PATH...",
		Short: "Say what is wrong with studies",
		Long: `Check reads studies, files and those in folders, and prints each fault with its place, what is wrong,
and what to do about it: the first 20, and all of them in JSON. It prints nothing and ends with 0 if
there is none, or else with 2. A file casebook.yaml is checked as the settings of the studies beside
it.

With --pictures it draws all views of the studies, if those are valid, and proofreads the pictures as
they are written. It prints what an editor would send back, such as a label across a line or an arrow
that points at nothing, and a table of what tells how easily pictures are read. It ends with 1 if
there is such a fault. SVG files of Casebook's can be given too, and are proofread as they are. In
JSON that is an object with "pictures": for each its file, view, faults (kind, parts, text, x, y,
message) and measures (crossings, bends, length, white, aspect, width, height), all in pixels.`,
		Example: `  casebook check my-system.yaml
  casebook check studies/
  casebook check --format json studies/ > faults.json
  casebook check --pictures my-system.yaml
  cat my-system.yaml | casebook check -`,
		Args:              asUsed,
		ValidArgsFunction: completeStudies,
		RunE: func(cmd *cobra.Command, args []string) error {
			if pictures {
				return c.checkPictures(cmd.Context(), args, format)
			}
			found, err := c.read(cmd.Context(), args)
			if err != nil {
				return err
			}
			if len(found.Studies) == 0 && len(found.Settings) == 0 {
				return noStudies()
			}
			err = source.Check(cmd.Context(), found, runtime.NumCPU())
			var faults model.Errors
			if format == jsonFormat && (err == nil || errors.As(err, &faults)) {
				return writeFaults(c.out, faults)
			}
			return err
		},
	}
	addFormat(command, &format)
	command.Flags().BoolVar(&pictures, "pictures", false, "draw the studies and proofread their pictures")
	return command
}

// read reads what a command was given: studies and settings.
func (c *console) read(ctx context.Context, paths []string) (*source.Found, error) {
	found, err := source.ReadContext(ctx, paths, c.in)
	if err != nil {
		return nil, err
	}
	c.tellSkipped(found)
	return found, nil
}

// tellSkipped tells what was not read because it is no study.
func (c *console) tellSkipped(found *source.Found) {
	for _, s := range found.Skipped {
		if s.Suspect {
			c.Warn("skipped " + s.String())
		} else {
			c.Detail("skipped " + s.String())
		}
	}
}

// readStudies reads the studies that a command was given, of which there must be some.
func (c *console) readStudies(ctx context.Context, paths []string) ([]source.File, error) {
	found, err := c.read(ctx, paths)
	if err == nil && len(found.Studies) == 0 {
		err = noStudies()
	}
	if err != nil {
		return nil, err
	}
	return found.Studies, nil
}

func noStudies() error {
	return &inputError{errors.New("there are no studies in what was given")}
}

// writeFaults writes faults for a program to read.
func writeFaults(w io.Writer, faults model.Errors) error {
	type fault struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Column  int    `json:"column"`
		Message string `json:"message"`
		Hint    string `json:"hint,omitempty"`
	}
	list := make([]fault, len(faults))
	for i, f := range faults {
		list[i] = fault{f.File, f.Pos.Line, f.Pos.Column, f.Msg, f.Hint}
	}
	if err := writeJSON(w, list); err != nil {
		return err
	}
	if len(faults) > 0 {
		return told{exitUsage}
	}
	return nil
}

// writeJSON writes a value for a program to read.
func writeJSON(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}
