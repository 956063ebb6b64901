package output

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestWriteWithin(t *testing.T) {
	dir := t.TempDir()
	victim := filepath.Join(t.TempDir(), "victim")
	for _, err := range []error{
		os.WriteFile(victim, []byte("mine"), 0o644),
		os.Symlink(filepath.Dir(victim), filepath.Join(dir, "away")),
		os.Symlink(victim, filepath.Join(dir, "link")),
		os.Mkdir(filepath.Join(dir, "folder"), 0o755),
		os.WriteFile(filepath.Join(dir, "mode"), []byte("old"), 0o600),
	} {
		if err != nil {
			t.Skip("this system has no such things:", err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	for _, name := range []string{"away/victim", "link", "folder"} {
		if refused := (*RefusedError)(nil); !errors.As(WriteWithin(root, name, []byte("new")), &refused) {
			t.Errorf("%s was not refused", name)
		}
	}
	if err := WriteWithin(root, "../victim", []byte("new")); err == nil {
		t.Error("a name that leads out was written")
	}
	for _, name := range []string{"a/b/c.svg", "mode"} {
		if err := WriteWithin(root, name, []byte("new")); err != nil {
			t.Error(err)
		}
		if got, err := os.ReadFile(filepath.Join(dir, name)); string(got) != "new" {
			t.Errorf("%s has %q, %v", name, got, err)
		}
	}
	if info, err := os.Stat(filepath.Join(dir, "mode")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	if got, err := os.ReadFile(victim); string(got) != "mine" {
		t.Errorf("the file outside has %q, %v", got, err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*", ".casebook-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
