package book

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"casebook/render/book/booktest"
	"casebook/render/book/source"
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
