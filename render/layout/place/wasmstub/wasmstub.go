// Package wasmstub makes stubs of WebAssembly modules: modules that export the same functions, none of
// which does anything.
package wasmstub

import "encoding/binary"

// What is read and written of a WebAssembly module: see
// https://webassembly.github.io/spec/core/binary/modules.html.
const (
	preamble = "\x00asm\x01\x00\x00\x00"

	typeSection     = 1
	importSection   = 2
	functionSection = 3
	memorySection   = 5
	exportSection   = 7
	codeSection     = 10

	functionKind = 0
	memoryKind   = 2

	functionForm = 0x60
	end          = 0x0b
)

// zeros are the instructions that give a zero of each type of number.
var zeros = map[byte][]byte{
	0x7f: {0x41, 0},                      // i32
	0x7e: {0x42, 0},                      // i64
	0x7d: {0x43, 0, 0, 0, 0},             // f32
	0x7c: {0x44, 0, 0, 0, 0, 0, 0, 0, 0}, // f64
}

// Of returns a module with the functions and the memory that a module exports, all of which give
// zeros, or false if it cannot read the module. Functions of one type are one function.
func Of(module []byte) (stub []byte, ok bool) {
	sections, ok := sectionsOf(module)
	if !ok {
		return nil, false
	}
	results, ok := resultsOf(sections[typeSection])
	types := append(importedFunctions(sections[importSection]), numbers(sections[functionSection])...)
	if !ok || len(types) == 0 {
		return nil, false
	}
	s := stubWriter{byType: map[int]int{}}
	r := wasmReader{rest: sections[exportSection]}
	for range r.count() {
		name, kind, index := r.bytes(r.count()), r.byte(), r.count()
		if r.failed {
			return nil, false
		}
		switch {
		case kind == memoryKind:
			s.export(name, memoryKind, 0)
		case kind == functionKind && index < len(types) && types[index] < len(results):
			s.export(name, functionKind, s.function(types[index], results[types[index]]))
		}
	}
	if s.exports == nil {
		return nil, false
	}
	out := []byte(preamble)
	for _, section := range []struct {
		id    byte
		count int
		body  []byte
	}{
		{typeSection, -1, sections[typeSection]},
		{functionSection, len(s.byType), s.functions},
		{memorySection, 1, []byte{0, 1}}, // one page, which may grow
		{exportSection, s.exported, s.exports},
		{codeSection, len(s.byType), s.code},
	} {
		body := section.body
		if section.count >= 0 {
			body = append(binary.AppendUvarint(nil, uint64(section.count)), body...)
		}
		out = append(binary.AppendUvarint(append(out, section.id), uint64(len(body))), body...)
	}
	return out, true
}

// stubWriter collects what a stub consists of.
type stubWriter struct {
	byType    map[int]int // which function there is of a type
	functions []byte
	code      []byte
	exports   []byte
	exported  int
}

// function returns the function of a type.
func (s *stubWriter) function(typ int, results []byte) int {
	if f, ok := s.byType[typ]; ok {
		return f
	}
	f := len(s.byType)
	s.byType[typ] = f
	s.functions = binary.AppendUvarint(s.functions, uint64(typ))
	body := []byte{0} // no locals
	for _, r := range results {
		body = append(body, zeros[r]...)
	}
	body = append(body, end)
	s.code = append(binary.AppendUvarint(s.code, uint64(len(body))), body...)
	return f
}

func (s *stubWriter) export(name []byte, kind byte, index int) {
	s.exports = append(binary.AppendUvarint(s.exports, uint64(len(name))), name...)
	s.exports = binary.AppendUvarint(append(s.exports, kind), uint64(index))
	s.exported++
}

// sectionsOf returns the sections of a module, by their numbers.
func sectionsOf(module []byte) (sections map[byte][]byte, ok bool) {
	r := wasmReader{rest: module}
	if string(r.bytes(len(preamble))) != preamble {
		return nil, false
	}
	sections = map[byte][]byte{}
	for len(r.rest) > 0 && !r.failed {
		id := r.byte()
		sections[id] = r.bytes(r.count())
	}
	return sections, !r.failed
}

// resultsOf returns the types of the results of each type of function in a section of types.
func resultsOf(section []byte) (results [][]byte, ok bool) {
	r := wasmReader{rest: section}
	for range r.count() {
		if r.byte() != functionForm { // which is what is read beyond the end, too
			return nil, false
		}
		r.bytes(r.count()) // parameters
		of := r.bytes(r.count())
		for _, b := range of {
			if zeros[b] == nil {
				return nil, false
			}
		}
		results = append(results, of)
	}
	return results, !r.failed
}

// importedFunctions returns the types of the functions in a section of imports.
func importedFunctions(section []byte) []int {
	var types []int
	r := wasmReader{rest: section}
	for range r.count() {
		r.bytes(r.count()) // of which module
		r.bytes(r.count()) // its name there
		if r.byte() != functionKind || r.failed {
			return nil // the engine imports nothing else
		}
		types = append(types, r.count())
	}
	return types
}

// numbers returns the numbers of a section that is a list of them.
func numbers(section []byte) []int {
	var all []int
	r := wasmReader{rest: section}
	for range r.count() {
		if r.failed {
			return nil
		}
		all = append(all, r.count())
	}
	return all
}

// wasmReader reads a module. Where there is not what is read, it fails and reads zeros from then on.
type wasmReader struct {
	rest   []byte
	failed bool
}

func (r *wasmReader) bytes(n int) []byte {
	if n > len(r.rest) {
		r.failed, r.rest = true, nil
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *wasmReader) byte() byte {
	if b := r.bytes(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

// mostCounted is more than there is of anything in the engine.
const mostCounted = 1 << 26

// count reads a number that counts something.
func (r *wasmReader) count() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > mostCounted {
		r.failed, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}
