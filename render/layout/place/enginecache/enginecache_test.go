package enginecache_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const (
	here   = "casebook/render/layout/place/enginecache"
	engine = "casebook/render/layout/place/engine"
	wasm   = "github.com/goccy/go-graphviz/internal/wasm"
)

// Go initialises this package before the engine's only if it needs no package that the engine's
// does not need as well, but for ones whose paths sort before the engine's.
func TestIsInitialisedFirst(t *testing.T) {
	if here >= wasm {
		t.Errorf("%s does not sort before %s", here, wasm)
	}
	needs := list(t, "-deps", wasm)
	for _, path := range list(t, "-deps", here) {
		if !slices.Contains(needs, path) && !strings.HasPrefix(path, "casebook/") {
			t.Errorf("this package needs %s, which the engine's does not", path)
		}
	}
}

// Only package engine may import the engine: whoever else does may be a program without this
// package in it.
func TestEngineIsImportedOnce(t *testing.T) {
	for _, line := range list(t, "-test", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "casebook/...") {
		path, imports, _ := strings.Cut(line, " ")
		path, _, _ = strings.Cut(path, " ")
		if path != engine && strings.Contains(imports, "github.com/goccy/go-graphviz") {
			t.Errorf("%s imports the engine", path)
		}
	}
}

// list returns the lines that "go list" prints.
func list(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Skipf("cannot run go list: %v", err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}
