//go:build unix

package main

import (
	"bufio"
	"bytes"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"casebook/render/book/booktest"
)

// program returns a command that runs casebook, with a cache of its own.
func program(t *testing.T, cache string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, args...)
	cmd.Args[0] = "casebook" // which TestMain knows
	cmd.Env = append(os.Environ(), "CASEBOOK_CACHE="+cache)
	return cmd
}

// library writes studies and returns their folder, and what a build makes of them.
func library(t *testing.T, n int) (studies string, want map[string]string) {
	t.Helper()
	studies = filepath.Join(t.TempDir(), "studies")
	if err := booktest.Write(studies, n, 10); err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(t.TempDir(), "fresh")
	if out, err := program(t, filepath.Join(t.TempDir(), "cache"), "build", studies, "-o", fresh).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return studies, mustReadTree(t, fresh)
}

// warmCache returns a cache with nothing but what the engine needs to start at once.
func warmCache(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "cache")
	if out, err := program(t, dir, "version").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return dir
}

func mustReadTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files, err := readTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// wantNoTemps fails the test if dir has something hidden that is neither manifest nor lock.
func wantNoTemps(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		name := filepath.Base(path)
		if err == nil && strings.HasPrefix(name, ".") && name != ".casebook.json" && name != ".casebook.lock" {
			t.Errorf("left: %s", path)
		}
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Error(err)
	}
}

// stopLimit is more than the two seconds in which a build has to stop: the machine may be busy.
const stopLimit = 5 * time.Second

func TestSignals(t *testing.T) {
	studies, want := library(t, 12)
	for signal, code := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		t.Run(signal.String(), func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			cmd := program(t, warmCache(t), "build", "--verbose", studies, "-o", out)
			pipe, err := cmd.StderrPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			stderr := bufio.NewReader(pipe)
			if line, err := stderr.ReadString('\n'); err != nil || !strings.Contains(line, "drawn") {
				t.Fatalf("first line %q, %v", line, err)
			}
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			sent := time.Now()
			rest, err := io.ReadAll(stderr)
			if err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait() // the exit code tells
			if took := time.Since(sent); took > stopLimit {
				t.Errorf("it took %v to stop", took)
			}
			if got := cmd.ProcessState.ExitCode(); got != code || !strings.HasSuffix(string(rest), "interrupted\n") {
				t.Errorf("exit code %d, want %d: %s", got, code, rest)
			}
			wantNoTemps(t, out)
			for name, text := range mustReadTree(t, out) {
				if want[name] != text {
					t.Errorf("%s is not whole", name)
				}
			}
		})
	}
}

// TestSignalsWhileReading stops commands that wait for standard input.
func TestSignalsWhileReading(t *testing.T) {
	cache := warmCache(t)
	for _, args := range [][]string{{"check", "-"}, {"render", "-", "components"}, {"build", "-"}} {
		for signal, code := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
			cmd := program(t, cache, args...)
			cmd.Dir = t.TempDir()
			stdin, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(stdin, strings.Repeat("#", 1<<17)); err != nil { // more than a pipe holds
				t.Fatal(err)
			}
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			sent := time.Now()
			state, err := cmd.Process.Wait()
			if err != nil {
				t.Fatal(err)
			}
			if got, took := state.ExitCode(), time.Since(sent); got != code || took > stopLimit {
				t.Errorf("%v, %v: exit code %d after %v, want %d", args, signal, got, took, code)
			}
		}
	}
}

// TestNoRegularFile names a pipe to which nobody writes.
func TestNoRegularFile(t *testing.T) {
	cache := warmCache(t)
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "f.yaml"), 0o600); err != nil {
		t.Skip(err)
	}
	for _, args := range [][]string{
		{"check", "f.yaml"}, {"views", "f.yaml"}, {"build", "f.yaml"},
		{"render", "f.yaml", "components"}, {"check", os.DevNull},
	} {
		cmd := program(t, cache, args...)
		cmd.Dir = dir
		out, _ := cmd.CombinedOutput() // the exit code tells
		if code := cmd.ProcessState.ExitCode(); code != exitUsage || !strings.Contains(string(out), args[1]+": this is neither a file nor a folder") {
			t.Errorf("%v: exit code %d, %s", args, code, out)
		}
	}
}

// TestKilledBuilds kills builds at random moments; the next build must make up for it.
func TestKilledBuilds(t *testing.T) {
	studies, want := library(t, 6)
	cache := warmCache(t)
	out := filepath.Join(t.TempDir(), "out")
	for range 8 {
		cmd := program(t, cache, "build", studies, "-o", out)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(1500 * time.Millisecond))
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // it was killed
		for name, text := range mustReadTree(t, filepath.Dir(out)) {
			name = strings.TrimPrefix(name, "/out")
			whole := want[name] == text || name == "/.casebook.json"
			if strings.HasPrefix(name, "/") && !strings.HasPrefix(name, "/.casebook-stage") && !whole {
				t.Errorf("%s is not whole", name)
			}
		}
	}
	if out, err := program(t, cache, "build", studies, "-o", out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if diff := cmp.Diff(want, mustReadTree(t, out)); diff != "" {
		t.Errorf("the build after differs from a fresh one: %s", diff)
	}
	wantNoTemps(t, out)
}

// TestConcurrentBuilds runs builds of two libraries into one folder at once.
func TestConcurrentBuilds(t *testing.T) {
	studies, want := library(t, 4)
	fewer, wantFewer := library(t, 2)
	out := filepath.Join(t.TempDir(), "out")
	var running []*exec.Cmd
	var outputs []*bytes.Buffer
	for i := range 4 {
		sources := studies
		if i%2 == 1 {
			sources = fewer
		}
		cmd := program(t, filepath.Join(t.TempDir(), "cache"), "build", sources, "-o", out)
		output := new(bytes.Buffer)
		cmd.Stdout, cmd.Stderr = output, output
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running, outputs = append(running, cmd), append(outputs, output)
	}
	waited := false
	for i, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v: %s", err, outputs[i])
		}
		waited = waited || strings.Contains(outputs[i].String(), "waiting for another build")
	}
	if !waited {
		t.Error("no build said that it waited")
	}
	got := mustReadTree(t, out)
	if !cmp.Equal(got, want) && !cmp.Equal(got, wantFewer) {
		t.Error("the folder has neither what one makes nor what the other does")
	}
}

// TestReaderGoesAway closes the other end of standard output.
func TestReaderGoesAway(t *testing.T) {
	cache := warmCache(t)
	for _, args := range [][]string{{"schema"}, {"help"}, {"version"}, {"completion", "bash"}} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		cmd := program(t, cache, args...)
		var stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = w, &stderr
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Run(); err != nil || stderr.Len() > 0 {
			t.Errorf("%v: %v, %s", args, err, &stderr)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFullOutput writes to a device that is always full.
func TestFullOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	cache := warmCache(t)
	for _, args := range [][]string{
		{"schema"}, {"new", "x", "-o", "-"}, {"version"}, {"help"}, {"build", "--help"}, {}, {"completion", "zsh"},
	} {
		cmd := program(t, cache, args...)
		cmd.Stdout = full
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		_ = cmd.Run() // the exit code tells
		if code := cmd.ProcessState.ExitCode(); code != exitInternal || !strings.Contains(stderr.String(), "no space") {
			t.Errorf("%v: exit code %d, %s", args, code, &stderr)
		}
	}
}

// TestReadOnly begins a study where nothing may be written.
func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if os.WriteFile(filepath.Join(dir, "probe"), nil, 0o644) == nil {
		t.Skip("this user may write everywhere")
	}
	cmd := program(t, warmCache(t), "new", "x")
	cmd.Dir = dir
	out, _ := cmd.CombinedOutput() // the exit code tells
	if code := cmd.ProcessState.ExitCode(); code != exitInternal || !strings.Contains(string(out), "permission denied") {
		t.Errorf("exit code %d, %s", code, out)
	}
}
