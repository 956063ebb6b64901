package enginecache

import "testing"

// What is no module has no stub.
func FuzzStubOf(f *testing.F) {
	f.Add([]byte(preamble))
	f.Add([]byte(preamble + "\x01\x05\x01\x60\x00\x01\x7f\x03\x02\x01\x00\x07\x05\x01\x01f\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if stub, ok := stubOf(data); ok && len(stub) <= len(preamble) {
			t.Errorf("%q has the stub %q", data, stub)
		}
	})
}
