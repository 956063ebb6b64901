package writeup

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

// TestMarkdownlint runs markdownlint-cli2 with its default rules over all that is written. The
// program is looked for in the folder that CASEBOOK_NODE_MODULES names, then on the path.
func TestMarkdownlint(t *testing.T) {
	lint, err := exec.LookPath("markdownlint-cli2")
	if dir := os.Getenv("CASEBOOK_NODE_MODULES"); dir != "" {
		lint, err = exec.LookPath(filepath.Join(dir, ".bin", "markdownlint-cli2"))
	}
	if err != nil {
		if os.Getenv("CASEBOOK_TOOLS") == "required" {
			t.Fatal(err)
		}
		t.Skip("markdownlint-cli2 is not installed:", err)
	}
	dir := t.TempDir()
	for name, text := range documents(t) {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(lint, "*.md")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("markdownlint: %v\n%s", err, out)
	}
}

// documents returns the documents of all fixtures and of the library's studies, and their index. They are
// written once.
func documents(t *testing.T) map[string][]byte {
	t.Helper()
	writeAll.Do(func() { allWritten = writeDocuments(t) })
	return allWritten
}

var (
	writeAll   sync.Once
	allWritten map[string][]byte
)

func writeDocuments(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("../../studies/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range fixtures {
		files = append(files, filepath.Join("testdata", name+".yaml"))
	}
	docs := map[string][]byte{}
	var cards []Card
	for _, file := range files {
		s := readFile(t, file)
		text, err := studyText(s, picturesFor(s))
		if err != nil {
			t.Fatal(err)
		}
		docs[s.ID+".md"] = text
		cards = append(cards, CardOf(s))
	}
	index, err := Index(cards, GitHub)
	if err != nil {
		t.Fatal(err)
	}
	docs["README.md"] = index
	return docs
}

// TestLayout checks what matters most of markdownlint's rules without the program.
func TestLayout(t *testing.T) {
	for name, text := range documents(t) {
		if !utf8.Valid(text) {
			t.Errorf("%s is not UTF-8", name)
		}
		doc := string(text)
		if !strings.HasSuffix(doc, "\n") || strings.HasSuffix(doc, "\n\n") {
			t.Errorf("%s does not end with one line end", name)
		}
		excused := false
		for i, l := range strings.Split(doc, "\n") {
			if strings.HasPrefix(strings.TrimSpace(l), "<!-- markdownlint-") {
				excused = strings.Contains(l, "disable")
			}
			switch {
			case strings.TrimRight(l, " \t\r") != l:
				t.Errorf("%s:%d: white space at the end of a line", name, i+1)
			case strings.ContainsAny(l, "\t\r"):
				t.Errorf("%s:%d: a tab or a carriage return", name, i+1)
			case !excused && lengthOf(l) > lineWidth && !mayBeLong(l):
				t.Errorf("%s:%d: a long line: %s", name, i+1, l)
			}
		}
		checkHeadings(t, name, text)
	}
}

var (
	rowWithLink = regexp.MustCompile(`^\|.*\[.+\]\(.+\)`)
	pictureOnly = regexp.MustCompile(`^\[!\[.*\]\([^ ]+\)\]\([^ ]+\)$`)
)

// mayBeLong reports whether the rule on long lines lets a line pass: it ends in one long word, is
// but a picture, or is a row of a table with a link.
func mayBeLong(l string) bool {
	return strings.LastIndexByte(l, ' ') < lineWidth || rowWithLink.MatchString(l) || pictureOnly.MatchString(l)
}

// checkHeadings checks that headings start with one of the first level, go down one level at a
// time, and are all different.
func checkHeadings(t *testing.T, name string, text []byte) {
	t.Helper()
	if !strings.HasPrefix(string(text), "---\n") {
		text = append([]byte("---\n---\n"), text...)
	}
	last, seen := 0, map[string]bool{}
	for _, h := range headingsIn(text) {
		level, words := int(h[0]-'0'), anchorOf(h[2:])
		switch {
		case level > last+1, last > 0 && level == 1:
			t.Errorf("%s: heading %q below level %d", name, h, last)
		case seen[words]:
			t.Errorf("%s: heading %q twice", name, h)
		}
		last, seen[words] = level, true
	}
}
