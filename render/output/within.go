package output

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
)

// WriteWithin writes a file somewhere below a folder, with the folders on its way: a new one or all of an old
// one, or nothing. Name is its path from there, with slashes. Nothing is written through a symbolic link, which
// somebody may have put there to have another file written; the error is then a *RefusedError.
func WriteWithin(root *os.Root, name string, data []byte) error {
	f := &Folder{dir: root.Name(), root: root}
	before, err := f.inspect(name)
	switch {
	case err != nil:
		return err
	case !before.free() && !before.regular:
		return &RefusedError{Path: f.shown(name), Reason: "it is no regular file", Hint: "move it away"}
	case before.regular && before.sum == SumOf(data):
		return nil
	}
	if err := root.MkdirAll(filepath.FromSlash(path.Dir(name)), dirMode); err != nil {
		return f.fail("make the folder", path.Dir(name), err)
	}
	temp := path.Join(path.Dir(name), fmt.Sprintf(".casebook-%016x", rand.Uint64()))
	if err := writeNew(root, temp, data, before.mode); err != nil {
		return f.fail("write", name, err)
	}
	if err := f.rename(temp, name); err != nil {
		return errors.Join(err, root.Remove(filepath.FromSlash(temp)))
	}
	return nil
}

// writeNew writes a file that is safe on the disk when it returns, or is not there.
func writeNew(root *os.Root, name string, data []byte, mode fs.FileMode) error {
	name = filepath.FromSlash(name)
	w, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	if err == nil && mode != 0 {
		err = w.Chmod(mode.Perm())
	}
	if err == nil {
		err = w.Sync()
	}
	if err = errors.Join(err, w.Close()); err != nil {
		return errors.Join(err, root.Remove(name))
	}
	return nil
}
