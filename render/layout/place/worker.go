package place

import (
	"io"
	"os"
	"os/signal"
	"runtime/metrics"

	"casebook/render/layout/place/engine"
)

// workerVariable is the environment variable that makes a worker of a process.
const workerVariable = "CASEBOOK_LAYOUT_WORKER"

// Main makes a layout worker of this process if it was started to be one, and then does not
// return. It must be called first in main, and first in TestMain of all tests that lay out
// graphs: the program starts itself again to get its workers.
func Main() {
	if os.Getenv(workerVariable) == "" {
		return
	}
	os.Exit(work(os.Stdin, os.Stdout))
}

// work answers each frame from in, a graph in the DOT language, with a reply to out, until in
// ends. It returns the exit status.
func work(in io.Reader, out io.Writer) int {
	// An interrupt from the keyboard reaches workers too; it is the parent's to decide.
	signal.Ignore(os.Interrupt)
	layouts, err := engine.New()
	if err != nil {
		return fail(out, err)
	}
	if err := writeFrame(out, reply{ok: true, memory: memory()}.encode()); err != nil {
		return 1
	}
	for dot := range requests(in) {
		answer, err := layouts.Layout(dot)
		if err != nil {
			return fail(out, err)
		}
		last := layouts.Doubtful()
		if err := writeFrame(out, reply{true, last, memory(), answer}.encode()); err != nil || last {
			return 1
		}
	}
	return 0
}

// fail tells the parent of an error, after which a worker is of no more use.
func fail(out io.Writer, err error) int {
	_ = writeFrame(out, reply{last: true, text: []byte(err.Error())}.encode())
	return 1
}

// requests reads frames while the engine is at work, so that the end of the input, which is the
// end of the parent, ends the worker even then.
func requests(in io.Reader) <-chan []byte {
	frames := make(chan []byte)
	go func() {
		for {
			frame, err := readFrame(in)
			if err != nil {
				os.Exit(0)
			}
			frames <- frame
		}
	}()
	return frames
}

// memory returns how much memory the process has taken from the system, in bytes.
func memory() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64() - sample[1].Value.Uint64()
}
