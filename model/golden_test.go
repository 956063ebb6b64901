package model

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the goldens anew")

// fixtures returns the paths of the test files of a folder of testdata.
func fixtures(t testing.TB, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", folder, "*.yaml"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures in %s: %v", folder, err)
	}
	return paths
}

func TestValid(t *testing.T) {
	for _, path := range fixtures(t, "valid") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			if _, err := loadFile(t, path); err != nil {
				t.Errorf("not valid:\n%s", printed(t, err))
			}
		})
	}
}

// TestStudies loads the studies of the library.
func TestStudies(t *testing.T) {
	for _, path := range studies(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			if _, err := loadFile(t, path); err != nil {
				t.Errorf("not valid:\n%s", printed(t, err))
			}
		})
	}
}

// studies returns the paths of the studies of the library.
func studies(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "studies", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// TestInvalid compares what is printed of the faults of each file with the text beside it.
func TestInvalid(t *testing.T) {
	for _, path := range fixtures(t, "invalid") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			_, err := loadFile(t, path)
			if err == nil {
				t.Fatal("loaded without a fault")
			}
			golden(t, strings.TrimSuffix(path, ".yaml")+".txt", printed(t, err))
		})
	}
}

// loadFile loads a file under its base name, so that goldens have no paths in them.
func loadFile(t testing.TB, path string) (*Study, error) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return Load(filepath.Base(path), data)
}

// printed returns the faults as a person sees them.
func printed(t testing.TB, err error) string {
	t.Helper()
	var found Errors
	if !errors.As(err, &found) {
		t.Fatalf("the error is a %T", err)
	}
	var b bytes.Buffer
	if err := found.Print(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// golden compares a text with the file that holds what it should be.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs.\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}
