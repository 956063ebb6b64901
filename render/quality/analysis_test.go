package quality

import (
	"context"
	"testing"
	"time"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/studytest"
	"casebook/render/layout/graph"
	"casebook/render/view"
)

// BenchmarkAnalysis computes all figures of a study and lays out its components, in turn, and reports the
// one in the time of the other: of the library's studies, and of one of 20 components of each generator.
func BenchmarkAnalysis(b *testing.B) {
	subjects := bundled(b)
	for _, g := range studytest.Generators {
		subjects = append(subjects, subject{g.Name, g.Make(0, 20)})
	}
	for _, s := range subjects {
		b.Run(s.name, func(b *testing.B) {
			study := s.load(b)
			g := componentsGraph(b, study)
			l := layouter()
			var figures, layouts time.Duration
			for b.Loop() {
				begin := time.Now()
				if _, err := analyze.Analyze(b.Context(), study, analyze.Options{}); err != nil {
					b.Fatal(err)
				}
				between := time.Now()
				if _, _, err := l.Lay(b.Context(), g); err != nil {
					b.Fatal(err)
				}
				figures, layouts = figures+between.Sub(begin), layouts+time.Since(between)
			}
			milliseconds := func(d time.Duration) float64 { return d.Seconds() * 1000 / float64(b.N) }
			b.ReportMetric(milliseconds(figures), "analysis-ms")
			b.ReportMetric(milliseconds(layouts), "layout-ms")
			b.ReportMetric(figures.Seconds()/layouts.Seconds(), "layouts")
			b.ReportMetric(0, "ns/op") // of both together: it means nothing
		})
	}
}

// componentsGraph returns the graph of the components view of a study.
func componentsGraph(t testing.TB, s *model.Study) *graph.Graph {
	t.Helper()
	var laid *graph.Graph
	l := layoutFunc(func(ctx context.Context, g *graph.Graph) (*graph.Drawing, error) {
		laid = g
		d, _, err := layouter().Lay(ctx, g)
		return d, err
	})
	if _, _, err := view.Of(s).Draw(t.Context(), "components", l); err != nil {
		t.Fatal(err)
	}
	return laid
}
