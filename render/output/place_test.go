package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestMisplaced says of each place where nothing can be written what is wrong with it, and that it is the
// person who chose it that can mend it.
func TestMisplaced(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "file", "mine")
	for _, c := range []struct {
		name, want string
		make       func(string) error
	}{
		{"none/x", "none/x: there is no folder none (make it first)", toFile},
		{"none/in/x", "none/in/x: there is no folder none/in (make it first)", toFile},
		{"none/x", "none/x: there is no folder none (make it first)", Mkdir},
		{"file/x", "file/x: file is no folder (choose another place)", toFile},
		{"file/in/x", "file/in/x: file is no folder (choose another place)", MkdirAll},
		{"file", "file: it is a file, and the output is a folder", Mkdir},
		{"file", "file: it is a file, and the output is a folder", MkdirAll},
	} {
		err := c.make(filepath.FromSlash(c.name))
		if refused := (*RefusedError)(nil); !errors.As(err, &refused) || filepath.ToSlash(err.Error()) != c.want {
			t.Errorf("%s: %T %v, want %s", c.name, err, err, c.want)
		}
	}
	if err := errors.Join(Mkdir("made"), Mkdir("made"), MkdirAll("made/in/it"), toFile("made/in/it/x")); err != nil {
		t.Error(err)
	}
}

func toFile(name string) error { return WriteFile(name, []byte("x")) }

// TestMisplacedErrors tells the errors of the system that a person can mend by another name from those that
// have nothing to do with it.
func TestMisplacedErrors(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x")
	for _, c := range []struct {
		err     error
		refused bool
		want    string
	}{
		{fs.ErrPermission, true, "it may not be written: permission"},
		{syscall.EROFS, true, "can only be read"},
		{syscall.ENAMETOOLONG, true, "name"},
		{syscall.ENOENT, true, "nothing can be made in "},
		{syscall.ENOSPC, false, "cannot write " + name},
		{syscall.EIO, false, "cannot write " + name},
	} {
		err := misplaced(name, &os.PathError{Op: "open", Path: "elsewhere", Err: c.err})
		refused := (*RefusedError)(nil)
		if errors.As(err, &refused) != c.refused || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "elsewhere") {
			t.Errorf("%v: %v, want %q", c.err, err, c.want)
		}
	}
	if err := misplaced(name, nil); err != nil {
		t.Error(err)
	}
}
