package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"casebook/model"
)

// Skipped is something in a folder that was not read as a study.
type Skipped struct {
	Name    string // as messages show it
	Reason  string
	Suspect bool // it may well have been meant as a study
}

func (s Skipped) String() string { return s.Name + ": " + s.Reason }

// Why something that may have been meant is not read.
const (
	leadsOut   = "a symbolic link out of the folder, or to nothing; not followed"
	notRegular = "no regular file"
)

// folder reads the studies below a folder. The walk does not descend through symbolic links, so it
// ends, and what it reads is in the folder.
func (r *reading) folder(ctx context.Context, dir string) error {
	where, err := realFolder(dir)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return unreadable(dir, err)
	}
	folder := folder{reading: r, dir: dir, where: where, root: root}
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err = folder.visit(name, d, err); err == fs.SkipDir {
			return err
		}
		return r.pass(err)
	})
	return errors.Join(err, root.Close())
}

// folder is a folder that is being read.
type folder struct {
	*reading
	dir   string // as messages show it
	where string // absolute, without symbolic links
	root  *os.Root
}

// visit reads one of the things below the folder, if it is a study or has settings.
func (f *folder) visit(name string, d fs.DirEntry, err error) error {
	local := filepath.FromSlash(name)
	shown := filepath.Join(f.dir, local)
	switch {
	case err != nil:
		return unreadable(shown, err)
	case name != "." && strings.HasPrefix(d.Name(), "."):
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	case d.Name() == model.SettingsFile && !d.IsDir():
		_, err := f.settingsOf(filepath.Join(f.where, filepath.Dir(local)), filepath.Dir(shown))
		return err
	case d.Type()&fs.ModeSymlink != 0 && f.leadsAway(local):
		f.skip(shown, leadsOut)
		return nil
	case d.IsDir() || !isYAML(name):
		return nil
	}
	return f.read(local, shown)
}

// leadsAway reports whether a symbolic link leads to a study, or to a folder that may have some,
// that reading the folder does not reach.
func (f *folder) leadsAway(name string) bool {
	if _, err := f.root.Stat(name); err == nil {
		return false
	}
	target, err := os.Stat(filepath.Join(f.dir, name))
	return isYAML(name) || err == nil && target.IsDir()
}

// read reads a YAML file of the folder, and keeps it if it is a study.
func (f *folder) read(name, shown string) error {
	if info, err := f.root.Stat(name); err != nil || !info.Mode().IsRegular() {
		f.skip(shown, notRegular)
		return nil
	}
	data, err := readStart(f.root, name)
	switch {
	case err != nil:
		return unreadable(shown, err)
	case len(bytes.TrimSpace(data)) == 0:
		f.skip(shown, "it is empty")
		return nil
	case !looksLikeStudy(data) && strings.EqualFold(stem(name), stem(model.SettingsFile)):
		f.skip(shown, "no study, and settings have the name "+model.SettingsFile)
		return nil
	case !looksLikeStudy(data):
		f.found.Skipped = append(f.found.Skipped, Skipped{shown, "no study", false})
		return nil
	}
	return f.keep(File{Name: shown, ID: stem(name), Data: data, Path: filepath.Join(f.where, name)})
}

// readStart reads a file up to the length at which it is too long for a study.
func readStart(root *os.Root, name string) ([]byte, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, longestRead))
	return data, errors.Join(err, f.Close())
}

func isYAML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

var (
	versionKey = regexp.MustCompile(`(?m)^[ \t{"']*casebook["']?[ \t]*:`)
	titleKey   = regexp.MustCompile(`(?m)^["']?title["']?[ \t]*:`)
	kindKey    = regexp.MustCompile(`(?m)^["']?kind["']?[ \t]*:`)
)

// looksLikeStudy tells studies from the other YAML files that a folder may have. What might be a
// study with a fault is taken for one, so that the fault is told.
func looksLikeStudy(data []byte) bool {
	if !utf8.Valid(data) {
		return true
	}
	return versionKey.Match(data) || titleKey.Match(data) && kindKey.Match(data)
}
