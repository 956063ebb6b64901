package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"casebook/model"
	"casebook/render/book"
	"casebook/render/view"
)

func renderCommand(c *console) *cobra.Command {
	var out string
	var settings model.Settings
	command := &cobra.Command{
		Use:   "render FILE VIEW",
		Short: "Draw one picture of a study",
		Long: `Render draws one view of a study as an SVG file. "casebook views FILE" prints which views there are.
FILE may be - for standard input.

How it looks is for --theme and --direction to say, or else for the study, or else for the file
casebook.yaml beside it.`,
		Example: `  casebook render my-system.yaml components -o my-system.svg
  casebook render my-system.yaml flow/checkout --theme dark > checkout.svg
  casebook render my-system.yaml components --theme print --direction TB -o page.svg
  cat my-system.yaml | casebook render - components | rsvg-convert > my-system.png`,
		Args: cobra.ExactArgs(2),
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			switch len(args) {
			case 0:
				return completeStudies(cmd, args, typed)
			case 1:
				return c.completeViews(cmd.Context(), args[0]), cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if err := apart(args[0], out); err != nil {
				return err
			}
			study, err := c.load(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			study.Settings = settings.Or(study.Settings)
			studio := book.OpenStudio(0)
			defer func() { err = errors.Join(err, studio.Close()) }()
			picture, notes, err := studio.Draw(cmd.Context(), view.Of(study), args[1])
			for _, note := range notes {
				c.Warn(note)
			}
			if err != nil {
				return drawError(args, err)
			}
			return c.write(out, picture)
		},
	}
	addOutput(command, &out)
	addSettings(command, &settings)
	return command
}

// load reads and parses one study.
func (c *console) load(ctx context.Context, file string) (*model.Study, error) {
	return c.loadWith(ctx, file, nil)
}

// loadWith reads and parses one study with settings in place of what it says itself.
func (c *console) loadWith(ctx context.Context, file string, set []model.Setting) (*model.Study, error) {
	files, err := c.readStudies(ctx, []string{file})
	if err != nil {
		return nil, err
	}
	if len(files) > 1 {
		return nil, usage("%s has more than one study; name one file", file)
	}
	return files[0].LoadWith(set)
}

// drawError says which picture could not be drawn, and what was meant if there is no such.
func drawError(args []string, err error) error {
	failed := &book.DrawError{File: args[0], View: args[1], Err: err}
	var unknown *view.UnknownError
	if !errors.As(err, &unknown) {
		return failed
	}
	names := make([]string, len(unknown.Views))
	for i, v := range unknown.Views {
		names[i] = v.Name
	}
	if near := suggest(args[1], names); near != "" {
		failed.Err = fmt.Errorf("%w; did you mean %q?", err, near)
	}
	return &inputError{failed}
}
