package deck

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"

	"casebook/render/pptx"
	"casebook/render/pptx/lint"
	"casebook/render/scene"
	"casebook/render/text"
)

// PowerPoint has nothing to repair, in either shape, and each step of a flow is a slide.
func TestPPTX(t *testing.T) {
	hostileDeck := present(t, "hostile", hostile, true)
	for _, a := range pptx.Aspects() {
		for _, d := range []*Deck{hostileDeck, gateway()} {
			b, err := PPTX(d, pptx.Options{Aspect: a})
			if err != nil {
				t.Fatal(err)
			}
			for _, fault := range lint.Check(b) {
				t.Errorf("%s: %s", a, fault)
			}
			want := 0
			for _, s := range d.Slides {
				want++
				if n := len(d.Pictures[s.View]); n > 1 {
					want += n
				}
			}
			if got := slidesIn(t, b); got != want {
				t.Errorf("%s: %d slides, not %d", a, got, want)
			}
		}
	}
}

func slidesIn(t *testing.T, file []byte) (n int) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "ppt/slides/slide") {
			n++
		}
	}
	return n
}

// What is on a slide of text or a table has room there.
func TestNativeSlidesHoldWhatIsOnThem(t *testing.T) {
	all, _ := load(t, "payment-gateway", read(t, "payment-gateway"))
	d := &Deck{Slides: all}
	for _, a := range pptx.Aspects() {
		for i := range all {
			for _, s := range d.native(&all[i], a) {
				switch s := s.(type) {
				case *pptx.TextSlide:
					if s.Fitting(a) != len(s.Bullets) {
						t.Errorf("%s: %s: %d of %d points", a, all[i].Name, s.Fitting(a), len(s.Bullets))
					}
				case *pptx.TableSlide:
					if s.Fitting(a) != len(s.Rows) {
						t.Errorf("%s: %s: %d of %d rows", a, all[i].Name, s.Fitting(a), len(s.Rows))
					}
				case *pptx.TitleSlide:
					if !s.Fits(a) {
						t.Errorf("%s: %s", a, all[i].Name)
					}
				}
			}
		}
	}
}

// Pages of a PDF are all of one shape, and have the words of their slides.
func TestSheets(t *testing.T) {
	d := gateway()
	for i, page := range Sheets(d) {
		if r := page.Size.W / page.Size.H; r < 1.777 || r > 1.778 {
			t.Errorf("%s: %v", d.Slides[i].Name, page.Size)
		}
		found := false
		for _, it := range page.Items {
			x, ok := it.(*scene.Text)
			found = found || ok && x.S == text.Clean(d.Slides[i].Title)
		}
		if !found {
			t.Errorf("%s: no title", d.Slides[i].Name)
		}
	}
}

// A step is shown close by, with its line and both ends, and nothing that is cut through.
func TestCloseTo(t *testing.T) {
	d := present(t, "payment-gateway", read(t, "payment-gateway"), true)
	for _, s := range d.Slides {
		for i, drawn := range d.Pictures[s.View] {
			if len(d.Pictures[s.View]) != len(s.Stops) {
				continue
			}
			part := closeTo(drawn, s.Stops[i].Step)
			found := 0
			for _, it := range part.Items {
				g, ok := it.(*scene.Group)
				if ok && g.Class == "connection" && slices.Contains(strings.Fields(fact(g, "step")), s.Stops[i].Step) {
					found++
				}
				if b := scene.Extent([]scene.Item{it}); b.X < -1 || b.Y < -1 || b.Right() > part.Size.W+1 || b.Bottom() > part.Size.H+1 {
					t.Errorf("%s, step %s: %v is beyond %v", s.Name, s.Stops[i].Step, b, part.Size)
				}
			}
			if found != 1 {
				t.Errorf("%s, step %s: %d lines", s.Name, s.Stops[i].Step, found)
			}
		}
	}
}
