package view_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/model/analyze"
	"casebook/render/proof"
	"casebook/render/svg"
	"casebook/render/view"
)

// TestFiguresFromPicture rebuilds figures from the pictures that show them.
func TestFiguresFromPicture(t *testing.T) {
	for _, id := range []string{"payment-gateway", "notification-fanout"} {
		s := bundled(t, id)
		a := view.MadeUp(s)
		set := view.OfAnalysis(a)
		compare := func(name string, want []string, told func(*proof.Picture, *element) []string) {
			t.Helper()
			sc, _, err := set.Draw(t.Context(), name, diagonal{})
			if err != nil {
				t.Fatal(err)
			}
			written, err := svg.Bytes(sc, svg.Options{})
			if err != nil {
				t.Fatal(err)
			}
			p, err := proof.Read(written)
			if err != nil {
				t.Fatal(err)
			}
			got := told(p, parse(t, written).first("svg"))
			slices.Sort(want)
			slices.Sort(got)
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s %s: figures (-) and what the picture tells (+):\n%s", id, name, d)
			}
		}
		compare("load", loadOf(a), toldLoad)
		for i := range a.Latency {
			compare("latency/"+a.Latency[i].Name(), latencyOf(&a.Latency[i]), toldLatency)
		}
		for i := range a.BlastRadius {
			compare("failure/"+a.BlastRadius[i].ID, blastOf(&a.BlastRadius[i]), toldBlast)
		}
	}
}

// tell writes a figure as a picture should.
func tell(f analyze.Figure) string {
	if !f.Known() {
		return ""
	}
	v, _ := strconv.ParseFloat(strconv.FormatFloat(f.Value.Value, 'e', 3, 64), 64)
	return fmt.Sprint(v)
}

// retell reads a figure and writes it in the same way.
func retell(s string) string {
	if s == "" {
		return ""
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return err.Error()
	}
	return fmt.Sprint(v)
}

func loadOf(a *analyze.Analysis) []string {
	var lines []string
	for _, c := range a.Capacity.Components {
		lines = append(lines, "c-"+c.Component.ID+" "+tell(c.Utilisation))
	}
	for _, c := range a.Demand.Connections {
		lines = append(lines, c.Connection.From+" "+c.Connection.To+" "+tell(c.Peak))
	}
	return lines
}

func toldLoad(p *proof.Picture, _ *element) []string {
	var lines []string
	for _, m := range p.Meters {
		lines = append(lines, m.Of+" "+retell(m.Data["utilisation"]))
	}
	for _, c := range p.Connections {
		lines = append(lines, c.From()+" "+c.To()+" "+retell(c.Data["peak"]))
	}
	return lines
}

func latencyOf(l *analyze.FlowLatency) []string {
	lines := []string{strings.Join([]string{tell(l.P50), tell(l.P95), tell(l.P99), tell(l.P999), tell(l.Naive), tell(l.Unanswered)}, " ")}
	for _, s := range l.Steps {
		lines = append(lines, strings.Join([]string{s.Number, s.Hop.From, s.Hop.To, tell(s.Start), tell(s.Mean), tell(s.P50), tell(s.P99), tell(s.TailShare)}, " "))
	}
	return lines
}

func toldLatency(p *proof.Picture, root *element) []string {
	var whole []string
	for _, name := range []string{"p50", "p95", "p99", "p999", "naive", "unanswered"} {
		whole = append(whole, retell(root.attr["data-"+name]))
	}
	lines := []string{strings.Join(whole, " ")}
	for _, s := range p.Steps {
		line := []string{s.Data["step"], s.Data["from"], s.Data["to"]}
		for _, name := range []string{"start", "mean", "p50", "p99", "tail"} {
			line = append(line, retell(s.Data[name]))
		}
		lines = append(lines, strings.Join(line, " "))
	}
	return lines
}

func blastOf(b *analyze.Blast) []string {
	var lines []string
	for _, f := range b.Flows {
		lines = append(lines, f.Name()+" "+string(f.Effect)+" "+tell(f.Lost))
	}
	return append(lines, tell(b.Lost))
}

func toldBlast(_ *proof.Picture, root *element) []string {
	var lines []string
	for _, row := range root.all("outcome", nil) {
		lines = append(lines, row.attr["data-flow"]+" "+row.attr["data-effect"]+" "+retell(row.attr["data-lost"]))
	}
	return append(lines, retell(root.all("panel", nil)[0].attr["data-lost"]))
}
