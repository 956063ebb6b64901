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
	"casebook/render/d2"
	"casebook/render/dot"
	"casebook/render/mermaid"
	"casebook/render/pdf"
	"casebook/render/plantuml"
	"casebook/render/png"
	"casebook/render/scene"
	"casebook/render/structurizr"
	"casebook/render/svg"
	"casebook/render/text/outline"
)

// exporter is a form in which pictures are written.
type exporter struct {
	name  string                  // in --as
	ext   string                  // of its files, without the dot; that it may share
	what  string                  // what it is, in words
	many  bool                    // a file may hold several pictures
	steps bool                    // flows have a picture for each step
	flags []string                // those of render that not all forms have, and it has
	sorts []scene.Sort            // of the pictures that it can hold; all if left out
	lost  func(scene.Sort) string // says what of a picture of a sort is not in the file; nil if all is
	write func(p *exported) (file []byte, err error)
}

// exporters are all forms. The first is that of files whose names do not say.
var exporters = []exporter{
	{name: "svg", ext: "svg", what: "drawing for the web", write: toSVG},
	{name: "png", ext: "png", what: "image", flags: []string{"scale", "transparent", "font"}, write: toPNG},
	{name: "pdf", ext: "pdf", what: "pages", many: true, flags: []string{"font"}, write: toPDF},
	{name: "pptx", ext: "pptx", what: "slides", many: true, steps: true, flags: []string{"connectors", "aspect"}, write: toPPTX},
	{name: "drawio", ext: "drawio", what: "draw.io diagram", many: true, write: toDrawio},
	{name: "drawio.svg", ext: "drawio.svg", what: "drawing for the web that draw.io opens as a diagram", write: toDrawioSVG},
	{name: "excalidraw", ext: "excalidraw", what: "Excalidraw drawing", write: toExcalidraw},
	{name: "dot", ext: "dot", what: "Graphviz text", sorts: dot.Sorts(), lost: always(dot.Lost), write: inWords(dot.Bytes)},
	{name: "mermaid", ext: "mmd", what: "Mermaid text", sorts: mermaid.Sorts(), lost: mermaid.Lost, write: inWords(mermaid.Bytes)},
	{name: "d2", ext: "d2", what: "D2 text", sorts: d2.Sorts(), lost: always(d2.Lost), write: inWords(d2.Bytes)},
	{name: "plantuml", ext: "puml", what: "PlantUML text, components in C4", sorts: plantuml.Sorts(), lost: plantuml.Lost, write: inWords(plantuml.Bytes)},
	{name: "structurizr", ext: "json", what: "Structurizr workspace", sorts: structurizr.Sorts(), lost: always(structurizr.Lost), write: inWords(structurizr.Bytes)},
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
	if name == "" && (file == "-" || filepath.Ext(file) == "") {
		return exporters[0], nil
	}
	var found *exporter
	for i := range exporters {
		e := &exporters[i]
		if name == e.name {
			return *e, nil
		}
		longer := found == nil || len(e.ext) > len(found.ext) // .drawio.svg is more than .svg
		if name == "" && longer && strings.HasSuffix(strings.ToLower(filepath.Base(file)), "."+e.ext) {
			found = e
		}
	}
	if found != nil {
		return *found, nil
	}
	return exporter{}, noExporter(file)
}

// noExporter says that no form has the extension of a file, and which have which.
func noExporter(file string) error {
	var extensions []string
	hint := ""
	ext := filepath.Ext(file)
	for _, e := range exporters {
		extensions = append(extensions, "."+e.ext)
		if strings.EqualFold(ext, "."+e.name) {
			hint = fmt.Sprintf(" did you mean %q?", strings.TrimSuffix(file, ext)+"."+e.ext)
		}
	}
	return usage("%s: no form of pictures has the extension %q;%s there are %s (or say the form with --as)",
		file, ext, hint, strings.Join(extensions, ", "))
}

// exporterList names some exporters, with the extensions that do not go without saying.
func exporterList(which func(exporter) bool) string {
	var list []string
	for _, e := range exporters {
		switch {
		case which(e) && e.name != e.ext:
			list = append(list, e.name+" (."+e.ext+")")
		case which(e):
			list = append(list, e.name)
		}
	}
	return strings.Join(list, ", ")
}

// exporterNames returns the names of all exporters.
func exporterNames() []string {
	names := make([]string, len(exporters))
	for i, e := range exporters {
		names[i] = e.name
	}
	return names
}

// accepts returns an error if a command was given what does not go with the form.
func (e exporter) accepts(command *cobra.Command, views int) error {
	if views > 1 && !e.many {
		return usage("%s files have one picture each, and %d views are named; files that can have several: %s",
			e.title(), views, exporterList(func(e exporter) bool { return e.many }))
	}
	for _, other := range exporters {
		for _, flag := range other.flags {
			if command.Flags().Changed(flag) && !slices.Contains(e.flags, flag) {
				return usage("--%s means nothing for %s files", flag, e.title())
			}
		}
	}
	return nil
}

// exporterHelp says which forms there are, a line each.
func exporterHelp() string {
	var b strings.Builder
	for _, e := range exporters {
		fmt.Fprintf(&b, "  .%-11s %s", e.ext, e.what)
		if e.many {
			b.WriteString(", of one or several views")
		}
		if e.steps {
			b.WriteString("; a flow has one for each of its steps")
		}
		if e.name != e.ext {
			fmt.Fprintf(&b, " (--as %s)", e.name)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
