package svg

import (
	"testing"

	"casebook/render/geom"
	"casebook/render/scene"
)

// cards is a scene of n times the parts of the example.
func cards(n int) *scene.Scene {
	s := &scene.Scene{Title: "Cards", Size: geom.Size{W: 2000, H: 1000}}
	for range n {
		s.Items = append(s.Items, example().Items[2:4]...)
	}
	return s
}

// A component takes about a kilobyte.
func TestCardsAreSmall(t *testing.T) {
	one, ten := len(file(t, cards(1), Auto)), len(file(t, cards(11), Auto))
	if each := (ten - one) / 20; each > 1024 {
		t.Errorf("a card takes %d bytes", each)
	} else {
		t.Logf("a card takes %d bytes", each)
	}
}

func BenchmarkBytes(b *testing.B) {
	s := cards(25)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Bytes(s, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
