package book

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"casebook/model"
	"casebook/model/studytest"
	"casebook/render/book/booktest"
	"casebook/render/book/source"
	"casebook/render/cache"
	"casebook/render/layout"
	"casebook/render/layout/place"
	"casebook/render/svg"
	"casebook/render/view"
	"casebook/studies"
)

// BenchmarkBuild builds the bundled library, every time from nothing.
func BenchmarkBuild(b *testing.B) {
	files, err := source.ReadFS(studies.Library)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.Setenv("CASEBOOK_CACHE", filepath.Join(b.TempDir(), "cache"))
		mustBuild(b, files, filepath.Join(b.TempDir(), "out"))
	}
	reportPeak(b)
}

// BenchmarkPictures draws all views of studies of 20 components, one after the other, when it is known
// where the engine puts their parts: what is left is all that this process does.
func BenchmarkPictures(b *testing.B) {
	b.Setenv("CASEBOOK_CACHE", b.TempDir())
	engine := place.New(place.Options{Cache: cache.Open("places")})
	b.Cleanup(func() { _ = engine.Close() })
	var studies []*model.Study
	for _, g := range studytest.Generators {
		for seed := range 3 {
			s, err := model.Load("made-up.yaml", g.Make(seed, 20))
			if err != nil {
				b.Fatal(err)
			}
			studies = append(studies, s)
		}
	}
	pictures := 0
	draw := func() {
		for _, s := range studies {
			set, layouter := view.Of(s), layout.New(engine, nil)
			for _, v := range set.List() {
				drawn, _, err := set.Draw(b.Context(), v.Name, layouter)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := svg.Bytes(drawn, svg.Options{}); err != nil {
					b.Fatal(err)
				}
				pictures++
			}
		}
	}
	draw()
	pictures = 0
	for b.Loop() {
		draw()
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(pictures), "ms/picture")
}

// thousand is a library of 1,000 studies of 20 components that was built once.
func thousand(b *testing.B) (dir, out string) {
	b.Helper()
	dir, out = filepath.Join(b.TempDir(), "studies"), filepath.Join(b.TempDir(), "out")
	if err := booktest.Write(dir, 1000, 20); err != nil {
		b.Fatal(err)
	}
	b.Setenv("CASEBOOK_CACHE", filepath.Join(b.TempDir(), "cache"))
	mustBuild(b, mustRead(b, dir), out)
	return dir, out
}

// BenchmarkFirstBuild builds 1,000 studies from nothing.
func BenchmarkFirstBuild(b *testing.B) {
	for b.Loop() {
		thousand(b)
	}
	reportPeak(b)
}

// BenchmarkRebuildUnchanged builds 1,000 studies that did not change.
func BenchmarkRebuildUnchanged(b *testing.B) {
	dir, out := thousand(b)
	for b.Loop() {
		if r := mustBuild(b, mustRead(b, dir), out); r.Drawn != 0 || r.Changes.Written != 0 {
			b.Fatalf("made again: %+v", r)
		}
	}
	reportPeak(b)
}

// BenchmarkRebuildOneEdit builds 1,000 studies of which one has changed.
func BenchmarkRebuildOneEdit(b *testing.B) {
	dir, out := thousand(b)
	edits := 0
	for b.Loop() {
		edits++
		title := fmt.Appendf(nil, "title: Edit %d of", edits)
		text := bytes.Replace(booktest.Study(7, 20), []byte("title:"), title, 1)
		if err := os.WriteFile(filepath.Join(dir, "study-7.yaml"), text, 0o644); err != nil {
			b.Fatal(err)
		}
		if r := mustBuild(b, mustRead(b, dir), out); r.Drawn != 1 {
			b.Fatalf("drawn: %d", r.Drawn)
		}
	}
	reportPeak(b)
}

func mustRead(b *testing.B, dir string) []source.File {
	b.Helper()
	found, err := source.Read([]string{dir}, nil)
	if err != nil {
		b.Fatal(err)
	}
	return found.Studies
}

func mustBuild(b *testing.B, files []source.File, out string) *Report {
	b.Helper()
	report, err := Build(b.Context(), Options{Sources: files, Out: out})
	if err != nil {
		b.Fatal(err)
	}
	return report
}

// reportPeak reports the most memory that this process, which has no layout engine, has taken.
func reportPeak(b *testing.B) {
	b.Helper()
	status, err := fs.ReadFile(os.DirFS("/proc/self"), "status")
	if err != nil {
		return // not on this system
	}
	_, after, _ := bytes.Cut(status, []byte("VmHWM:"))
	fields := bytes.Fields(after)
	if len(fields) == 0 {
		return
	}
	if kilobytes, err := strconv.Atoi(string(fields[0])); err == nil {
		b.ReportMetric(float64(kilobytes)/1000, "MB-peak")
	}
}
