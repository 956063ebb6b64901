package source

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/model"
)

func TestLooksLikeStudy(t *testing.T) {
	for text, want := range map[string]bool{
		"casebook: 1\n":                       true,
		"# a comment\n\n\"casebook\" : 1\n":   true,
		"{casebook: 1, title: x}":             true,
		"title: A\nkind: pattern\n":           true,
		"casebok: 1\ntitle: A\nkind: pattern": true,
		"\xff\xfec\x00a\x00s\x00":             true,
		"":                                    false,
		"services: {}":                        false,
		"apiVersion: v1\nkind: Pod\nmetadata: {title: x}\n": false,
		"title: my blog\n": false,
	} {
		if got := looksLikeStudy([]byte(text)); got != want {
			t.Errorf("looksLikeStudy(%q) = %v", text, got)
		}
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.yaml", "a.yml", "sub/c.YAML", ".hidden.yaml", ".git/d.yaml", "note.md"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("casebook: 1"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b := filepath.Join(dir, "b.yaml")
	found, err := Read([]string{b, dir, dir + "/./sub/../b.yaml", Stdin}, strings.NewReader("casebook: 1"))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, f := range found.Studies {
		ids = append(ids, f.ID)
	}
	if want := []string{"a", "b", "c", stdinID}; !slices.Equal(ids, want) {
		t.Errorf("ids %q, want %q", ids, want)
	}

	_, err = Read([]string{filepath.Join(dir, "none.yaml")}, nil)
	if bad := (*InputError)(nil); !errors.As(err, &bad) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want an InputError", err)
	}
}

func TestReadStops(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.yaml"), []byte("casebook: 1"), 0o644); err != nil {
		t.Fatal(err)
	}
	why := errors.New("enough")
	ctx, stop := context.WithCancelCause(t.Context())
	stop(why)
	if found, err := ReadContext(ctx, []string{dir}, nil); !errors.Is(err, why) || found != nil {
		t.Errorf("%v, %v", found, err)
	}
}

func TestCheck(t *testing.T) {
	const valid = "casebook: 1\ntitle: A\nkind: pattern\n"
	files := []File{
		{Name: "z.yaml", ID: "z", Data: []byte("casebook: 1\n")},
		{Name: "x/a.yaml", ID: "a", Data: []byte(valid)},
		{Name: "y/A.yaml", ID: "A", Data: []byte(valid)},
	}
	var faults model.Errors
	if err := Check(t.Context(), &Found{Studies: files}, 2); !errors.As(err, &faults) {
		t.Fatalf("error %v, want model.Errors", err)
	}
	var names []string
	for _, f := range faults {
		names = append(names, f.File)
	}
	if !slices.IsSorted(names) || !slices.Contains(names, "y/A.yaml") || !slices.Contains(names, "z.yaml") || slices.Contains(names, "x/a.yaml") {
		t.Errorf("faults: %v", faults)
	}
	if err := Check(t.Context(), &Found{Studies: files[1:2]}, 2); err != nil {
		t.Error(err)
	}
}

// TestReadMost holds the reading to going on past what cannot be read, and to telling all of that.
func TestReadMost(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.yaml", "locked.yaml", "z.yaml"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("casebook: 1\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	locked := filepath.Join(dir, "locked.yaml")
	if err := os.Chmod(locked, 0); err != nil {
		t.Fatal(err)
	}
	studies, unread := []string{"a", "z"}, 2
	if f, err := os.Open(locked); err == nil { // some may read whatever they like
		_ = f.Close()
		studies, unread = []string{"a", "locked", "z"}, 1
	}
	found, err := ReadMost(context.Background(), []string{filepath.Join(dir, "none.yaml"), dir}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, f := range found.Studies {
		ids = append(ids, f.ID)
	}
	if !slices.Equal(ids, studies) || len(found.Unread) != unread || !errors.Is(found.Unread[0], fs.ErrNotExist) {
		t.Errorf("studies %q, unread %q", ids, found.Unread)
	}
	for _, err := range found.Unread {
		if input := (*InputError)(nil); !errors.As(err, &input) {
			t.Errorf("%v is no *InputError", err)
		}
	}
}
