package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/compare"
	"casebook/model/review"
	"casebook/render/book/source"
	"casebook/render/writeup"
)

// difference is what diff was asked for.
type difference struct {
	form, out   string
	pictures    string
	beforeAfter bool
	settings    model.Settings
}

func diffCommand(c *console) *cobra.Command {
	d := difference{}
	command := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say what differs in meaning between two studies",
		Long: `Diff says what differs between two versions of a study: components, connections, steps of flows, objectives,
decisions and all other facts, then the computed figures that this changes, and the findings that come and
go. What is written in another way or order is no difference; something under another id is the same.

OLD and NEW are files, - for standard input, or files in git, written REV:path: main:studies/a.yaml is the
file on the branch main, from the top of the repository; main:./a.yaml is that beside you, and :a.yaml the
one that is staged. No working tree is needed.

It ends with 0 if nothing differs, and with 1 if something does.

In JSON each change has its kind (added, removed, changed, renamed, moved, rerouted), sort, id, key, path,
before, after, and a sentence. As SVG it is one picture of all that either has. With --before-after, or with
--pictures, there are pictures of before and after in the same layout besides.`,
		Example: `  casebook diff old.yaml new.yaml
  casebook diff main:studies/a.yaml studies/a.yaml
  casebook diff HEAD~1:a.yaml HEAD:a.yaml --format json
  casebook diff old.yaml new.yaml --format svg -o diff.svg
  casebook diff old.yaml new.yaml --format markdown -o pr.md --pictures pr/`,
		Args:              asUsed,
		ValidArgsFunction: completeStudies,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.diff(cmd.Context(), &d, args[0], args[1])
		},
	}
	flags := command.Flags()
	d.form = string(textFormat)
	addChoice(command, &d.form, "format", "form of the results: text, markdown for a comment, json for a program, svg for a picture",
		string(textFormat), "markdown", string(jsonFormat), "svg")
	flags.Var((*filename)(&d.pictures), "pictures", "folder for diff.svg, before.svg and after.svg, which Markdown then shows")
	flags.BoolVar(&d.beforeAfter, "before-after", false, "as SVG, write two pictures instead of one; with -o diff.svg, diff-before.svg and diff-after.svg")
	addOutput(command, &d.out)
	addSettings(command, &d.settings)
	return command
}

// diff tells what differs between two studies.
func (c *console) diff(ctx context.Context, d *difference, before, after string) error {
	if err := d.check(before, after); err != nil {
		return err
	}
	comparison, settings, err := c.compare(ctx, before, after)
	if err != nil {
		return err
	}
	comparison.After.Settings = d.settings.Or(settings)
	if err := c.writeDifference(ctx, d, comparison); err != nil {
		return err
	}
	if !comparison.Same() {
		return told{exitFindings}
	}
	return nil
}

// check returns what is wrong with what diff was asked for.
func (d *difference) check(before, after string) error {
	switch {
	case before == source.Stdin && after == source.Stdin:
		return usage("standard input can be read only once, and %s is given twice", source.Stdin)
	case d.beforeAfter && d.form != "svg":
		return usage("--before-after is for --format svg")
	case d.beforeAfter && d.out == "-":
		return usage("--before-after makes two files; name one with -o, such as -o diff.svg for diff-before.svg and diff-after.svg")
	}
	return errors.Join(apart(before, d.out), apart(after, d.out))
}

// compare reads two studies and compares them, with their figures and findings. The settings are those of
// the second study and of its folder, for pictures.
func (c *console) compare(ctx context.Context, before, after string) (*compare.Comparison, model.Settings, error) {
	var files [2]source.File
	var subjects [2]compare.Subject
	var errs [2]error
	for i, name := range []string{before, after} {
		files[i], errs[i] = c.version(ctx, name)
	}
	if err := errors.Join(errs[:]...); err != nil {
		return nil, model.Settings{}, err
	}
	group, ctx := errgroup.WithContext(ctx)
	for i := range files {
		group.Go(func() error {
			subjects[i], errs[i] = subjectOf(ctx, files[i])
			return nil
		})
	}
	_ = group.Wait() // whose error is nil: those of both are wanted
	if err := errors.Join(errs[:]...); err != nil {
		return nil, model.Settings{}, err
	}
	settings, err := files[1].Settings.Load()
	if err != nil {
		return nil, settings, err
	}
	return compare.Compare(subjects[0], subjects[1]), subjects[1].Study.Settings.Or(settings), nil
}

// version reads a version of a study: from a file, or from git.
func (c *console) version(ctx context.Context, name string) (source.File, error) {
	if isRevision(name) {
		return readRevision(ctx, name)
	}
	return c.studyFile(ctx, name)
}

// subjectOf parses a study and finds out what there is to compare. The settings of its folder are none of
// its own. Acceptances do not end, so that what differs is the same every day.
func subjectOf(ctx context.Context, f source.File) (compare.Subject, error) {
	study, err := model.LoadAs(f.ID, f.Name, f.Data)
	if err != nil {
		return compare.Subject{}, err
	}
	a, err := analyze.Analyze(ctx, study, analyze.Options{})
	if err != nil {
		return compare.Subject{}, err
	}
	s := compare.Subject{Analysis: a}
	for _, found := range review.Review(a, review.Options{}).Findings {
		s.Findings = append(s.Findings, compare.Finding{ID: found.ID(), Message: found.Message})
	}
	return s, nil
}

// writeDifference writes what differs in the form that was asked for.
func (c *console) writeDifference(ctx context.Context, d *difference, comparison *compare.Comparison) error {
	var pictures []writeup.Picture
	if d.pictures != "" {
		var err error
		if pictures, err = c.drawDifference(ctx, d, comparison); err != nil {
			return err
		}
	}
	switch d.form {
	case "markdown":
		return c.write(d.out, writeup.Difference(comparison, pictures))
	case string(jsonFormat):
		data, err := comparison.JSON()
		if err != nil {
			return err
		}
		return c.write(d.out, data)
	case "svg":
		return c.writePictures(ctx, d, comparison)
	}
	return c.write(d.out, []byte(comparison.Text(c.colours && d.out == "-")))
}
