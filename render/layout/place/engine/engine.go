// Package engine is Graphviz as a function from text to text. It is the only package to import
// Graphviz, so that package enginecache is always initialised before it.
//
// Graphviz is one instance for the whole process. It serves one caller at a time, cannot be
// stopped, keeps some memory of every layout, and after most errors it is broken for good. So it
// belongs into a process that may be ended: see package place.
package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/goccy/go-graphviz"

	"casebook/render/layout/place/enginecache"
)

// Version names the engine: the same DOT text gives the same layout only in the same version.
const Version = "go-graphviz v0.2.9"

func init() {
	enginecache.Settle()
	graphviz.SetFileSystem(noFiles{})
}

// noFiles is a file system without files: the engine has no business in that of the user.
type noFiles struct{}

func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// Engine lays out graphs, one at a time.
type Engine struct {
	graphviz *graphviz.Graphviz
	doubtful bool
}

// New returns the engine of this process, which must have been started with it awake: see package
// enginecache. Asking twice for it is a mistake.
func New() (*Engine, error) {
	if enginecache.Asleep() {
		return nil, errors.New("there is no layout engine in this process")
	}
	instance, err := graphviz.New(context.Background())
	if err != nil {
		return nil, fmt.Errorf("cannot start Graphviz: %w", err)
	}
	return &Engine{graphviz: instance}, nil
}

// Doubtful reports whether the engine should not be used again although there was no error.
func (e *Engine) Doubtful() bool { return e.doubtful }

// Layout lays out a graph in the DOT language and returns it in Graphviz' "json0" format. After an
// error the engine must not be used again.
func (e *Engine) Layout(dot []byte) (json []byte, err error) {
	// The bindings turn some failures of Graphviz into panics.
	defer func() {
		if trouble := recover(); trouble != nil {
			err = fmt.Errorf("failure in Graphviz: %v", trouble)
		}
	}()
	graph, err := graphviz.ParseBytes(dot)
	if err != nil {
		return nil, fmt.Errorf("cannot read the graph: %w", err)
	}
	if graph == nil {
		return nil, errors.New("cannot read the graph")
	}
	var out bytes.Buffer
	if err := e.graphviz.Render(context.Background(), graph, "json0", &out); err != nil {
		return nil, fmt.Errorf("cannot lay out the graph: %w", err)
	}
	// The answer is whole by now, and often the error is but an old warning.
	e.doubtful = graph.Close() != nil
	return out.Bytes(), nil
}
