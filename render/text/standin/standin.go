// Package standin finds fonts for what those of the pictures lack: first in files that somebody named,
// then among those that the system has. Which it takes depends on what is installed, and on nothing
// else.
package standin

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"golang.org/x/image/font/sfnt"
)

// Set is fonts in the order in which they are asked. Files are opened only when they are read from, and
// folders searched when the fonts named before did not do. It is for one goroutine.
type Set struct {
	named   []*sfnt.Font
	folders []string
	system  [2][]*sfnt.Font // for regular and bold text; nil until they are asked
	buffer  sfnt.Buffer
}

// Open returns the fonts of some files, and after them those below some folders. A file that is no font
// is an error; in folders such are passed over.
func Open(files, folders []string) (*Set, error) {
	s := &Set{folders: folders}
	for _, name := range files {
		fonts, err := read(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		s.named = append(s.named, fonts...)
	}
	return s, nil
}

// Find returns the first font that has a glyph for r, or nil.
func (s *Set) Find(r rune, bold bool) *sfnt.Font {
	if f := s.first(s.named, r); f != nil {
		return f
	}
	weight := 0
	if bold {
		weight = 1
	}
	if s.system[weight] == nil {
		s.system[weight] = readAll(rank(search(s.folders), bold))
	}
	return s.first(s.system[weight], r)
}

func (s *Set) first(fonts []*sfnt.Font, r rune) *sfnt.Font {
	for _, f := range fonts {
		if s.has(f, r) {
			return f
		}
	}
	return nil
}

// has reports whether a font has an outline for r: some have pictures only.
func (s *Set) has(f *sfnt.Font, r rune) bool {
	i, err := f.GlyphIndex(&s.buffer, r)
	if err != nil || i == 0 {
		return false
	}
	segs, err := f.LoadGlyph(&s.buffer, i, 64*64, nil)
	return err == nil && len(segs) > 0
}

// readAll returns the fonts of those files that are fonts.
func readAll(names []string) []*sfnt.Font {
	all := []*sfnt.Font{}
	for _, name := range names {
		if fonts, err := read(name); err == nil {
			all = append(all, fonts[0]) // the others of a collection have the same letters, drawn for other countries
		}
	}
	return all
}

// read returns the fonts of a file, one or a collection.
func read(name string) ([]*sfnt.Font, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("there is no such file")
	case err != nil:
		return nil, cause(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("this is no file")
	}
	collection, err := sfnt.ParseCollectionReaderAt(file(name))
	if err != nil {
		return nil, fmt.Errorf("this is no font that can be read (TrueType or OpenType): %w", err)
	}
	fonts := make([]*sfnt.Font, 0, collection.NumFonts())
	for i := range collection.NumFonts() {
		f, err := collection.Font(i)
		if err != nil {
			return nil, fmt.Errorf("font %d of the collection: %w", i+1, err)
		}
		if f.UnitsPerEm() <= 0 {
			return nil, errors.New("the font has no size")
		}
		fonts = append(fonts, f)
	}
	if len(fonts) == 0 {
		return nil, errors.New("there are no fonts in it")
	}
	return fonts, nil
}

// file is a file that is open only while it is read from, since there may be hundreds.
type file string

// ReadAt reads a part of the file.
func (name file) ReadAt(p []byte, off int64) (int, error) {
	f, err := os.Open(string(name))
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return f.ReadAt(p, off)
}

// cause returns err without the name of the file, which is told already.
func cause(err error) error {
	if failed := (*fs.PathError)(nil); errors.As(err, &failed) {
		return failed.Err
	}
	return err
}
