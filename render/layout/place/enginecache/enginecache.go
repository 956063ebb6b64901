// Package enginecache keeps the layout engine's compiled code where nobody else can put code.
//
// The engine (github.com/goccy/go-graphviz) compiles itself to native code when its package is
// initialised, before main, which takes a good part of a second. It keeps the result in
// $TMPDIR/go-graphviz, a fixed name in a folder that everybody can write, and runs whatever it
// finds there; a damaged file there makes it panic. This package is initialised before the engine
// and points the engine to a private folder of the user instead, whose content it has checked
// against digests that it keeps there too. Without such a folder, or without a sound entry in it,
// the engine is pointed to nowhere: it then compiles for this process alone.
//
// The engine only ever writes into the folder in a process that was started for nothing else and
// may die of it: see fill. So a full disk, too, costs time but nothing more.
//
// The order of initialisation is what all this stands on. Go initialises, of all packages whose
// imports are ready, the one whose import path sorts first. This package imports only what the
// engine imports as well, and "casebook" sorts before "github.com", so it comes first. Package
// engine, which imports both and is the only one to import the engine, calls Settle afterwards.
package enginecache

import (
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"casebook/render/cache/private"
)

// Variable is the environment variable that says what a process does with the engine. Without it, the
// engine sleeps: see sleep.
const Variable = "CASEBOOK_ENGINE"

// Values of Variable.
const (
	Awake    = "awake" // for processes that use the engine
	fillMode = "fill"  // for those that are to fill the folder and end
)

// before is what was changed for the time of the engine's initialisation.
var before struct {
	tempDir map[string]string // by name; without an entry where the variable was not set
	stdout  *os.File
	folder  string // what the engine was pointed to; empty if nowhere
}

func init() {
	before.tempDir = make(map[string]string)
	for _, name := range tempVariables {
		if value, ok := os.LookupEnv(name); ok {
			before.tempDir[name] = value
		}
	}
	// The engine keeps os.Stdout of this moment for what it prints. It shall not print into the
	// output of a program, nor between the frames of a layout worker.
	before.stdout, os.Stdout = os.Stdout, os.Stderr

	switch mode := os.Getenv(Variable); mode {
	case Awake, fillMode:
		before.folder = ready(mode)
	default:
		sleep()
	}
	target := before.folder
	if target == "" {
		target = nowhere()
	}
	for _, name := range tempVariables {
		_ = os.Setenv(name, target)
	}
}

// Settle undoes what this package's initialisation changed, and records what the engine wrote.
// Package engine calls it as soon as the engine is initialised; nobody else does. In a process
// that was started to fill the folder it does not return.
func Settle() {
	os.Stdout = before.stdout
	for _, name := range tempVariables {
		if value, ok := before.tempDir[name]; ok {
			_ = os.Setenv(name, value)
		} else {
			_ = os.Unsetenv(name)
		}
	}
	if before.folder != "" {
		record(before.folder)
	}
	if os.Getenv(Variable) == fillMode {
		os.Exit(0)
	}
}

// ready returns a folder that the engine may use in this process, or "" for none.
func ready(mode string) string {
	folder, err := private.Folder("engine-" + engineVersion())
	if err != nil {
		return ""
	}
	if mode == fillMode {
		return folder // whoever started us has swept it
	}
	if sound(folder) {
		return folder
	}
	if fill(folder) && sound(folder) {
		return folder
	}
	return ""
}

// nowhere returns a path at which no folder can be made: one below a plain file.
func nowhere() string {
	program, err := os.Executable()
	if err != nil {
		program = os.DevNull
	}
	return filepath.Join(program, "no-cache")
}

// engineVersion returns a name for the versions of what compiles and what is compiled, so that
// each finds its own folder. It is one that a file may have.
func engineVersion() string {
	version := runtime.GOARCH
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			switch module.Path {
			case "github.com/goccy/go-graphviz", "github.com/tetratelabs/wazero":
				version += "-" + strings.Map(plain, module.Version)
			}
		}
	}
	return version
}

// plain maps all that has no place in a file name to '_'.
func plain(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '.', r == '-':
		return r
	}
	return '_'
}
