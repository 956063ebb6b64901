package engine

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// Drawings are kept under the engine's version, so it must be the true one.
func TestVersion(t *testing.T) {
	content, err := os.ReadFile("../../../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(strings.Split(string(content), "\n"), "\tgithub.com/goccy/"+Version) {
		t.Errorf("go.mod asks for another version than %s", Version)
	}
}

func TestLayout(t *testing.T) {
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	answer, err := e.Layout([]byte("digraph { a -> b }"))
	if err != nil || !strings.Contains(string(answer), `"edges"`) {
		t.Errorf("got %q, %v", answer, err)
	}
	if _, err := e.Layout(nil); err == nil {
		t.Error("an empty text is a graph")
	}
}
