package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/render/notes"
)

// TestFiftyNotes fills a folder of notes of all line ends, modes and encodings. A second time nothing
// changes, and what is outside of the regions is what it was.
func TestFiftyNotes(t *testing.T) {
	t.Setenv("CASEBOOK_CACHE", t.TempDir())
	dir := t.TempDir()
	study := between(t, readme(t), "```yaml\ncasebook: 1\n", "```")
	if err := os.WriteFile(filepath.Join(dir, "url-shortener.yaml"), []byte("casebook: 1\n"+study), 0o644); err != nil {
		t.Fatal(err)
	}
	before := map[string][]byte{}
	modes := []os.FileMode{0o644, 0o600, 0o755}
	for i := range 50 {
		name := filepath.Join(dir, "docs", fmt.Sprint(i%7), fmt.Sprintf("note-%d%s", i, []string{".md", ".mdx", ".MD"}[i%3]))
		before[name] = mixedNote(i)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, before[name], modes[i%len(modes)]); err != nil {
			t.Fatal(err)
		}
	}
	fill := func(want string, args ...string) {
		t.Helper()
		var out, told bytes.Buffer
		if code := run(append([]string{"notes", "--root", dir}, args...), nil, &out, &told); code != exitDone || told.Len() > 0 {
			t.Fatalf("exit code %d: %s", code, &told)
		}
		if !strings.HasPrefix(out.String(), want) {
			t.Errorf("notes printed %q, want %q", &out, want)
		}
	}
	fill("notes: 50 (50 changed)", filepath.Join(dir, "docs"))
	filled := map[string]string{}
	for name, text := range before {
		after, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		filled[name] = string(after)
		if got, want := outside(t, name, after), outside(t, name, text); got != want {
			t.Errorf("%s: outside of the regions is\n%q\nand was\n%q", name, got, want)
		}
		if mixed := bytes.Count(text, []byte("\r\n")); mixed == bytes.Count(text, []byte("\n")) && strings.Count(filled[name], "\r\n") != strings.Count(filled[name], "\n") {
			t.Errorf("%s: had one sort of line ends, and has two", name)
		}
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != modeOf(name, modes) {
			t.Errorf("%s: mode %v, %v", name, info.Mode(), err)
		}
		if err := os.Chtimes(name, long, long); err != nil {
			t.Fatal(err)
		}
	}
	fill("notes: 50 (0 changed)", filepath.Join(dir, "docs"))
	fill("", "--check", filepath.Join(dir, "docs"))
	for name := range before {
		after, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(name); string(after) != filled[name] || err != nil || !info.ModTime().Equal(long) {
			t.Errorf("%s: written again", name)
		}
	}
}

// modeOf returns the mode that a note was written with.
func modeOf(name string, modes []os.FileMode) os.FileMode {
	var i int
	_, _ = fmt.Sscanf(filepath.Base(name), "note-%d", &i) // the test gave it that name
	return modes[i%len(modes)]
}

// mixedNote returns a note with lines of all sorts.
func mixedNote(i int) []byte {
	regions := []string{"components", "components as=table", "flow/redirect theme=dark", "numbers/redirect", "tradeoff/store as=table", "part/capacity"}
	eol := []string{"\n", "\r\n"}[i/3%2]
	open, end := "<!--", "-->"
	if i%3 == 1 {
		open, end = "{/*", "*/}"
	}
	var b strings.Builder
	if i%5 == 0 {
		b.WriteString("\ufeff")
	}
	b.WriteString("# Note" + eol + eol + "trailing  " + eol + "\ttab" + eol)
	if i%4 == 0 {
		b.WriteString("caf\xe9 in Latin-1\r\n")
	}
	for k := range 1 + i%3 {
		fmt.Fprintf(&b, "%s casebook: ../../url-shortener.yaml %s %s%s", open, regions[(i+k)%len(regions)], end, eol)
		b.WriteString("old" + eol + open + " /casebook " + end + eol + "between \r carriage" + eol)
	}
	if i%6 == 0 {
		b.WriteString(eol + "```casebook" + eol + "casebook: 1" + eol + "title: T" + eol + "kind: pattern" + eol +
			"architecture: {components: {a: {name: A, kind: service}}}" + eol + "```" + eol)
	}
	b.WriteString("the end without one")
	return []byte(b.String())
}

// outside returns a note with nothing in its regions.
func outside(t *testing.T, name string, text []byte) string {
	t.Helper()
	n, err := notes.Parse(name, text)
	if err != nil {
		t.Fatal(err)
	}
	return string(n.Fill(make([]string, len(n.Regions))))
}

// TestReadmeNote fills the note of the README, and checks that the picture there is the one that comes of it.
func TestReadmeNote(t *testing.T) {
	t.Setenv("CASEBOOK_CACHE", t.TempDir())
	const pictured = "../../studies/pictures/note.svg"
	note := between(t, readme(t), "````markdown\n", "````\n")
	dir := t.TempDir()
	shop := "casebook: 1\ntitle: Shop\nkind: pattern\narchitecture:\n  components: {a: {name: A, kind: service}, b: {name: B, kind: service}}\n" +
		"  connections: [a -> b]\n  flows: {order: {name: Order, rate: 5/s, steps: [a -> b]}}\n"
	for name, text := range map[string]string{"shop.yaml": shop, "docs/jobs.md": note} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, told bytes.Buffer
	if code := run([]string{"notes", "--root", dir, filepath.Join(dir, "docs")}, nil, &out, &told); code != exitDone {
		t.Fatalf("exit code %d: %s", code, &told)
	}
	got, err := os.ReadFile(filepath.Join(dir, "docs", "casebook", "jobs.md", "1", "components.svg"))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(pictured, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(pictured); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what is drawn today (%v): go test ./cmd/casebook -run ReadmeNote -update, and look at it", pictured, err)
	}
}
