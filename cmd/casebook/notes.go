package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"casebook/render/notes/fill"
)

func notesCommand(c *console) *cobra.Command {
	var o fill.Options
	command := &cobra.Command{
		Use:   "notes PATH...",
		Short: "Fill the marked places in notes",
		Long: `Notes fills marked regions in Markdown and MDX files, those named and those in folders, in place.
Everything outside the regions stays as it is, byte for byte. A region is what is between

  <!-- casebook: FILE VIEW [OPTION...] -->
  <!-- /casebook -->

or, in MDX, {/* casebook: ... */} and {/* /casebook */}. FILE is a study; its path starts at the folder
of the note. What is shown of it is one of

  components, flow/checkout ...     a picture: any that "casebook views FILE" lists
  components as=table               the components, as a table
  tradeoff/ID as=table              the scores of a decision
  numbers/FLOW                      the figures of a flow, as a table
  findings                          the open findings of the review, as a table
  part/capacity                     a part of the write-up: pattern, framework, clarify, constraints,
                                    capacity, architecture, tradeoffs, roadmap, review, figures, sources

Options of pictures: as=svg, as=png or as=picture (a light and a dark one), theme=dark, direction=TB,
width=600, scale=2 (of PNG files), alt="what is on it". Words with spaces stand in quotation marks.

A fenced block of the language "casebook" holds a small study. It stays, and its picture comes into a
region below it; a view and options may stand behind the word casebook.

Pictures are written into the folder "casebook" beside the note: casebook/STUDY/VIEW.svg.

A marker that is broken, inside another region or a block of code, or there twice, is told with its
place; that note is not touched, the others are done, and the command ends with 2. With --check
nothing is written: what would change is printed as a diff, and the command ends with 1 if that is anything.`,
		Example: `  casebook notes docs/
  casebook notes docs/ guide.mdx
  casebook notes --check docs/`,
		Args: asUsed,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"md", "mdx"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Paths, o.Reporter = args, c
			report, err := fill.Run(cmd.Context(), o)
			if report == nil {
				return err
			}
			c.clearProgress()
			if o.Check {
				return errors.Join(err, c.stale(report, err))
			}
			if !c.quiet {
				err = errors.Join(err, line(c.out, "%s", notesSummary(report)))
			}
			return err
		},
	}
	flags := command.Flags()
	flags.BoolVar(&o.Check, "check", false, "write nothing; print what is stale, as a diff")
	flags.Var((*filename)(&o.Root), "root", "folder that all studies must be in (default the working folder)")
	addSettings(command, &o.Settings)
	_ = command.MarkFlagDirname("root") // it fails only for a flag that there is not
	return command
}

// stale prints what would change, and returns an error if that is anything and nothing else is wrong.
func (c *console) stale(report *fill.Report, failed error) error {
	for _, change := range report.Changed {
		if err := writeChange(c.out, change); err != nil {
			return err
		}
	}
	if len(report.Changed) == 0 || failed != nil {
		return nil
	}
	return told{exitFindings}
}

// writeChange writes how a file differs from what it is to be.
func writeChange(w io.Writer, change fill.Change) error {
	switch {
	case change.New != nil:
		_, err := w.Write(diff.Diff(change.Name, change.Old, change.Name+" (filled)", change.New))
		return err
	case change.Missing:
		return line(w, "%s: missing", visible(change.Name))
	}
	return line(w, "%s: not what is drawn today", visible(change.Name))
}

// notesSummary says in a line what an update did.
func notesSummary(r *fill.Report) string {
	changed := 0
	for _, c := range r.Changed {
		if c.New != nil {
			changed++
		}
	}
	return fmt.Sprintf("notes: %d (%d changed), regions: %d, pictures: %d (%d written)",
		r.Notes, changed, r.Regions, r.Pictures, len(r.Changed)-changed)
}
