package fill

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"casebook/model"
	"casebook/render/book"
	"casebook/render/notes"
	"casebook/render/output"
	"casebook/render/png"
	"casebook/render/scene"
	"casebook/render/svg"
)

// file is a picture beside a note.
type file struct {
	name string // from the folder of the note, with slashes
	data []byte
}

// drawn is a picture that is drawn once for all notes that show it.
type drawn struct {
	study string // the key of what it is of
	shown string
	get   func() (picture, error)
}

// picture is a picture as a file, and what a person should know of how it went.
type picture struct {
	data     []byte
	warnings []string
}

// clashError says that two studies would have one picture.
type clashError struct{ file, other string }

func (e *clashError) Error() string {
	return fmt.Sprintf("the picture %s is one of %s already", e.file, e.other)
}

// draw returns a picture that a note shows.
func (u *filler) draw(ctx context.Context, f *found, s *study, p notes.Picture) (picture, error) {
	key := strings.ToLower(path.Join(filepath.ToSlash(f.where), f.dir, p.File))
	u.mu.Lock()
	d := u.drawn[key]
	if d == nil {
		d = &drawn{study: s.key, shown: s.shown, get: sync.OnceValues(func() (picture, error) { return u.drawNew(ctx, s, p) })}
		u.drawn[key] = d
	}
	u.mu.Unlock()
	if d.study != s.key {
		return picture{}, &clashError{p.File, d.shown}
	}
	return d.get()
}

// drawNew draws a picture.
func (u *filler) drawNew(ctx context.Context, s *study, p notes.Picture) (picture, error) {
	views := s.running(p.Direction)
	drawing, warnings, err := u.studio.Scene(ctx, views, p.View)
	if err != nil {
		return picture{}, &book.DrawError{File: s.shown, View: p.View, Err: err}
	}
	for i := range warnings {
		warnings[i] = s.shown + ": " + p.View + ": " + warnings[i]
	}
	settings := model.Settings{Theme: p.Theme}.Or(views.Study().Settings)
	var data []byte
	err = book.Contain(func() (err error) {
		if p.Form == notes.PNG {
			var missing []string
			if data, missing, err = image(drawing, s, settings, p.Scale); len(missing) > 0 {
				warnings = append(warnings, s.shown+": "+p.View+": "+book.Lacking(missing))
			}
			return err
		}
		data, err = svg.Bytes(drawing, book.Look(settings))
		return err
	})
	if err != nil {
		return picture{}, &book.DrawError{File: s.shown, View: p.View, Err: err}
	}
	return picture{data, warnings}, nil
}

// image returns a picture as a PNG file, and the characters that no font has.
func image(drawing *scene.Scene, s *study, settings model.Settings, scale int) ([]byte, []string, error) {
	fonts, err := book.OpenFonts(nil, settings.Fonts, s.shown)
	if err != nil {
		return nil, nil, err
	}
	return png.Bytes(drawing, png.Options{Theme: book.Colours(settings), Scale: float64(max(scale, 1)), Fonts: fonts})
}

// change returns how the file on the disk differs from what it is to be, if it does.
func (p *file) change(f *found) (Change, bool) {
	c := Change{Name: filepath.Join(filepath.Dir(f.shown), filepath.FromSlash(p.name))}
	before, err := f.root.ReadFile(filepath.FromSlash(path.Join(f.dir, p.name)))
	if err == nil && bytes.Equal(before, p.data) {
		return c, false
	}
	c.Missing = os.IsNotExist(err)
	return c, true
}

// write writes the pictures of a note, and then the note, each if it changed.
func write(f *found, files []*file, before, after []byte) error {
	for _, p := range files {
		if err := output.WriteWithin(f.root, path.Join(f.dir, p.name), p.data); err != nil {
			return err
		}
	}
	if bytes.Equal(before, after) {
		return nil
	}
	now, err := os.ReadFile(f.path)
	if err != nil {
		return fmt.Errorf("%s: %w", f.shown, plain(err))
	}
	if !bytes.Equal(now, before) {
		return fmt.Errorf("%s: somebody changed it while it was being filled; it is left as it is", f.shown)
	}
	return output.WriteFile(f.path, after)
}
