package book

import (
	"context"

	"casebook/model"
	"casebook/render/output"
	"casebook/render/png"
	"casebook/render/scene"
	"casebook/render/svg"
	"casebook/render/view"
	"casebook/render/writeup"
)

// Images is the form of a library's pictures.
type Images string

// The forms. The zero value is SVG.
const (
	SVG    Images = "svg"
	PNG    Images = "png"     // for readers that know nothing else
	Themed Images = "picture" // two SVG files each, of which the reader's system shows the light or the dark one
)

// pngScale is how many times as large as its picture an image is, so that it is sharp on fine screens.
const pngScale = 2

// picture is what came of drawing a view.
type picture struct {
	files  []made
	shown  writeup.Picture
	notes  []string
	failed error // why there is no such picture
	fatal  error // why there can be none at all
}

// draw draws a view of a study and stages it.
func (b *builder) draw(ctx context.Context, p *plan, set *view.Set, v view.View, studio *Studio) picture {
	out := picture{shown: writeup.Picture{View: v.Name, Title: v.Title, Alt: v.Alt}}
	drawn, notes, err := studio.Scene(ctx, set, v.Name)
	if err != nil {
		return picture{failed: &DrawError{File: p.source.Name, View: v.Name, Err: err}}
	}
	for _, note := range notes {
		out.notes = append(out.notes, v.Name+": "+note)
	}
	for i, f := range b.forms(set.Study().Settings) {
		name, shown := b.Flavor.Shown(p.record.Card, v.Name+f.ending)
		if i == 0 {
			out.shown.File = shown
		} else {
			out.shown.Dark = shown
		}
		var data []byte
		err := Contain(func() (err error) {
			var missing []string
			if data, missing, err = f.write(drawn, p.source.Path); len(missing) > 0 {
				out.notes = append(out.notes, v.Name+": "+Lacking(missing))
			}
			return err
		})
		if err != nil {
			return picture{failed: &DrawError{File: p.source.Name, View: v.Name, Err: err}}
		}
		if err := b.folder.Stage(name, data); err != nil {
			return picture{fatal: err}
		}
		out.files = append(out.files, made{name, output.SumOf(data)})
	}
	return out
}

// form is a file that is made of a picture.
type form struct {
	ending string // of its name
	write  func(drawn *scene.Scene, study string) (file []byte, missing []string, err error)
}

// forms returns the files that are made of each picture. One that has a theme has no other for the dark.
func (b *builder) forms(s model.Settings) []form {
	follows := s.Theme == "" || s.Theme == string(svg.Auto)
	switch {
	case b.Images == PNG:
		return []form{{".png", func(drawn *scene.Scene, study string) ([]byte, []string, error) {
			fonts, err := OpenFonts(nil, s.Fonts, study)
			if err != nil {
				return nil, nil, err
			}
			return png.Bytes(drawn, png.Options{Theme: Colours(s), Scale: pngScale, Fonts: fonts})
		}}}
	case b.Images == Themed && follows:
		light, dark := s, s
		light.Theme, dark.Theme = string(svg.Light), string(svg.Dark)
		return []form{svgForm(".svg", light), svgForm(".dark.svg", dark)}
	}
	return []form{svgForm(".svg", s)}
}

func svgForm(ending string, s model.Settings) form {
	return form{ending, func(drawn *scene.Scene, _ string) ([]byte, []string, error) {
		file, err := svg.Bytes(drawn, Look(s))
		return file, nil, err
	}}
}
