package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"casebook/render/book"
	"casebook/render/book/source"
	"casebook/render/proof"
	"casebook/render/view"
)

// proofread is a picture that was proofread, or is to be.
type proofread struct {
	file, view string // no view for a picture that was drawn before
	study      *view.Set
	faults     []proof.Fault
	measures   proof.Measures
}

// name is what people call the picture.
func (p *proofread) name() string {
	if p.view == "" {
		return p.file
	}
	return p.file + ": " + p.view
}

// checkPictures proofreads pictures: all views of studies, drawn for that, and SVG files as they are.
func (c *console) checkPictures(ctx context.Context, paths []string, format format) error {
	pictures, err := c.pictures(ctx, paths)
	if err != nil {
		return err
	}
	if err := c.proofreadAll(ctx, pictures); err != nil {
		return err
	}
	write := writeProofs
	if format == jsonFormat {
		write = writeProofsJSON
	}
	if err := write(c.out, pictures); err != nil {
		return err
	}
	for _, p := range pictures {
		if len(p.faults) > 0 {
			return told{exitFindings}
		}
	}
	return nil
}

// pictures returns the pictures that paths stand for: those of studies, if the studies are valid, and
// then those that are files already.
func (c *console) pictures(ctx context.Context, paths []string) ([]*proofread, error) {
	var studies []string
	var pictures, drawn []*proofread
	for _, p := range paths {
		if strings.EqualFold(filepath.Ext(p), ".svg") {
			drawn = append(drawn, &proofread{file: p})
		} else {
			studies = append(studies, p)
		}
	}
	if len(studies) > 0 {
		found, err := c.read(ctx, studies)
		if err == nil && len(found.Studies) == 0 {
			err = noStudies()
		}
		if err == nil {
			err = source.Check(ctx, found, runtime.NumCPU())
		}
		if err != nil {
			return nil, err
		}
		for _, f := range found.Studies {
			study, err := f.Load()
			if err != nil {
				return nil, err
			}
			set := view.Of(study)
			for _, v := range set.List() {
				pictures = append(pictures, &proofread{file: f.Name, view: v.Name, study: set})
			}
		}
	}
	return append(pictures, drawn...), nil
}

// proofreadAll proofreads pictures, many at a time. It stops where one cannot be had.
func (c *console) proofreadAll(ctx context.Context, pictures []*proofread) (err error) {
	studio := book.OpenStudio(0)
	defer func() { err = errors.Join(err, studio.Close()) }()
	var done atomic.Int64
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.NumCPU())
	for _, p := range pictures {
		g.Go(func() error {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			if err := c.proofread(ctx, p, studio); err != nil {
				return err
			}
			c.Progress(int(done.Add(1)), len(pictures), p.name())
			return nil
		})
	}
	return g.Wait()
}

// proofread gets a picture, by drawing it if it is not there, and proofreads it.
func (c *console) proofread(ctx context.Context, p *proofread, studio *book.Studio) error {
	if p.study == nil {
		file, err := readPicture(p.file)
		if err == nil {
			err = p.read(file)
		}
		if err != nil {
			return &inputError{fmt.Errorf("%s: %w", p.file, err)}
		}
		return nil
	}
	file, notes, err := studio.Draw(ctx, p.study, p.view)
	for _, note := range notes {
		c.Warn(p.name() + ": " + note)
	}
	if err == nil {
		err = p.read(file)
	}
	if err != nil && ctx.Err() == nil {
		return &book.DrawError{File: p.file, View: p.view, Err: err}
	}
	return err
}

// read proofreads the file of the picture.
func (p *proofread) read(file []byte) error {
	picture, err := proof.Read(file)
	if err != nil {
		return err
	}
	p.faults, p.measures = picture.Faults(), picture.Measures()
	return nil
}

// readPicture reads a picture from the disk.
func readPicture(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, errors.New("there is no such file")
	case err == nil && !info.Mode().IsRegular():
		return nil, errors.New("this is no file")
	}
	file, err := os.ReadFile(name)
	if failed := (*os.PathError)(nil); errors.As(err, &failed) {
		return nil, failed.Err // the name is told already
	}
	return file, err
}

// writeProofs writes the faults of pictures, a line each, and a table of their measures.
func writeProofs(w io.Writer, pictures []*proofread) error {
	faults := 0
	for _, p := range pictures {
		for _, f := range p.faults {
			faults++
			if err := line(w, "%s: %s", visible(p.name()), visible(f.String())); err != nil {
				return err
			}
		}
	}
	if faults > 0 {
		if err := line(w, ""); err != nil {
			return err
		}
	}
	if err := line(w, "faults  %s  picture", proof.MeasuresHead); err != nil {
		return err
	}
	for _, p := range pictures {
		if err := line(w, "%6d  %s  %s", len(p.faults), p.measures, visible(p.name())); err != nil {
			return err
		}
	}
	return nil
}

// writeProofsJSON writes the faults and measures of pictures for a program to read.
func writeProofsJSON(w io.Writer, pictures []*proofread) error {
	type fault struct {
		Kind    proof.Kind `json:"kind"`
		Parts   []string   `json:"parts"`
		Text    string     `json:"text,omitempty"`
		X       float64    `json:"x"`
		Y       float64    `json:"y"`
		Message string     `json:"message"`
	}
	type measures struct {
		Crossings int     `json:"crossings"`
		Bends     int     `json:"bends"`
		Length    float64 `json:"length"`
		White     float64 `json:"white"`
		Aspect    float64 `json:"aspect"`
		Width     float64 `json:"width"`
		Height    float64 `json:"height"`
	}
	type picture struct {
		File     string   `json:"file"`
		View     string   `json:"view,omitempty"`
		Faults   []fault  `json:"faults"`
		Measures measures `json:"measures"`
	}
	list := make([]picture, len(pictures))
	for i, p := range pictures {
		m := p.measures
		list[i] = picture{p.file, p.view, make([]fault, len(p.faults)), measures{
			m.Crossings, m.Bends, hundredths(m.Length), hundredths(m.White), hundredths(m.Aspect), m.Width, m.Height,
		}}
		for k, f := range p.faults {
			list[i].Faults[k] = fault{f.Kind, f.Parts, f.Text, f.At.X, f.At.Y, f.String()}
		}
	}
	return writeJSON(w, map[string][]picture{"pictures": list})
}

// hundredths rounds v to what is worth telling.
func hundredths(v float64) float64 { return math.Round(v*100) / 100 }
