package place

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"casebook/render/layout/graph/graphtest"
	"casebook/render/layout/place/enginecache"
)

// actVariable makes the test program act as something else; see act.
const actVariable = "CASEBOOK_TEST_ACT"

// act is what the test program does instead of tests: it lays out a graph, as a program that uses
// this package does, or behaves as a bad worker.
func act(mode string) int {
	ready := func() { _ = writeFrame(os.Stdout, reply{ok: true}.encode()) }
	switch mode {
	case "program":
		Main()
		return actProgram()
	case "hangs":
		ready()
		time.Sleep(time.Hour)
	case "never ready":
		time.Sleep(time.Hour)
	case "dies":
		fmt.Fprintln(os.Stderr, "out of \x1b[31mluck")
		return 7
	case "dies later":
		ready()
		_, _ = readFrame(os.Stdin)
		return 7
	case "babbles":
		ready()
		fmt.Print(strings.Repeat("garbage ", 1000))
		_, _ = io.Copy(io.Discard, os.Stdin)
	case "short frame":
		ready()
		fmt.Print("\x00\x00\x01\x00k")
	case "wrong reply":
		ready()
		_ = writeFrame(os.Stdout, []byte("huh"))
		_, _ = io.Copy(io.Discard, os.Stdin)
	case "senseless answer":
		ready()
		_, _ = readFrame(os.Stdin)
		_ = writeFrame(os.Stdout, reply{ok: true, text: []byte(`{"objects":1}`)}.encode())
		_, _ = io.Copy(io.Discard, os.Stdin)
	case "tiny answer":
		ready()
		_, _ = readFrame(os.Stdin)
		_ = writeFrame(os.Stdout, reply{ok: true, text: []byte("{}")}.encode())
		_, _ = io.Copy(io.Discard, os.Stdin)
	}
	return 0
}

func actProgram() int {
	e := New(Options{Timeout: patient})
	defer e.Close()
	if _, err := e.Place(context.Background(), graphtest.Layered(9), Full); err != nil {
		fmt.Println(err)
		return 1
	}
	value, set := os.LookupEnv("TMPDIR")
	fmt.Printf("TMPDIR=%q %v\n", value, set)
	return 0
}

// badly returns an Engine whose workers behave as mode says, the first count of them.
func badly(t *testing.T, mode string, count int, timeout time.Duration) *Engine {
	t.Helper()
	e := newEngine(t, Options{Timeout: timeout})
	good := e.start
	e.start = func(ctx context.Context) (*process, error) {
		if count--; count < 0 {
			return good(ctx)
		}
		program, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		command := exec.Command(program)
		command.Env = append(os.Environ(), actVariable+"="+mode, enginecache.Variable+"="+enginecache.Awake)
		return launch(ctx, command)
	}
	return e
}

func TestBadWorkerCostsOneLayout(t *testing.T) {
	for _, mode := range []string{"dies", "dies later", "babbles", "short frame", "wrong reply", "senseless answer"} {
		t.Run(mode, func(t *testing.T) {
			e := badly(t, mode, 1, patient)
			_, err := e.Place(t.Context(), graphtest.Payment(), Full)
			var crash *CrashError
			if !errors.As(err, &crash) {
				t.Errorf("got %v, want a CrashError", err)
			}
			t.Log(err)
			if strings.ContainsAny(err.Error(), "\x1b\n") {
				t.Errorf("the error holds control characters: %q", err)
			}
			if mode == "senseless answer" {
				return // that worker is not known to be bad
			}
			if _, err := e.Place(t.Context(), graphtest.Payment(), Full); err != nil {
				t.Errorf("the next layout fails too: %v", err)
			}
		})
	}
}

func TestLostPartIsAnError(t *testing.T) {
	_, err := badly(t, "tiny answer", 1, patient).Place(t.Context(), graphtest.Payment(), Full)
	var part *PartError
	if !errors.As(err, &part) || err.Error() != "the layout engine lost connection 0" {
		t.Errorf("got %v, want that connection 0 is lost", err)
	}
}

func TestHangingWorkerIsKilled(t *testing.T) {
	e := badly(t, "hangs", 1, 50*time.Millisecond)
	_, err := e.Place(t.Context(), graphtest.Payment(), Full)
	var timeout *TimeoutError
	if !errors.As(err, &timeout) {
		t.Fatalf("got %v, want a TimeoutError", err)
	}
	e.options.Timeout = patient
	if _, err := e.Place(t.Context(), graphtest.Payment(), Full); err != nil {
		t.Errorf("the next layout fails too: %v", err)
	}
}

func TestContextEndsLayout(t *testing.T) {
	for _, mode := range []string{"hangs", "never ready"} {
		e := badly(t, mode, 1, patient)
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		if _, err := e.Place(ctx, graphtest.Payment(), Full); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: got %v, want that of the context", mode, err)
		}
		if _, err := e.Place(t.Context(), graphtest.Payment(), Full); err != nil {
			t.Errorf("%s: the next layout fails too: %v", mode, err)
		}
	}
}

func TestCloseEndsLayout(t *testing.T) {
	e := badly(t, "hangs", 1, patient)
	ended := make(chan error)
	go func() {
		_, err := e.Place(context.Background(), graphtest.Payment(), Full)
		ended <- err
	}()
	for e.seats.free() > 0 { // until the layout has taken the seat
		time.Sleep(time.Millisecond)
	}
	if err := e.Close(); err != nil {
		t.Error(err)
	}
	if err := <-ended; !errors.Is(err, ErrClosed) {
		t.Errorf("got %v, want ErrClosed", err)
	}
	if _, err := e.Place(t.Context(), graphtest.Payment(), Full); !errors.Is(err, ErrClosed) {
		t.Errorf("after Close got %v, want ErrClosed", err)
	}
}

// A worker that broke after its last layout does not cost the next one.
func TestBrokenWorkerIsReplaced(t *testing.T) {
	e := newEngine(t, Options{})
	if _, err := e.Place(t.Context(), graphtest.Payment(), Full); err != nil {
		t.Fatal(err)
	}
	worker := taken(t, e)
	if err := worker.command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	e.seats.give(worker)
	if _, err := e.Place(t.Context(), graphtest.Payment(), Full); err != nil {
		t.Errorf("the next layout fails: %v", err)
	}
}

// After what the engine cannot read, the worker says so and is replaced.
func TestEngineErrorIsReported(t *testing.T) {
	e := newEngine(t, Options{})
	for _, text := range []string{"", "digraph {", "graph \x00", "}"} {
		_, err := e.layout(t.Context(), []byte(text))
		var crash *CrashError
		if !errors.As(err, &crash) {
			t.Errorf("%q: got %v, want a CrashError", text, err)
		}
	}
	if _, err := e.Place(t.Context(), graphtest.Payment(), Full); err != nil {
		t.Errorf("the next layout fails too: %v", err)
	}
}

// A worker ends with its parent, even in the middle of a layout.
func TestWorkerEndsWithItsInput(t *testing.T) {
	worker, err := start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := writeFrame(worker.in, dot(graphtest.Dense(60, 480), Full)); err != nil {
		t.Fatal(err)
	}
	time.Sleep(50 * time.Millisecond) // let it begin
	if err := worker.in.Close(); err != nil {
		t.Fatal(err)
	}
	kill := time.AfterFunc(patient, func() { _ = worker.command.Process.Kill() })
	defer kill.Stop()
	if err := worker.command.Wait(); err != nil {
		t.Errorf("the worker did not end by itself: %v", err)
	}
}

func TestWorkerIsReplacedInTime(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	e := newEngine(t, Options{})
	g := graphtest.Payment()
	var most uint64
	workers := map[*process]bool{}
	for range maxLayouts + 20 {
		if _, err := e.Place(t.Context(), g, Full); err != nil {
			t.Fatal(err)
		}
		worker := taken(t, e)
		if worker != nil {
			most = max(most, worker.memory)
			workers[worker] = true
		}
		e.seats.give(worker)
	}
	t.Logf("a worker took up to %d MiB", most>>20)
	if len(workers) != 2 {
		t.Errorf("%d workers served, want 2", len(workers))
	}
	if most > maxMemory {
		t.Errorf("a worker took %d bytes", most)
	}
}

func TestTail(t *testing.T) {
	var kept tail
	for range 100 {
		_, _ = kept.Write(bytes.Repeat([]byte("a"), 1000))
	}
	_, _ = kept.Write([]byte("the end\n"))
	if text := kept.text(); len(text) > maxTail || !strings.HasSuffix(text, "the end") {
		t.Errorf("kept %d bytes, ending in %q", len(text), text[max(0, len(text)-20):])
	}
}

// taken returns the worker of a seat that it takes.
func taken(t *testing.T, e *Engine) *process {
	t.Helper()
	worker, err := e.seats.take(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return worker
}

// A second worker starts only while the first is at work.
func TestWorkerServesAgain(t *testing.T) {
	e := newEngine(t, Options{Jobs: 3})
	for range 3 {
		if _, err := e.Place(t.Context(), graphtest.Payment(), Bare); err != nil {
			t.Fatal(err)
		}
	}
	if ready := len(e.seats.ready); ready != 1 {
		t.Errorf("%d workers have started, want 1", ready)
	}
}
