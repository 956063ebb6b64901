package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadmeNumbers runs the example of the README on its study. A line "..." stands for what is left out.
func TestReadmeNumbers(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	const command = "$ casebook numbers url-shortener.yaml --set "
	study := between(t, string(readme), "```yaml\ncasebook: 1\n", "```")
	example := between(t, string(readme), "```console\n"+command, "```")
	set, want, _ := strings.Cut(example, "\n")
	file := filepath.Join(t.TempDir(), "url-shortener.yaml")
	if err := os.WriteFile(file, []byte("casebook: 1\n"+study), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, told bytes.Buffer
	if code := run([]string{"numbers", file, "--set", strings.Trim(set, `"`)}, nil, &out, &told); code != exitDone {
		t.Fatalf("exit code %d: %s", code, &told)
	}
	rest := out.String()
	for _, part := range strings.Split(want, "...\n") {
		part = strings.Trim(part, "\n") + "\n"
		_, behind, ok := strings.Cut(rest, part)
		if !ok {
			t.Fatalf("the README has\n%s\nand the program prints\n%s", part, &out)
		}
		rest = behind
	}
}

// between returns the text from behind the first text to the next.
func between(t *testing.T, text, from, to string) string {
	t.Helper()
	_, text, ok := strings.Cut(text, from)
	text, _, ends := strings.Cut(text, to)
	if !ok || !ends {
		t.Fatalf("the README has no %q", from)
	}
	return text
}
