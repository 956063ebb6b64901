package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"casebook/model/compare"
	"casebook/render/book"
	"casebook/render/output"
	"casebook/render/svg"
	"casebook/render/view"
	"casebook/render/writeup"
)

// writePictures writes the picture of the difference, or those of before and after.
func (c *console) writePictures(ctx context.Context, d *difference, comparison *compare.Comparison) error {
	views := view.Difference(comparison)
	if len(views.List()) == 0 {
		return &inputError{errors.New("there is nothing to draw: neither study has components")}
	}
	names := []string{view.DifferenceView}
	files := []string{d.out}
	if d.beforeAfter {
		names = []string{view.BeforeView, view.AfterView}
		stem := strings.TrimSuffix(d.out, filepath.Ext(d.out))
		files = []string{stem + "-before.svg", stem + "-after.svg"}
	}
	drawn, err := c.drawViews(ctx, comparison, views, names)
	if err != nil {
		return err
	}
	for i, file := range files {
		if err := c.write(file, drawn[i]); err != nil {
			return err
		}
	}
	return nil
}

// drawDifference writes the pictures of a difference into their folder, and returns them as a document
// that is written beside it shows them.
func (c *console) drawDifference(ctx context.Context, d *difference, comparison *compare.Comparison) ([]writeup.Picture, error) {
	views := view.Difference(comparison)
	list := views.List()
	names := make([]string, len(list))
	for i, v := range list {
		names[i] = v.Name
	}
	drawn, err := c.drawViews(ctx, comparison, views, names)
	if err != nil {
		return nil, err
	}
	if err := output.MkdirAll(d.pictures); err != nil {
		return nil, err
	}
	from := d.pictures
	if d.out != "-" {
		if rel, err := filepath.Rel(filepath.Dir(d.out), d.pictures); err == nil {
			from = rel
		}
	}
	var pictures []writeup.Picture
	for i, v := range list {
		file := pictureFiles[v.Name]
		if err := output.WriteFile(filepath.Join(d.pictures, file), drawn[i]); err != nil {
			return nil, err
		}
		pictures = append(pictures, writeup.Picture{View: v.Name, File: filepath.ToSlash(filepath.Join(from, file)), Title: v.Title, Alt: v.Alt})
	}
	return pictures, nil
}

// pictureFiles are the files that the views of a difference have in a folder.
var pictureFiles = map[string]string{view.DifferenceView: "diff.svg", view.BeforeView: "before.svg", view.AfterView: "after.svg"}

// drawViews draws views of a difference as SVG files.
func (c *console) drawViews(ctx context.Context, comparison *compare.Comparison, views *view.Set, names []string) ([][]byte, error) {
	drawn, err := c.drawAll(ctx, comparison.After.File, views, names, false)
	if err != nil {
		return nil, err
	}
	files := make([][]byte, len(drawn))
	for i, scenes := range drawn {
		if files[i], err = svg.Bytes(scenes[0], book.Look(comparison.After.Settings)); err != nil {
			return nil, err
		}
	}
	return files, nil
}
