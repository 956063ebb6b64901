package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"casebook/render/book"
	"casebook/render/book/source"
	"casebook/render/writeup"
	"casebook/studies"
)

// defaultSources is the folder that is built when no path is given, if there is one.
const defaultSources = "studies"

func buildCommand(c *console) *cobra.Command {
	var o book.Options
	command := &cobra.Command{
		Use:   "build [PATH...]",
		Short: "Draw studies and write them up as a library",
		Long: `Build makes a library of studies, files and those in folders: an index, a document for each study,
and its pictures. Without a path it builds the folder "studies" if there is one, or else the library
that comes with the program. What did not change is not made again, and nothing is published unless
every study is valid.

How pictures look is for --theme and --direction to say, or else for each study, or else for the file
casebook.yaml beside it: its keys theme, direction and accent are those of a study.

--flavor says what the documents are written for: their front matter, links, headings and what must be
escaped. --images picture makes a light and a dark picture of each, between which GitHub chooses.

It writes only into its output folder, and there replaces and removes only what it wrote before.`,
		Example: `  casebook build
  casebook build my-system.yaml studies/ -o out/
  casebook build --flavor mkdocs -o site/
  casebook build --keep-going --jobs 4 --theme dark studies/`,
		ValidArgsFunction: completeStudies,
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if o.Sources, err = c.buildSources(cmd.Context(), args); err != nil {
				return err
			}
			if o.Images == book.Themed && !o.Flavor.AllowsHTML() {
				return usage("--images picture is for --flavor github: the others drop it, or do not follow its paths")
			}
			o.Reporter = c
			report, err := book.Build(cmd.Context(), o)
			if report == nil || c.quiet {
				return err
			}
			c.clearProgress()
			if told := line(c.out, "%s\n%s", report.Index, summary(report)); told != nil && err == nil {
				return told
			}
			return err
		},
	}
	flags := command.Flags()
	o.Out = "out"
	flags.VarP((*filename)(&o.Out), "output", "o", "folder to write")
	flags.VarP((*count)(&o.Jobs), "jobs", "j", "pictures drawn at a time (default the number of cores)")
	flags.BoolVarP(&o.KeepGoing, "keep-going", "k", false, "publish what can be built when some studies cannot")
	flags.BoolVarP(&o.Force, "force", "f", false, "replace files that no build wrote")
	addFlavor(command, &o)
	addSettings(command, &o.Settings)
	_ = command.MarkFlagDirname("output") // it fails only for a flag that there is not
	return command
}

// addFlavor gives a command the flags that say what a library is written for.
func addFlavor(command *cobra.Command, o *book.Options) {
	var flavors []string
	for _, f := range writeup.Flavors() {
		flavors = append(flavors, string(f))
	}
	o.Flavor, o.Images = writeup.GitHub, book.SVG
	addChoice(command, (*string)(&o.Flavor), "flavor", "what the documents are written for", flavors...)
	addChoice(command, (*string)(&o.Images), "images", "form of the pictures; picture is a light and a dark SVG each",
		string(book.SVG), string(book.PNG), string(book.Themed))
}

// buildSources reads the studies that a build was given, or those it takes when it was given none.
func (c *console) buildSources(ctx context.Context, paths []string) ([]source.File, error) {
	if len(paths) > 0 {
		return c.readStudies(ctx, paths)
	}
	if info, err := os.Stat(defaultSources); err == nil && info.IsDir() {
		return c.readStudies(ctx, []string{defaultSources})
	}
	return source.ReadFS(studies.Library)
}

// summary says in a line what a build made.
func summary(r *book.Report) string {
	return fmt.Sprintf("studies: %d (%d drawn), pictures: %d, files: %d written, %d unchanged, %d removed",
		r.Studies, r.Drawn, r.Pictures, r.Changes.Written, r.Changes.Kept, r.Changes.Removed)
}
