package wasmstub

import (
	"testing"

	"github.com/tetratelabs/wazero"
)

// What is no module has no stub.
func FuzzOf(f *testing.F) {
	f.Add([]byte(preamble))
	f.Add([]byte(preamble + "\x01\x05\x01\x60\x00\x01\x7f\x03\x02\x01\x00\x07\x05\x01\x01f\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if stub, ok := Of(data); ok && len(stub) <= len(preamble) {
			t.Errorf("%q has the stub %q", data, stub)
		}
	})
}

// The stub of a module is one in which the same functions can be called, and give zeros.
func TestOf(t *testing.T) {
	module := []byte(preamble +
		"\x01\x09\x02\x60\x01\x7f\x01\x7e\x60\x00\x00" + // types: i32 to i64, nothing to nothing
		"\x02\x07\x01\x01m\x01f\x00\x01" + // imports a function of the second type
		"\x03\x03\x02\x00\x00" + // two functions of the first type
		"\x05\x03\x01\x00\x03" + // memory
		"\x07\x11\x04\x01a\x00\x01\x01b\x00\x02\x01c\x00\x00\x01m\x02\x00" + // exports
		"\x0a\x0b\x02\x04\x00\x42\x05\x0b\x04\x00\x42\x06\x0b")
	stub, ok := Of(module)
	if !ok {
		t.Fatal("there is no stub")
	}
	ctx := t.Context()
	runtime := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter())
	defer runtime.Close(ctx)
	m, err := runtime.Instantiate(ctx, stub)
	if err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]uint64{"a": {7}, "b": {7}, "c": nil} {
		got, err := m.ExportedFunction(name).Call(ctx, args...)
		if err != nil || len(got) != len(args) || len(got) > 0 && got[0] != 0 {
			t.Errorf("%s gives %v, %v", name, got, err)
		}
	}
	if m.Memory() == nil {
		t.Error("there is no memory")
	}
}
