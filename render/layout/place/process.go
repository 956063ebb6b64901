package place

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"casebook/render/cache/private"
	"casebook/render/layout/place/enginecache"
)

const (
	maxLayouts = 200       // a worker is replaced after so many
	maxMemory  = 256 << 20 // or when it takes more than this, in bytes
	// startTime is how long a worker may take to be ready. Without a cache the engine compiles
	// itself first, which takes a second, and many on a busy machine.
	startTime = 60 * time.Second
	// endTime is how long a worker may take to end by itself.
	endTime = time.Second
)

// process is the parent's side of a worker. It serves one caller at a time.
type process struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	stderr  *tail
	layouts int
	memory  uint64 // what it took after the last layout, in bytes
	ended   bool   // it has said that it serves no more
}

// start starts a worker and waits until it is ready.
func start(ctx context.Context) (*process, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, &CrashError{Detail: "the program cannot find itself to start a worker", Err: err}
	}
	command := exec.Command(program)
	command.Dir = workerFolder()
	command.Env = workerEnvironment(os.Environ())
	return launch(ctx, command)
}

// launch runs command, which is to be a worker, and waits until it is ready.
func launch(ctx context.Context, command *exec.Cmd) (*process, error) {
	p := &process{command: command, stderr: &tail{}}
	command.Stderr = p.stderr
	command.WaitDelay = endTime
	var err error
	if p.in, err = command.StdinPipe(); err != nil {
		return nil, &CrashError{Detail: "cannot start a worker", Err: err}
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, &CrashError{Detail: "cannot start a worker", Err: err}
	}
	p.out = bufio.NewReader(out)
	if err := command.Start(); err != nil {
		return nil, &CrashError{Detail: "cannot start a worker", Err: err}
	}
	ctx, cancel := context.WithTimeoutCause(ctx, startTime,
		&CrashError{Detail: fmt.Sprintf("a worker was not ready after %v", startTime)})
	defer cancel()
	if _, err := p.receive(ctx, nil); err != nil {
		p.stop()
		return nil, err
	}
	return p, nil
}

// layout has the worker lay out a graph in the DOT language. After an error, which is the cause of
// the context's end if that has ended, the worker must be stopped.
func (p *process) layout(ctx context.Context, dot []byte) ([]byte, error) {
	p.layouts++
	return p.receive(ctx, func() error { return writeFrame(p.in, dot) })
}

// receive waits for a reply, after it has sent a request if there is one. It kills the worker if
// the context ends before.
func (p *process) receive(ctx context.Context, send func() error) ([]byte, error) {
	release := context.AfterFunc(ctx, func() { _ = p.command.Process.Kill() })
	var sent error
	if send != nil {
		sent = send()
	}
	// A worker that died while it was sent to may have said why.
	body, err := readFrame(p.out)
	switch {
	case !release():
		return nil, context.Cause(ctx)
	case err != nil:
		return nil, p.died(errors.Join(sent, err))
	}
	answer, err := decodeReply(body)
	if err != nil {
		return nil, p.died(err)
	}
	if !answer.ok {
		return nil, &CrashError{Detail: printable(answer.text)}
	}
	p.memory, p.ended = answer.memory, answer.last
	return answer.text, nil
}

// died returns the error of a worker that broke off.
func (p *process) died(err error) error {
	p.stop()
	detail := "a worker broke off, " + p.command.ProcessState.String()
	if said := p.stderr.text(); said != "" {
		detail += ", saying: " + said
	}
	return &CrashError{Detail: detail, Err: err}
}

// worn reports whether the worker must be replaced: because it says so, or because the engine keeps
// memory of each layout.
func (p *process) worn() bool {
	return p.ended || p.layouts >= maxLayouts || p.memory > maxMemory
}

// stop ends the worker, which ends by itself when its input does, and waits for its end. It may be
// called again.
func (p *process) stop() {
	if p.command.ProcessState != nil {
		return
	}
	_ = p.in.Close()
	kill := time.AfterFunc(endTime, func() { _ = p.command.Process.Kill() })
	defer kill.Stop()
	_ = p.command.Wait()
}

// workerFolder returns a folder for a worker to be in: one with nothing of the user's in it, and
// that can go away no sooner than the worker.
func workerFolder() string {
	if folder, err := private.Folder("worker"); err == nil {
		return folder
	}
	return filepath.VolumeName(os.TempDir()) + string(filepath.Separator)
}

// workerEnvironment returns the environment of a worker: what it takes to find the engine's cache
// and to run at all.
func workerEnvironment(environ []string) []string {
	env := []string{
		workerVariable + "=1",
		enginecache.Variable + "=" + enginecache.Awake,
		"GOTRACEBACK=none",
		"GOMAXPROCS=2",      // one for the engine, which never yields, one for all else
		"GOGC=400",          // it is started for little, more often than not
		"GOMEMLIMIT=200MiB", // collect garbage harder before it grows worn
	}
	keep := []string{private.Variable, "HOME", "XDG_CACHE_HOME"}
	if runtime.GOOS == "windows" {
		keep = append(keep, "LocalAppData", "SystemRoot", "TMP", "TEMP")
	}
	for _, entry := range environ {
		name, _, _ := strings.Cut(entry, "=")
		for _, wanted := range keep {
			if name == wanted || runtime.GOOS == "windows" && strings.EqualFold(name, wanted) {
				env = append(env, entry)
			}
		}
	}
	return env
}

// tail is a writer that keeps the end of what is written.
type tail struct {
	mu   sync.Mutex
	kept []byte
}

const maxTail = 4 << 10 // bytes

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.kept = append(t.kept, p[max(0, len(p)-maxTail):]...)
	t.kept = t.kept[max(0, len(t.kept)-maxTail):]
	return len(p), nil
}

func (t *tail) text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return printable(t.kept)
}

// printable returns what a worker said as one line without control characters.
func printable(text []byte) string {
	quoted := fmt.Sprintf("%q", strings.Join(strings.Fields(string(text)), " "))
	return quoted[1 : len(quoted)-1]
}
