package enginecache

import (
	_ "unsafe" // for go:linkname

	"casebook/render/layout/place/wasmstub"
)

// The engine's package compiles and starts the engine when it is initialised, which takes longer than
// all else that most commands have to do; and only layout workers have a use for it. In all other
// processes it is given a stub of itself: a WebAssembly module with the same functions, none of which
// does anything.

// module is the engine as its package embeds it.
//
//go:linkname module github.com/goccy/go-graphviz/internal/wasm.wasmFile
var module []byte

var asleep bool

// Asleep reports whether there is no engine in this process.
func Asleep() bool { return asleep }

// sleep puts a stub in the engine's place. If the engine is not as expected it stays what it is.
func sleep() {
	if stub, ok := wasmstub.Of(module); ok {
		module, asleep = stub, true
	}
}
