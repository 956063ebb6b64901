package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/render/book"
	"casebook/render/deck"
	"casebook/render/output"
	"casebook/render/pdf"
	"casebook/render/pptx"
	"casebook/render/scene"
	"casebook/render/text/outline"
	"casebook/render/view"
)

// presenting is what deck was asked for.
type presenting struct {
	out, as  string
	list     bool
	fonts    []string
	slides   slideShape
	settings model.Settings
}

// deckForms are the forms of presentations. The first is that of files whose names do not say.
var deckForms = []struct {
	ext   string
	what  string
	steps bool // a flow has a picture for each step
	flags []string
}{
	{ext: "html", what: "one file for a browser: keys, steps, overview, a window for the speaker"},
	{ext: "pptx", what: "slides for PowerPoint, of shapes that can be edited", steps: true, flags: []string{"aspect", "connectors"}},
	{ext: "pdf", what: "pages", flags: []string{"font"}},
	{ext: "md", what: "Markdown for Marp or Slidev, and a folder of pictures beside it"},
}

func deckCommand(c *console) *cobra.Command {
	r := presenting{}
	var forms []string
	var help strings.Builder
	for _, f := range deckForms {
		forms = append(forms, f.ext)
		fmt.Fprintf(&help, "  .%-5s %s\n", f.ext, f.what)
	}
	command := &cobra.Command{
		Use:   "deck FILE",
		Short: "Make a presentation of a study",
		Long: `Deck makes slides of a study: what is asked, what must hold and whether it does, the numbers that matter,
the architecture, flows step by step, trade-offs, failures and the roadmap. What a slide has no room for is in the
write-up, and the slide says so. FILE may be - for standard input.

The extension of the output file, or --as, says in which form it is written:

` + help.String() + `
The key "deck" of a study says which slides there are, in which order, and what to say to them; --list
prints their names. Those marked "on request" are only shown if its "order" names them.`,
		Example: `  casebook deck my-system.yaml -o my-system.html
  casebook deck my-system.yaml -o my-system.pptx --aspect 4:3
  casebook deck my-system.yaml --list`,
		Args:              asUsed,
		ValidArgsFunction: completeStudies,
		RunE:              func(cmd *cobra.Command, args []string) error { return c.deck(cmd, &r, args[0]) },
	}
	flags := command.Flags()
	addOutput(command, &r.out)
	addChoice(command, &r.as, "as", "form of the output (default that of its extension, or html)", forms...)
	addSettings(command, &r.settings)
	addSlideShape(command, &r.slides)
	flags.StringArrayVar(&r.fonts, "font", nil, "file of a font for what the fonts of a PDF file lack; may be given several times")
	flags.BoolVar(&r.list, "list", false, "print the names of the slides")
	return command
}

// deck makes a presentation and writes it.
func (c *console) deck(cmd *cobra.Command, r *presenting, file string) error {
	if err := apart(file, r.out); err != nil {
		return err
	}
	form, steps, err := deckForm(cmd, r)
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
	a, err := analyze.Analyze(cmd.Context(), study, analyze.Options{})
	if err != nil {
		return err
	}
	views := view.OfAnalysis(a)
	all := deck.All(a, views.List())
	if r.list {
		return c.listSlides(all)
	}
	slides, err := deck.Pick(all, &study.Deck)
	if err != nil {
		return unknownSlides(file, err)
	}
	if len(slides) == 0 {
		return &inputError{fmt.Errorf("%s: %w", file, deck.ErrNoSlides)}
	}
	d := &deck.Deck{Title: study.Title, Slides: slides}
	if d.Pictures, err = c.drawDeck(cmd.Context(), file, views, slides, steps); err != nil {
		return err
	}
	return book.Contain(func() error { return c.writeDeck(d, r, form, study, in.Path) })
}

// deckForm returns the form of a presentation, and whether flows have a picture for each step in it.
func deckForm(cmd *cobra.Command, r *presenting) (form string, steps bool, err error) {
	form = r.as
	if ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(r.out), ".")); form == "" && r.out != "-" {
		form = ext
	}
	form = cmp.Or(form, deckForms[0].ext)
	names, found := "", false
	for i, f := range deckForms {
		if i > 0 {
			names += ", "
		}
		names += f.ext
		if f.ext == form {
			found, steps = true, f.steps
			continue
		}
		for _, flag := range f.flags {
			if cmd.Flags().Changed(flag) {
				return "", false, usage("--%s means nothing for %s files", flag, strings.ToUpper(form))
			}
		}
	}
	switch {
	case !found:
		return "", false, usage("%s: there is no form %q of presentations; there are %s (or say which with --as)", r.out, form, names)
	case form == "md" && r.out == "-" && !r.list:
		return "", false, usage("a presentation in Markdown has pictures beside it, so it needs a file: name it with -o")
	}
	return form, steps, nil
}

// listSlides prints the names of slides.
func (c *console) listSlides(all []deck.Slide) error {
	table := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	for _, s := range all {
		title := visible(s.Title)
		if s.Spare {
			title += "  (on request)"
		}
		if _, err := fmt.Fprintf(table, "%s\t%s\n", s.Name, title); err != nil {
			return err
		}
	}
	return table.Flush()
}

// unknownSlides says which slides of a study's own there are not.
func unknownSlides(file string, err error) error {
	var all []error
	for _, part := range parts(err) {
		all = append(all, &inputError{fmt.Errorf("%s: %w", file, part)})
	}
	all[len(all)-1] = &inputError{fmt.Errorf("%w (casebook deck --list prints their names)", all[len(all)-1])}
	return errors.Join(all...)
}

// drawDeck draws the pictures of slides.
func (c *console) drawDeck(ctx context.Context, file string, views *view.Set, slides []deck.Slide, steps bool) (map[string][]*scene.Scene, error) {
	names := deck.Views(slides)
	drawn, err := c.drawAll(ctx, file, views, names, steps)
	if err != nil {
		return nil, err
	}
	pictures := map[string][]*scene.Scene{}
	for i, name := range names {
		pictures[name] = drawn[i]
	}
	return pictures, nil
}

// writeDeck writes a presentation in a form.
func (c *console) writeDeck(d *deck.Deck, r *presenting, form string, study *model.Study, path string) (err error) {
	var data []byte
	switch form {
	case "html":
		data, err = deck.HTML(d, book.Look(study.Settings))
	case "pptx":
		data, err = deck.PPTX(d, pptx.Options{
			Theme: book.Colours(study.Settings), Aspect: pptx.Aspect(r.slides.aspect), Connectors: pptx.Connectors(r.slides.connectors),
		})
	case "pdf":
		var found outline.Finder
		if found, err = book.OpenFonts(r.fonts, study.Fonts, path); err != nil {
			return err
		}
		p := &exported{warn: c.Warn}
		var missing []string
		data, missing, err = pdf.Bytes(deck.Sheets(d), pdf.Options{Title: d.Title, Theme: book.Colours(study.Settings), Fonts: found})
		p.lacking(missing)
	case "md":
		return c.writeMarp(d, r.out, study)
	}
	if err != nil {
		return err
	}
	return c.write(r.out, data)
}

// writeMarp writes a presentation in Markdown, and first its pictures into a folder that is named after it.
func (c *console) writeMarp(d *deck.Deck, out string, study *model.Study) error {
	folder := strings.TrimSuffix(filepath.Base(out), filepath.Ext(out)) + "-pictures"
	data, pictures, err := deck.Marp(d, book.Look(study.Settings), folder)
	if err != nil {
		return err
	}
	folder = filepath.Join(filepath.Dir(out), folder)
	if len(pictures) > 0 {
		if err := output.Mkdir(folder); err != nil {
			return err
		}
	}
	for _, p := range pictures {
		if err := c.write(filepath.Join(folder, p.Name), p.Data); err != nil {
			return err
		}
	}
	return c.write(out, data)
}
