package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/review"
	"casebook/model/review/report"
	"casebook/render/book/source"
)

// The forms that findings have besides text and JSON.
const (
	sarifFormat    format = "sarif"
	markdownFormat format = "markdown"
	githubFormat   format = "github"
	junitFormat    format = "junit"
)

// failOn has the severity from which on findings fail, by what --fail-on says.
var failOn = map[string]review.Severity{"error": review.Error, "warning": review.Warn, "never": ""}

// reviewing is how a review was asked for.
type reviewing struct {
	form   format
	out    string
	failOn string
	today  date
	listed bool // what is accepted is listed as well
}

func reviewCommand(c *console) *cobra.Command {
	o := reviewing{form: textFormat, failOn: "error", today: date(time.Now().Format(time.DateOnly))}
	command := &cobra.Command{
		Use:   "review PATH...",
		Short: "Find what is wrong with designs",
		Long: `Review reads studies, files and those in folders, and finds what will break, what is too small, what is
not safe and what is not said: each finding with its place, why it is bad and what to do. "casebook
explain RULE" says more of a rule. Where facts are missing it says which, and passes nothing.

A study accepts a finding with an entry of its review part: rule, on (* stands for any text), because,
owner and until. What is accepted is counted and does not fail; an acceptance that is over, that
matches nothing or that names no rule is a finding itself.

It ends with 0, or with 1 if an open finding is as bad as --fail-on says. What cannot be read or is not
valid is told, all else is reviewed, and then it ends with 2.

The forms: text; json, one object (version, today, counts, studies with findings and unknown, rules,
unread); sarif, a log of SARIF 2.1.0 for code scanning; markdown, a comment; github, annotations of a
workflow; junit, results of tests. Names of files in them are from the working folder.`,
		Example: `  casebook review studies/
  casebook review my-system.yaml --fail-on warning
  casebook review studies/ --format sarif -o review.sarif
  casebook review my-system.yaml --format json --today 2027-01-31
  cat my-system.yaml | casebook review -`,
		Args:              asUsed,
		ValidArgsFunction: completeStudies,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.review(cmd.Context(), args, o)
		},
	}
	addChoice(command, (*string)(&o.form), "format", "form of the findings", string(textFormat), string(jsonFormat),
		string(sarifFormat), string(markdownFormat), string(githubFormat), string(junitFormat))
	addChoice(command, &o.failOn, "fail-on", "how bad an open finding must be to end with 1", "error", "warning", "never")
	flags := command.Flags()
	flags.Var(&o.today, "today", "day by which acceptances end")
	flags.Lookup("today").DefValue = "" // help is the same every day
	flags.BoolVar(&o.listed, "accepted", false, "list what is accepted as well, in text")
	addOutput(command, &o.out)
	return command
}

// review reviews what a command was given and writes what comes of it.
func (c *console) review(ctx context.Context, paths []string, o reviewing) error {
	found, err := c.readMost(ctx, paths)
	if err != nil {
		return err
	}
	for _, f := range found.Studies {
		if err := apart(f.Name, o.out); err != nil {
			return err
		}
	}
	r, err := reviewAll(ctx, found, string(o.today))
	if err != nil {
		return err
	}
	r.FailOn = failOn[o.failOn]
	data, err := written(r, o.form, report.Style{Coloured: c.colours && o.out == "-", Accepted: o.listed})
	if err != nil {
		return err
	}
	if err := c.write(o.out, data); err != nil {
		return err
	}
	switch {
	case len(r.Unread) > 0:
		return unreadError(r.Unread)
	case r.Fails():
		return told{exitFindings}
	}
	return nil
}

// readMost reads what a command was given as far as it can be read. The names of files in the working
// folder are from there.
func (c *console) readMost(ctx context.Context, paths []string) (*source.Found, error) {
	found, err := source.ReadMost(ctx, paths, c.in)
	if err != nil {
		return nil, err
	}
	c.tellSkipped(found)
	if len(found.Studies)+len(found.Settings)+len(found.Unread) == 0 {
		return nil, noStudies()
	}
	here, err := os.Getwd()
	if err != nil {
		return found, nil // and names are as they were given
	}
	for i := range found.Studies {
		f := &found.Studies[i]
		if name, err := filepath.Rel(here, f.Name); err == nil && filepath.IsAbs(f.Name) && filepath.IsLocal(name) {
			f.Name = name
		}
	}
	return found, nil
}

// reviewAll reviews what was found, as many studies at a time as there are cores. The error is the cause
// of ctx if that ended.
func reviewAll(ctx context.Context, found *source.Found, today string) (*report.Report, error) {
	studies := make([]*report.Study, len(found.Studies))
	errs := make([]error, len(found.Studies))
	var g errgroup.Group
	g.SetLimit(runtime.NumCPU())
	for i, f := range found.Studies {
		g.Go(func() error {
			studies[i], errs[i] = reviewFile(ctx, f, today)
			return nil
		})
	}
	_ = g.Wait() // whose error is nil: those of the files are all wanted
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	for _, s := range found.Settings {
		_, err := s.Load()
		errs = append(errs, err)
	}
	program, _ := versions()
	r := &report.Report{Today: today, Version: program, Unread: found.Unread}
	for _, s := range studies {
		if s != nil {
			r.Studies = append(r.Studies, *s)
		}
	}
	err := source.Faults(errs)
	var faults model.Errors
	if !errors.As(err, &faults) {
		return r, err
	}
	for _, f := range faults {
		r.Unread = append(r.Unread, f)
	}
	return r, nil
}

// reviewFile reviews the study of a file.
func reviewFile(ctx context.Context, f source.File, today string) (*report.Study, error) {
	study, err := f.Load()
	if err != nil {
		return nil, err
	}
	a, err := analyze.Analyze(ctx, study, analyze.Options{})
	if err != nil {
		return nil, fmt.Errorf("review %s: %w", f.Name, err)
	}
	return &report.Study{Report: review.Review(a, review.Options{Today: today}), File: f.Name, Source: f.Data}, nil
}

// written returns findings in a form.
func written(r *report.Report, form format, s report.Style) ([]byte, error) {
	switch form {
	case jsonFormat:
		return r.JSON()
	case sarifFormat:
		return r.SARIF()
	case junitFormat:
		return r.JUnit()
	case markdownFormat:
		return []byte(r.Markdown()), nil
	case githubFormat:
		return []byte(r.GitHub()), nil
	}
	return []byte(r.Text(s)), nil
}

// unreadError returns the errors for which studies could not be reviewed, as one: faults of a file together.
func unreadError(errs []error) error {
	var faults model.Errors
	var others []error
	for _, err := range errs {
		if f, ok := err.(*model.Error); ok {
			faults = append(faults, f)
		} else {
			others = append(others, err)
		}
	}
	if len(faults) > 0 {
		others = append(others, faults)
	}
	return errors.Join(others...)
}
