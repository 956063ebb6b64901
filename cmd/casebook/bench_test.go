package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"casebook/model"
	"casebook/model/studytest"
)

// The benchmarks here run whole processes, as a person does: this program and Graphviz' own dot in
// turn, on the same studies. They report what one run of each takes, and how many times as long as
// dot this program takes; and of how many studies dot could not make a picture, which count for
// neither. The engine's cache is warm in all of them.
//
//	go test -run - -bench DotRender -benchtime 20x ./cmd/casebook
//	go test -run - -bench DotLibrary -benchtime 1x ./cmd/casebook

// BenchmarkDotRenderNew draws a picture of 20 components that it has never seen.
func BenchmarkDotRenderNew(b *testing.B) {
	r := newRace(b)
	for b.Loop() {
		r.round(r.study(20))
	}
	r.report()
}

// BenchmarkDotRenderLarge draws one of 100 components.
func BenchmarkDotRenderLarge(b *testing.B) {
	r := newRace(b)
	for b.Loop() {
		r.round(r.study(100))
	}
	r.report()
}

// BenchmarkDotRenderAgain draws a picture of 20 components that it has drawn before.
func BenchmarkDotRenderAgain(b *testing.B) {
	r := newRace(b)
	s := r.study(20)
	r.render(s)
	for b.Loop() {
		r.round(s)
	}
	r.report()
}

// BenchmarkDotLibrary builds 1,000 studies of 20 components with all their views, against dot, two
// at a time, over their component views alone.
func BenchmarkDotLibrary(b *testing.B) {
	const studies = 1000
	r := newRace(b)
	for b.Loop() {
		all := make([]study, studies)
		args := []string{"build", "--jobs", "2", "-o", filepath.Join(b.TempDir(), "out")}
		for i := range all {
			all[i] = r.study(20)
			args = append(args, all[i].yaml)
		}
		begin := time.Now()
		r.casebook(args...)
		ours := float64(countPictures(b, args[4])) / time.Since(begin).Seconds()
		begin = time.Now()
		var drawn atomic.Int64
		var group errgroup.Group
		group.SetLimit(2)
		for _, s := range all {
			group.Go(func() error {
				if r.dot(s) {
					drawn.Add(1)
				}
				return nil
			})
		}
		_ = group.Wait() // there are no errors
		theirs := float64(drawn.Load()) / time.Since(begin).Seconds()
		b.ReportMetric(ours, "pictures/s")
		b.ReportMetric(theirs, "dot-pictures/s")
		b.ReportMetric(ours/theirs, "times-dot")
		b.ReportMetric(float64(studies-drawn.Load()), "dot-failures")
	}
}

// race measures this program against dot.
type race struct {
	b            *testing.B
	dir, program string
	studies      int
	ours, theirs time.Duration
	rounds       int // that both have finished
	failures     int // of dot
}

// study is a made-up study, in both languages.
type study struct{ yaml, dot, svg string }

// newRace builds the program, and gives it a cache with nothing but what its engine needs.
func newRace(b *testing.B) *race {
	b.Helper()
	if _, err := exec.LookPath("dot"); err != nil {
		b.Skip("there is no dot to compare with: ", err)
	}
	r := &race{b: b, dir: b.TempDir()}
	r.program = filepath.Join(r.dir, "casebook")
	if runtime.GOOS == "windows" {
		r.program += ".exe"
	}
	if out, err := exec.CommandContext(b.Context(), "go", "build", "-o", r.program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	b.Setenv("CASEBOOK_CACHE", filepath.Join(r.dir, "cache"))
	r.warm()
	return r
}

// study makes up another study of n components, of each generator in turn.
func (r *race) study(n int) study {
	r.b.Helper()
	generators := studytest.Generators
	text := generators[r.studies%len(generators)].Make(r.studies/len(generators), n)
	dir := filepath.Join(r.dir, "studies")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		r.b.Fatal(err)
	}
	name := filepath.Join(dir, fmt.Sprintf("study-%d", r.studies))
	s := study{name + ".yaml", name + ".dot", name + ".svg"}
	r.studies++
	loaded, err := model.Load(s.yaml, text)
	if err != nil {
		r.b.Fatal(err)
	}
	for file, data := range map[string][]byte{s.yaml: text, s.dot: dotOf(loaded)} {
		if err := os.WriteFile(file, data, 0o644); err != nil {
			r.b.Fatal(err)
		}
	}
	return s
}

// warm fills the cache of the engine, and no other.
func (r *race) warm() {
	r.b.Helper()
	s := r.study(5)
	r.casebook("render", s.yaml, "components", "-o", s.svg)
}

func (r *race) casebook(args ...string) {
	r.b.Helper()
	if out, err := exec.CommandContext(r.b.Context(), r.program, args...).CombinedOutput(); err != nil {
		r.b.Fatalf("%q: %v: %s", args, err, out)
	}
}

// dot has dot draw a study, and reports whether it can: it gives up on some that have many
// clusters.
func (r *race) dot(s study) bool {
	return exec.CommandContext(r.b.Context(), "dot", "-Tsvg", "-o", s.svg, s.dot).Run() == nil
}

func (r *race) render(s study) {
	r.b.Helper()
	r.casebook("render", s.yaml, "components", "-o", s.svg)
}

// round has both draw a study once.
func (r *race) round(s study) {
	r.b.Helper()
	begin := time.Now()
	r.render(s)
	between := time.Now()
	if !r.dot(s) {
		r.failures++
		return
	}
	r.ours += between.Sub(begin)
	r.theirs += time.Since(between)
	r.rounds++
}

// report reports the means of all rounds.
func (r *race) report() {
	milliseconds := func(d time.Duration) float64 { return d.Seconds() * 1000 / float64(max(r.rounds, 1)) }
	r.b.ReportMetric(milliseconds(r.ours), "ms")
	r.b.ReportMetric(milliseconds(r.theirs), "dot-ms")
	r.b.ReportMetric(r.ours.Seconds()/r.theirs.Seconds(), "times-dot")
	r.b.ReportMetric(float64(r.failures), "dot-failures")
	r.b.ReportMetric(0, "ns/op") // of both together: it means nothing
}

func countPictures(b *testing.B, dir string) int {
	b.Helper()
	files, err := readTree(dir)
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for name := range files {
		if strings.HasSuffix(name, ".svg") {
			n++
		}
	}
	return n
}

// dotOf writes a study's components for dot as a person would: zones are clusters, and every
// component and connection has its words. Without newrank dot gives up on a third of those with
// 100 components.
func dotOf(s *model.Study) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "digraph {\nlabel=%s; newrank=true; node [shape=box, style=rounded];\n", strconv.Quote(s.Title))
	a := &s.Architecture
	var zone func(id string)
	zone = func(id string) {
		for i := range a.Zones {
			if z := &a.Zones[i]; z.In == id {
				fmt.Fprintf(&b, "subgraph %q {\nlabel=%q;\n", "cluster_"+z.ID, z.Title())
				zone(z.ID)
				b.WriteString("}\n")
			}
		}
		for i := range a.Components {
			if c := &a.Components[i]; c.In == id {
				fmt.Fprintf(&b, "%q [label=%q];\n", c.ID, c.Name+"\n"+c.Tech)
			}
		}
	}
	zone("")
	for i := range a.Connections {
		c := &a.Connections[i]
		style := map[model.Mode]string{model.Async: "dashed", model.Data: "dotted"}[c.Mode]
		fmt.Fprintf(&b, "%q -> %q [label=%q, style=%q];\n", c.From, c.To, c.Label+"\n"+c.Protocol, style)
	}
	b.WriteString("}\n")
	return b.Bytes()
}
