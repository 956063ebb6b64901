package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"casebook/model"
	"casebook/render/book"
	"casebook/render/book/source"
	"casebook/render/scene"
	"casebook/render/text/outline"
	"casebook/render/view"
)

// rendering is what render was asked for.
type rendering struct {
	out, as     string
	scale       factor
	transparent bool
	fonts       []string
	slides      slideShape
	settings    model.Settings
}

func renderCommand(c *console) *cobra.Command {
	r := rendering{scale: 1}
	command := &cobra.Command{
		Use:   "render FILE VIEW...",
		Short: "Draw pictures of a study",
		Long: `Render draws a view of a study. "casebook views FILE" prints which views there are; "all" stands for
every one of them. FILE may be - for standard input.

The extension of the output file, or --as, says in which form it is written:

` + exporterHelp() + `
How it looks is for --theme and --direction to say, or else for the study, or else for the file
casebook.yaml beside it. The theme auto, which follows the reader, is light in files that cannot.

Letters that the fonts of the pictures lack are taken in PNG and PDF files from the fonts that --font
or the settings name, and else from those of the system.`,
		Example: `  casebook render my-system.yaml components -o my-system.svg
  casebook render my-system.yaml flow/checkout --theme dark > checkout.svg
  casebook render my-system.yaml components -o my-system.png --scale 2
  casebook render my-system.yaml all -o my-system.pdf
  casebook render my-system.yaml overview components flow/checkout -o my-system.pptx
  casebook render my-system.yaml components -o my-system.drawio.svg
  casebook render my-system.yaml sequence/checkout --as mermaid
  cat my-system.yaml | casebook render - components --as png > my-system.png`,
		Args: asUsed,
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return completeStudies(cmd, args, typed)
			}
			return c.completeViews(cmd.Context(), args[0]), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error { return c.render(cmd, &r, args[0], args[1:]) },
	}
	flags := command.Flags()
	addOutput(command, &r.out)
	addChoice(command, &r.as, "as", "form of the output (default that of its extension, or svg)", exporterNames()...)
	addSettings(command, &r.settings)
	flags.Var(&r.scale, "scale", "size of a PNG file, in times that of the picture")
	flags.BoolVar(&r.transparent, "transparent", false, "leave out the background of a PNG file")
	flags.StringArrayVar(&r.fonts, "font", nil, "file of a font for what the fonts of the pictures lack; may be given several times")
	addSlideShape(command, &r.slides)
	return command
}

// render draws views of a study and writes them.
func (c *console) render(cmd *cobra.Command, r *rendering, file string, names []string) error {
	if err := apart(file, r.out); err != nil {
		return err
	}
	form, err := exporterFor(r.as, r.out)
	if err != nil {
		return err
	}
	in, err := c.studyFile(cmd.Context(), file)
	if err != nil {
		return err
	}
	study, err := in.Load()
	if err != nil {
		return err
	}
	study.Settings = r.settings.Or(study.Settings)
	views := view.Of(study)
	if slices.Equal(names, []string{allViews}) {
		names = viewNames(views.List())
	}
	if err := form.accepts(cmd, len(names)); err != nil {
		return err
	}
	drawn, err := c.drawAll(cmd.Context(), file, views, names, form.steps)
	if err != nil {
		return err
	}
	if err := form.holds(drawn, names); err != nil {
		return err
	}
	var picture []byte
	err = book.Contain(func() (err error) { // what is in fonts is not ours
		picture, err = form.write(&exported{
			study: study, views: drawn, scenes: slices.Concat(drawn...), slides: r.slides,
			scale: float64(r.scale), transparent: r.transparent, warn: c.Warn,
			fonts: func() (outline.Finder, error) { return book.OpenFonts(r.fonts, study.Fonts, in.Path) },
		})
		return err
	})
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if form.lost != nil {
		c.Warn(form.lost(drawn[0][0].Sort()))
	}
	return c.write(r.out, picture)
}

// allViews stands for the names of all views.
const allViews = "all"

// drawView draws one view: a flow step by step, if that is asked for.
func drawView(ctx context.Context, studio *book.Studio, views *view.Set, name string, steps bool) ([]*scene.Scene, []string, error) {
	if steps {
		return studio.Steps(ctx, views, name)
	}
	s, notes, err := studio.Scene(ctx, views, name)
	return []*scene.Scene{s}, notes, err
}

// drawAll draws views of a study, many at a time; flows step by step, if that is asked for.
func (c *console) drawAll(ctx context.Context, file string, views *view.Set, names []string, steps bool) (drawn [][]*scene.Scene, err error) {
	studio := book.OpenStudio(0)
	defer func() { err = errors.Join(err, studio.Close()) }()
	drawn = make([][]*scene.Scene, len(names))
	notes := make([][]string, len(names))
	var done atomic.Int64
	g, ctx := errgroup.WithContext(ctx)
	for i, name := range names {
		g.Go(func() error {
			var err error
			if drawn[i], notes[i], err = drawView(ctx, studio, views, name, steps); err != nil {
				return drawError(file, name, err)
			}
			c.Progress(int(done.Add(1)), len(names), name)
			return nil
		})
	}
	err = g.Wait()
	for i, said := range notes {
		for _, note := range said {
			if len(names) > 1 {
				note = names[i] + ": " + note
			}
			c.Warn(note)
		}
	}
	return drawn, err
}

// load reads and parses one study.
func (c *console) load(ctx context.Context, file string) (*model.Study, error) {
	return c.loadWith(ctx, file, nil)
}

// loadWith reads and parses one study with settings in place of what it says itself.
func (c *console) loadWith(ctx context.Context, file string, set []model.Setting) (*model.Study, error) {
	f, err := c.studyFile(ctx, file)
	if err != nil {
		return nil, err
	}
	return f.LoadWith(set)
}

// studyFile reads the file of one study.
func (c *console) studyFile(ctx context.Context, name string) (source.File, error) {
	files, err := c.readStudies(ctx, []string{name})
	if err != nil {
		return source.File{}, err
	}
	if len(files) > 1 {
		return source.File{}, usage("%s has more than one study; name one file", name)
	}
	return files[0], nil
}

// drawError says which picture could not be drawn, and what was meant if there is no such.
func drawError(file, name string, err error) error {
	failed := &book.DrawError{File: file, View: name, Err: err}
	var unknown *view.UnknownError
	if !errors.As(err, &unknown) {
		return failed
	}
	if near := suggest(name, viewNames(unknown.Views)); near != "" {
		failed.Err = fmt.Errorf("%w; did you mean %q?", err, near)
	}
	return &inputError{failed}
}

func viewNames(views []view.View) []string {
	names := make([]string, len(views))
	for i, v := range views {
		names[i] = v.Name
	}
	return names
}
