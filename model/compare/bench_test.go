package compare

import (
	"testing"

	"casebook/model/studytest"
)

// BenchmarkRenamed compares a large study with one in which everything has another id.
func BenchmarkRenamed(b *testing.B) {
	s := load(b, studytest.Layered(1, 300))
	ids := map[string]string{}
	for i := range s.Architecture.Components {
		id := s.Architecture.Components[i].ID
		ids[id] = "new-" + id
	}
	after := s.Renamed(map[string]map[string]string{"component": ids})
	b.ReportAllocs()
	for b.Loop() {
		Studies(s, after)
	}
}
