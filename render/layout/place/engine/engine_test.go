package engine

import (
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"casebook/render/layout/place/enginecache"
)

// A process that does not ask for the engine has none. So the tests run in one that does.
func TestMain(m *testing.M) {
	if os.Getenv(enginecache.Variable) == enginecache.Awake {
		os.Exit(m.Run())
	}
	if e, err := New(); e != nil || err == nil || !enginecache.Asleep() {
		panic("the engine is awake")
	}
	command := exec.Command(os.Args[0], os.Args[1:]...)
	command.Env = append(os.Environ(), enginecache.Variable+"="+enginecache.Awake)
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, os.Stdout, os.Stderr
	var exit *exec.ExitError
	switch err := command.Run(); {
	case errors.As(err, &exit):
		os.Exit(exit.ExitCode())
	case err != nil:
		panic(err)
	}
}

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
