package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/model"
	"casebook/render/book"
	"casebook/render/pdf"
	"casebook/render/png"
	"casebook/render/scene"
	"casebook/render/svg"
	"casebook/render/text/outline"
)

// exporter is a form in which pictures are written.
type exporter struct {
	ext   string   // of its files, without the dot; it is also its name
	what  string   // what it is, in words
	many  bool     // a file may hold several pictures
	steps bool     // flows have a picture for each step
	flags []string // those of render that not all forms have, and it has
	write func(p *exported) (file []byte, err error)
}

// exporters are all forms. The first is that of files whose names do not say.
var exporters = []exporter{
	{ext: "svg", what: "drawing for the web", write: toSVG},
	{ext: "png", what: "image", flags: []string{"scale", "transparent", "font"}, write: toPNG},
	{ext: "pdf", what: "pages", many: true, flags: []string{"font"}, write: toPDF},
	{ext: "pptx", what: "slides", many: true, steps: true, flags: []string{"connectors", "aspect"}, write: toPPTX},
}

// exported is what an exporter writes.
type exported struct {
	study       *model.Study     // with the settings that count
	views       [][]*scene.Scene // the pictures of each; several for a flow in steps
	scenes      []*scene.Scene   // all of those
	slides      slideShape
	scale       float64
	transparent bool
	fonts       func() (outline.Finder, error)
	warn        func(string)
}

func toSVG(p *exported) ([]byte, error) {
	return svg.Bytes(p.scenes[0], book.Look(p.study.Settings))
}

func toPNG(p *exported) ([]byte, error) {
	fonts, err := p.fonts()
	if err != nil {
		return nil, err
	}
	file, missing, err := png.Bytes(p.scenes[0], png.Options{
		Theme: book.Colours(p.study.Settings), Scale: p.scale, Transparent: p.transparent, Fonts: fonts,
	})
	p.lacking(missing)
	if large := (*png.SizeError)(nil); errors.As(err, &large) {
		err = &inputError{err}
	}
	return file, err
}

func toPDF(p *exported) ([]byte, error) {
	fonts, err := p.fonts()
	if err != nil {
		return nil, err
	}
	file, missing, err := pdf.Bytes(p.scenes, pdf.Options{
		Title: p.study.Title, Theme: book.Colours(p.study.Settings), Fonts: fonts,
	})
	p.lacking(missing)
	return file, err
}

// exporterFor returns the exporter of a name, or else, if that is empty, that of a file's extension.
func exporterFor(name, file string) (exporter, error) {
	ext := strings.TrimPrefix(filepath.Ext(file), ".")
	if name == "" && (file == "-" || ext == "") {
		return exporters[0], nil
	}
	wanted := name
	if wanted == "" {
		wanted = strings.ToLower(ext)
	}
	for _, e := range exporters {
		if e.ext == wanted {
			return e, nil
		}
	}
	return exporter{}, usage("%s: there is no form %q to write; there are %s (or say which with --as)",
		file, ext, strings.Join(exporterNames(anyExporter), ", "))
}

// exporterNames returns the names of some exporters.
func exporterNames(which func(exporter) bool) []string {
	var names []string
	for _, e := range exporters {
		if which(e) {
			names = append(names, e.ext)
		}
	}
	return names
}

func anyExporter(exporter) bool { return true }

// accepts returns an error if a command was given what does not go with the form.
func (e exporter) accepts(command *cobra.Command, views int) error {
	if views > 1 && !e.many {
		return usage("%s files have one picture each, and %d views are named; files that can have several: %s",
			strings.ToUpper(e.ext), views, strings.Join(exporterNames(func(e exporter) bool { return e.many }), ", "))
	}
	for _, other := range exporters {
		for _, flag := range other.flags {
			if command.Flags().Changed(flag) && !slices.Contains(e.flags, flag) {
				return usage("--%s means nothing for %s files", flag, strings.ToUpper(e.ext))
			}
		}
	}
	return nil
}

// exporterHelp says which forms there are, a line each.
func exporterHelp() string {
	var b strings.Builder
	for _, e := range exporters {
		fmt.Fprintf(&b, "  .%-5s %s", e.ext, e.what)
		if e.many {
			b.WriteString(", of one or several views")
		}
		if e.steps {
			b.WriteString("; a flow has one for each of its steps")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
