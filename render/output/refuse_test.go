package output

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"
)

func TestStrangers(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "README.md"), "mine")
	write(t, filepath.Join(dir, "p", "note.txt"), "mine too")

	var refused *RefusedError
	_, _, err := publish(t, dir, Options{}, map[string]string{"README.md": "1", "p/a.md": "a"})
	if !errors.As(err, &refused) {
		t.Fatalf("error %v, want a RefusedError", err)
	}
	wantTree(t, dir, map[string]string{"README.md": "mine", "p/note.txt": "mine too"})

	if _, _, err := publish(t, dir, Options{Force: true}, map[string]string{"README.md": "1", "p/a.md": "a"}); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, map[string]string{"README.md": "1", "p/a.md": "a", "p/note.txt": "mine too"})
	mustPublish(t, dir, map[string]string{"README.md": "1"})
	wantTree(t, dir, map[string]string{"README.md": "1", "p/note.txt": "mine too"})
}

func TestNames(t *testing.T) {
	f, err := Open(t.Context(), t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, name := range []string{
		"", ".", "..", "../a", "a/../b", "/a", "a//b", "a/", `a\b`, "c:a", "a\x00b",
		".git/config", "p/.hidden", manifestName, lockName, stageName + "/1",
	} {
		if err := f.Stage(name, nil); err == nil {
			t.Errorf("Stage(%q) is allowed", name)
		}
	}
	if err := f.Stage("p/a.md", nil); err != nil {
		t.Error(err)
	}
	for _, again := range []string{"p/a.md", "p/A.md"} {
		if err := f.Stage(again, nil); err == nil {
			t.Errorf("Stage(%q) after p/a.md is allowed", again)
		}
	}
}

func TestSymlinks(t *testing.T) {
	outside := t.TempDir()
	write(t, filepath.Join(outside, "a.md"), "outside")
	files := map[string]string{"p/a.md": "a"}
	links := map[string]struct{ at, to string }{
		"folder outside":           {"p", outside},
		"folder inside":            {"p", "q"},
		"file outside":             {"p/a.md", filepath.Join(outside, "a.md")},
		"file inside":              {"p/a.md", "../README.md"},
		"file to nothing":          {"p/a.md", "nothing"},
		"lock":                     {lockName, filepath.Join(outside, "a.md")},
		"folder of what is staged": {stageName, outside},
		"manifest":                 {manifestName, filepath.Join(outside, "a.md")},
	}
	for name, link := range links {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "README.md"), "mine")
			write(t, filepath.Join(dir, "q", "a.md"), "mine")
			if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, link.at)), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(link.to, filepath.Join(dir, link.at)); err != nil {
				t.Skip(err)
			}
			_, _, err := publish(t, dir, Options{}, files)
			ours := link.at == stageName || link.at == manifestName
			if refused := (*RefusedError)(nil); errors.As(err, &refused) == ours {
				t.Errorf("error %v", err)
			}
			if _, _, err := publish(t, dir, Options{Force: true}, files); err == nil && link.at == "p" {
				t.Error("a folder that is a link was written through")
			}
			if got := tree(t, outside); !maps.Equal(got, map[string]string{"a.md": "outside"}) {
				t.Errorf("outside: %v", got)
			}
			for _, mine := range []string{"README.md", "q/a.md"} {
				if data, err := os.ReadFile(filepath.Join(dir, mine)); err != nil || string(data) != "mine" {
					t.Errorf("%s: %q, %v", mine, data, err)
				}
			}
		})
	}
}

func TestFoldersInTheWay(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.md", "mine"), "mine")
	write(t, filepath.Join(dir, "p"), "mine")
	for _, name := range []string{"a.md", "p/b.md"} {
		if _, _, err := publish(t, dir, Options{Force: true}, map[string]string{name: "x"}); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	wantTree(t, dir, map[string]string{"a.md/mine": "mine", "p": "mine"})
}

func TestManifests(t *testing.T) {
	const sum = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881" // of "x"
	for name, text := range map[string]string{
		"garbage":  "\x00garbage",
		"empty":    "",
		"version":  `{"casebook":7,"files":{}}`,
		"digest":   `{"casebook":1,"files":{"x.md":"12"}}`,
		"escape":   `{"casebook":1,"files":{"../x.md":"` + sum + `"}}`,
		"absolute": `{"casebook":1,"files":{"/x.md":"` + sum + `"}}`,
		"hidden":   `{"casebook":1,"files":{".git/config":"` + sum + `"}}`,
	} {
		t.Run(name, func(t *testing.T) {
			above := t.TempDir()
			dir := filepath.Join(above, "out")
			write(t, filepath.Join(above, "x.md"), "x")
			write(t, filepath.Join(dir, ".git", "config"), "x")
			write(t, filepath.Join(dir, "a.md"), "a")
			write(t, filepath.Join(dir, manifestName), text)
			_, warnings, err := publish(t, dir, Options{}, map[string]string{"a.md": "a", "b.md": "b"})
			if err != nil {
				t.Fatal(err)
			}
			if len(warnings) != 1 {
				t.Errorf("warnings %q, want one", warnings)
			}
			wantTree(t, dir, map[string]string{".git/config": "x", "a.md": "a", "b.md": "b"})
			if _, err := os.Stat(filepath.Join(above, "x.md")); err != nil {
				t.Error(err)
			}
			mustPublish(t, dir, map[string]string{"a.md": "a"})
			wantTree(t, dir, map[string]string{".git/config": "x", "a.md": "a"})
		})
	}
}

func TestSourcesAreSafe(t *testing.T) {
	dir := t.TempDir()
	source := filepath.Join(dir, "a", "studies", "s.yaml")
	write(t, source, "s")
	link := filepath.Join(dir, "link")
	if err := os.Symlink(filepath.Join(dir, "a"), link); err != nil {
		t.Skip(err)
	}
	for _, out := range []string{dir, filepath.Join(dir, "a"), filepath.Join(dir, "a", "studies"), link, source} {
		_, _, err := publish(t, out, Options{Sources: []string{source}, Force: true}, nil)
		if refused := (*RefusedError)(nil); !errors.As(err, &refused) {
			t.Errorf("%s: error %v, want a RefusedError", out, err)
		}
	}
	for _, out := range []string{filepath.Join(dir, "out"), filepath.Join(dir, "a", "studies", "out")} {
		if _, _, err := publish(t, out, Options{Sources: []string{source}}, nil); err != nil {
			t.Errorf("%s: %v", out, err)
		}
	}
}
