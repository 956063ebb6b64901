package source

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/model"
)

const study = "casebook: 1\ntitle: A\nkind: pattern\n"

// tree writes files below a new folder and returns its name.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// themes returns the theme of each study, by id.
func themes(t *testing.T, found *Found) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, f := range found.Studies {
		s, err := f.Load()
		if err != nil {
			t.Fatal(err)
		}
		all[f.ID] = s.Theme
	}
	return all
}

func TestSettingsAreThoseBeside(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.yaml": study, "z.yaml": study + "theme: light\n", "casebook.yaml": "theme: dark\n",
		"sub/b.yaml": study, "other/c.yaml": study, "other/casebook.yaml": "theme: print\n",
		"alone/casebook.yaml": "theme: contrast\n",
	})
	want := map[string]string{"a": "dark", "z": "light", "b": "", "c": "print"}
	for what, paths := range map[string][]string{
		"folder": {dir},
		"files":  {dir + "/a.yaml", dir + "/z.yaml", dir + "/sub/b.yaml", dir + "/other/c.yaml"},
		"both":   {dir, dir + "/other/c.yaml", dir + "/other/casebook.yaml"},
		"one by one": {
			dir + "/sub/../a.yaml", dir + "/z.yaml", dir + "/sub", dir + "/casebook.yaml", dir + "/other",
		},
	} {
		found, err := Read(paths, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := themes(t, found)
		for id := range want {
			if got[id] != want[id] || len(got) != len(want) {
				t.Errorf("%s: %v, want %v", what, got, want)
			}
		}
		names := map[string]bool{}
		for _, s := range found.Settings {
			names[s.Name] = true
		}
		if n := len(found.Settings); n != len(names) || what == "folder" && n != 3 || what == "files" && n != 2 {
			t.Errorf("%s: settings %v", what, names)
		}
	}
	found, err := Read([]string{Stdin}, strings.NewReader(study))
	if err != nil || found.Studies[0].Settings != nil {
		t.Errorf("standard input has settings: %v", err)
	}
}

// One fault of settings that many studies share is told once, whether or not there are studies.
func TestFaultsOfSettings(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.yaml": study, "b.yaml": study, "casebook.yaml": "them: dark\n", "empty/casebook.yaml": "accent: red\n",
	})
	for what, c := range map[string]struct {
		paths []string
		want  []string
	}{
		"all":      {[]string{dir}, []string{"casebook.yaml:1:1", "casebook.yaml:1:9"}},
		"a study":  {[]string{dir + "/a.yaml"}, []string{"casebook.yaml:1:1"}},
		"settings": {[]string{dir + "/empty/casebook.yaml"}, []string{"casebook.yaml:1:9"}},
	} {
		found, err := Read(c.paths, nil)
		if err != nil {
			t.Fatal(err)
		}
		var faults model.Errors
		if err := Check(t.Context(), found, 2); !errors.As(err, &faults) || len(faults) != len(c.want) {
			t.Fatalf("%s: %v", what, err)
		}
		for i, f := range faults {
			if !strings.Contains(f.Error(), c.want[i]) {
				t.Errorf("%s: %v, want %s", what, f, c.want[i])
			}
		}
	}
}

// Settings that lead out of their folder, or are no file, are not read.
func TestSettingsThatAreNoFile(t *testing.T) {
	dir := tree(t, map[string]string{
		"secret.yaml": "theme: SECRET\n", "out/a.yaml": study, "lost/b.yaml": study,
		"in/c.yaml": study, "in/shared.yml": "theme: dark\n", "folder/d.yaml": study, "folder/casebook.yaml/x.txt": "",
		"near/e.yaml": study, "near/casebook.yml": "theme: dark\n",
	})
	for link, target := range map[string]string{"out": "../secret.yaml", "lost": "none.yaml", "in": "shared.yml"} {
		if err := os.Symlink(target, filepath.Join(dir, link, model.SettingsFile)); err != nil {
			t.Skip("no symbolic links:", err)
		}
	}
	alone := []string{"out/a.yaml", "lost/b.yaml", "in/c.yaml", "folder/d.yaml", "near"}
	for i := range alone {
		alone[i] = filepath.Join(dir, alone[i])
	}
	for what, paths := range map[string][]string{"folder": {dir}, "files": alone} {
		found, err := Read(paths, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := themes(t, found); len(got) != 5 || got["c"] != "dark" || got["a"]+got["b"]+got["d"]+got["e"] != "" {
			t.Errorf("%s: themes %v", what, got)
		}
		var suspect []string
		for _, s := range found.Skipped {
			if s.Suspect {
				suspect = append(suspect, filepath.Base(filepath.Dir(s.Name))+": "+s.Reason)
			}
		}
		slices.Sort(suspect)
		want := []string{"folder: " + notRegular, "lost: " + leadsOut, "near: no study, and settings have the name casebook.yaml", "out: " + leadsOut}
		if !slices.Equal(suspect, want) {
			t.Errorf("%s: skipped %q, want %q", what, suspect, want)
		}
	}
}
