package output

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// WriteFile writes one file that a person named: a new one or all of an old one, or nothing. The
// file keeps its mode. A symbolic link stays one, and what it points at is written; something that
// is no file, such as a pipe, is written as it is. The error is a *RefusedError if it is a folder, or if
// there can be no file of that name.
func WriteFile(name string, data []byte) error {
	err := writeFile(name, data)
	if refused := (*RefusedError)(nil); errors.As(err, &refused) {
		return err
	}
	return misplaced(name, err)
}

func writeFile(name string, data []byte) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return replace(name, data, nil)
	case err != nil:
		return err
	case info.IsDir():
		return &RefusedError{Path: name, Reason: "it is a folder, and the output is a file"}
	case !info.Mode().IsRegular():
		return writeThrough(name, data)
	}
	mode := info.Mode().Perm()
	if name, err = filepath.EvalSymlinks(name); err != nil {
		return err
	}
	return replace(name, data, &mode)
}

// writeThrough writes to what is no regular file.
func writeThrough(name string, data []byte) error {
	w, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return errors.Join(err, w.Close())
}

// replace writes a file beside the one of that name and renames it over that. It gets the mode, or
// if there is none that of a new file.
func replace(name string, data []byte, mode *fs.FileMode) (err error) {
	temp := filepath.Join(filepath.Dir(name), fmt.Sprintf(".casebook-%016x", rand.Uint64()))
	w, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temp))
		}
	}()
	_, err = w.Write(data)
	if err == nil && mode != nil {
		err = w.Chmod(*mode)
	}
	if err == nil {
		err = w.Sync()
	}
	if err = errors.Join(err, w.Close()); err != nil {
		return err
	}
	return os.Rename(temp, name)
}
