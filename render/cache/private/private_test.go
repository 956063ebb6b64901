//go:build unix

package private

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// closed returns a new folder that only its owner may enter.
func closed(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestFolderIsMadePrivate(t *testing.T) {
	base := closed(t)
	for _, below := range []string{"", "new", "new/and/newer"} {
		t.Setenv(Variable, filepath.Join(base, below))
		for range 2 { // made, then found
			dir, err := Folder("things")
			if err != nil {
				t.Fatal(err)
			}
			if want := filepath.Join(base, below, "things"); dir != want {
				t.Errorf("got %s, want %s", dir, want)
			}
			if info, err := os.Lstat(dir); err != nil || info.Mode().Perm() != 0o700 {
				t.Errorf("%s is %v, %v", dir, info.Mode(), err)
			}
		}
	}
}

func TestFolderOfTheUser(t *testing.T) {
	home := closed(t)
	t.Setenv(Variable, "")
	t.Setenv("HOME", home)
	t.Setenv("XDG_CACHE_HOME", "")
	dir, err := Folder("things")
	if err != nil {
		t.Fatal(err)
	}
	if parent, err := os.UserCacheDir(); err != nil || dir != filepath.Join(parent, "casebook", "things") {
		t.Errorf("got %s below %s, %v", dir, parent, err)
	}
	t.Setenv("HOME", "")
	if dir, err := Folder("things"); err == nil {
		t.Errorf("without a home got %s", dir)
	}
}

func TestNoFolder(t *testing.T) {
	t.Setenv(Variable, Off)
	if _, err := Folder("things"); !errors.Is(err, ErrOff) {
		t.Errorf("switched off: got %v", err)
	}
	t.Setenv(Variable, "relative/path")
	if _, err := Folder("things"); err == nil {
		t.Error("a relative path is taken")
	}
}

func TestUnsafeFolders(t *testing.T) {
	for name, spoil := range map[string]func(base string) error{
		"open to all":     func(base string) error { return os.Mkdir(filepath.Join(base, "things"), 0o755) },
		"a file":          func(base string) error { return os.WriteFile(filepath.Join(base, "things"), nil, 0o600) },
		"a link":          func(base string) error { return os.Symlink(os.TempDir(), filepath.Join(base, "things")) },
		"a dangling link": func(base string) error { return os.Symlink("nowhere", filepath.Join(base, "things")) },
		"base for all":    func(base string) error { return os.Chmod(base, 0o777) },
		"base for group": func(base string) error {
			if os.Getuid() != 0 && os.Getuid() == os.Getgid() {
				return os.Chmod(base, 0o777) // the user may be alone in it
			}
			return os.Chmod(base, 0o770)
		},
		"base of another": func(base string) error {
			if os.Getuid() != 0 {
				return os.Chmod(base, 0o777) // only root can give a folder away
			}
			return os.Chown(base, 65534, 65534)
		},
	} {
		t.Run(name, func(t *testing.T) {
			base := closed(t)
			if err := spoil(base); err != nil {
				t.Fatal(err)
			}
			t.Setenv(Variable, base)
			if dir, err := Folder("things"); err == nil {
				t.Errorf("%s is taken for safe", dir)
			} else {
				t.Log(err)
			}
		})
	}
}

// A base that is reached by a link is fine: what counts is where it leads.
func TestFolderBehindLink(t *testing.T) {
	base := closed(t)
	link := filepath.Join(closed(t), "link")
	if err := os.Symlink(base, link); err != nil {
		t.Fatal(err)
	}
	t.Setenv(Variable, link)
	if dir, err := Folder("things"); err != nil || dir != filepath.Join(base, "things") {
		t.Errorf("got %s, %v", dir, err)
	}
}
