package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	"casebook/render/layout/place"
)

func TestMain(m *testing.M) {
	place.Main()
	testscript.Main(m, map[string]func(){"casebook": main})
}

// TestScripts runs the scripts below testdata/script. Besides what testscript knows, they may say
//
//	exits CODE PROGRAM ARGUMENT...    run it and compare the exit code
//	sametree DIR DIR                  compare all files of two folders but those that are hidden
//	age FILE...                       make files old, so that touching them is seen
//	aged FILE...                      fail unless they were not touched since
//
// $EVERY is a study with every defect. The condition [required] holds where no tool may be missing.
func TestScripts(t *testing.T) {
	caches := t.TempDir()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":    exits,
			"sametree": sameTree,
			"age":      age,
			"aged":     aged,
		},
		Condition: func(name string) (bool, error) {
			if name != "required" {
				return false, fmt.Errorf("there is no condition %q", name)
			}
			return os.Getenv("CASEBOOK_TOOLS") == "required", nil
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("CASEBOOK_CACHE", filepath.Join(caches, "casebook"))
			every, err := filepath.Abs("../../model/review/testdata/every.yaml")
			e.Setenv("EVERY", every)
			return err
		},
	})
}

var update = flag.Bool("update", false, "write what commands print into the scripts")

// long is a time long ago.
var long = time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)

func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if err != nil || neg {
		ts.Fatalf("usage: exits CODE PROGRAM ARGUMENT...")
	}
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func sameTree(ts *testscript.TestScript, neg bool, args []string) {
	one, err := readTree(ts.MkAbs(args[0]))
	ts.Check(err)
	other, err := readTree(ts.MkAbs(args[1]))
	ts.Check(err)
	if len(one) == 0 {
		ts.Fatalf("%s has no files", args[0])
	}
	if diff := cmp.Diff(one, other); (diff != "") != neg {
		ts.Fatalf("%s and %s: %s", args[0], args[1], diff)
	}
}

// readTree returns the files below a folder but those that are hidden, and the manifest.
func readTree(dir string) (map[string]string, error) {
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") && d.Name() != ".casebook.json" {
			return err
		}
		data, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, dir)] = string(data)
		return err
	})
	return files, err
}

func age(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		ts.Check(os.Chtimes(ts.MkAbs(name), long, long))
	}
}

func aged(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		info, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		if info.ModTime().Equal(long) == neg {
			ts.Fatalf("%s: written at %v", name, info.ModTime())
		}
	}
}
