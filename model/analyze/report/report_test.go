package report

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/model/terminal"
)

var update = flag.Bool("update", false, "write the goldens anew")

// report returns the figures of a study.
func reportOf(t testing.TB, file string, o analyze.Options, set ...model.Setting) *Report {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	id := strings.TrimSuffix(filepath.Base(file), ".yaml")
	s, err := model.LoadWith(id, file, data, set)
	if err != nil {
		t.Fatal(err)
	}
	a, err := analyze.Analyze(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return &Report{Analysis: a, Set: set}
}

// golden compares with a file, or writes it.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func TestGoldens(t *testing.T) {
	for _, test := range []struct {
		name string
		o    analyze.Options
		set  []model.Setting
	}{
		{"shop", analyze.Options{}, nil},
		{"shop-what-if", analyze.Options{Fail: []string{"psp-down", "az-a"}}, []model.Setting{{Name: "peak_factor", Value: "8"}, {Name: "web.replicas", Value: "4"}}},
		{"shop-launch", analyze.Options{Stage: "launch"}, nil},
	} {
		r := reportOf(t, "testdata/shop.yaml", test.o, test.set...)
		golden(t, filepath.Join("testdata", test.name+".txt"), []byte(r.Text(false)))
	}
	data, err := reportOf(t, "testdata/small.yaml", analyze.Options{}).JSON()
	if err != nil {
		t.Fatal(err)
	}
	document := string(data) // without what is the same for all studies
	document, _, _ = strings.Cut(document, `  "formulas": [`)
	golden(t, "testdata/small.json", []byte(document))
}

// library returns reports on the studies of the library, computed anew.
func library(t testing.TB) map[string]*Report {
	t.Helper()
	paths, err := filepath.Glob("../../../studies/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no studies: %v", err)
	}
	reports := map[string]*Report{}
	for _, path := range append(paths, "testdata/shop.yaml") {
		reports[filepath.Base(path)] = reportOf(t, path, analyze.Options{})
	}
	return reports
}

// TestFiguresAreWhole walks through all figures of the JSON: each has a unit and a formula that is
// listed, and a value, or what it lacks, or a reason.
func TestFiguresAreWhole(t *testing.T) {
	var formulas []string
	for _, f := range analyze.Formulas() {
		if f.ID == "" || f.Text == "" || slices.Contains(formulas, f.ID) {
			t.Errorf("formula %q (%s)", f.ID, f.Text)
		}
		formulas = append(formulas, f.ID)
	}
	for name, r := range library(t) {
		data, err := r.JSON()
		if err != nil {
			t.Fatal(err)
		}
		var document any
		if err := json.Unmarshal(data, &document); err != nil {
			t.Fatal(err)
		}
		figures := 0
		walk(document, name, func(where string, f map[string]any) {
			figures++
			if formula, _ := f["formula"].(string); !slices.Contains(formulas, formula) {
				t.Errorf("%s has the formula %v", where, f["formula"])
			}
			if unit, _ := f["unit"].(string); unit == "" {
				t.Errorf("%s has no unit", where)
			}
			if text, _ := f["text"].(string); text == "" {
				t.Errorf("%s has no text", where)
			}
			missing, _ := f["missing"].([]any)
			switch {
			case f["value"] != nil && len(missing) > 0:
				t.Errorf("%s is known, and lacks %v", where, missing)
			case f["value"] == nil && len(missing) == 0 && f["reason"] == nil:
				t.Errorf("%s is unknown without a reason", where)
			}
		})
		if figures == 0 {
			t.Errorf("%s has no figures", name)
		}
	}
}

// walk visits the figures of a JSON document.
func walk(v any, where string, visit func(where string, figure map[string]any)) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			walk(e, where+"[]", visit)
		}
	case map[string]any:
		if _, ok := v["formula"]; ok {
			visit(where, v)
			return
		}
		for key, e := range v {
			walk(e, where+"."+key, visit)
		}
	}
}

// TestKeys holds the keys of the document, which programs rely on.
func TestKeys(t *testing.T) {
	data, err := reportOf(t, "testdata/shop.yaml", analyze.Options{}).JSON()
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	var keys []string
	depth := 0
	key := false
	for {
		token, err := d.Token()
		if err != nil {
			break
		}
		if delim, ok := token.(json.Delim); ok {
			if delim == '{' || delim == '[' {
				depth++
			} else {
				depth--
			}
			key = depth == 1
			continue
		}
		if depth == 1 {
			if key {
				keys = append(keys, token.(string))
			}
			key = !key
		}
	}
	want := "version study stage set fail objectives demand capacity latency availability blast_radius decisions unknowns formulas assumptions"
	if got := strings.Join(keys, " "); got != want {
		t.Errorf("keys %s", got)
	}
}

func TestSameBytes(t *testing.T) {
	again := library(t)
	for name, r := range library(t) {
		one, _ := r.JSON()
		other, _ := again[name].JSON()
		if !bytes.Equal(one, other) || r.Text(true) != again[name].Text(true) {
			t.Errorf("%s is not the same twice", name)
		}
	}
}

func TestLinesFit(t *testing.T) {
	for name, r := range library(t) {
		for _, line := range strings.Split(r.Text(false), "\n") {
			if uniseg.StringWidth(line) > terminal.Width {
				t.Errorf("%s: %d columns: %s", name, uniseg.StringWidth(line), line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("%s: spaces at the end of %q", name, line)
			}
		}
		if plainText := r.Text(false); strings.ContainsRune(plainText, '\x1b') {
			t.Errorf("%s: colours where none are wanted", name)
		} else if stripped := stripColours(r.Text(true)); stripped != plainText {
			t.Errorf("%s: colours change the text:\n%s", name, cmp.Diff(plainText, stripped))
		}
	}
}

func stripColours(s string) string {
	return strings.NewReplacer(string(terminal.Bad), "", string(terminal.Good), "", string(terminal.Faint), "", string(terminal.Bold), "", string(terminal.Over), "", terminal.Reset, "").Replace(s)
}

func TestNumbers(t *testing.T) {
	for _, test := range []struct {
		q    quantity.Quantity
		want string
	}{
		{quantity.Share(.9993213475), "0.9993213475"},
		{quantity.Share(1 - 1e-12), "0.999999999999"},
		{quantity.Share(.95), "0.95"},
		{quantity.Share(1), "1"},
		{quantity.Share(0), "0"},
		{quantity.Share(1.0 / 3), "0.333333333"},
		{quantity.Rate(1851.8518518518517), "1851.85185"},
		{quantity.Seconds(4e-9), "4e-9"},
		{quantity.Bytes(1.5e21), "1.5e+21"},
		{quantity.Quantity{}, "null"},
	} {
		got, err := plainJSON(number(test.q))
		if err != nil || string(got) != test.want {
			t.Errorf("%v is %s, want %s (%v)", test.q, got, test.want, err)
		}
	}
}

func TestLatencyTables(t *testing.T) {
	r := reportOf(t, "testdata/shop.yaml", analyze.Options{})
	seconds := func(s float64) analyze.Figure {
		return analyze.Figure{Formula: "latency", Value: quantity.Seconds(s)}
	}
	share := func(x float64) analyze.Figure {
		return analyze.Figure{Formula: "tail", Value: quantity.Share(x)}
	}
	step := func(number, to string, tail float64) analyze.StepLatency {
		return analyze.StepLatency{Number: number, Hop: &model.Hop{From: "web", To: to}, TailShare: share(tail)}
	}
	unknown := analyze.Figure{Formula: "latency", Missing: []string{"mail.latency"}}
	flow := &r.Study.Architecture.Flows[0]
	r.Latency = []analyze.FlowLatency{
		{Flow: flow, P50: seconds(.19), P95: seconds(.41), P99: seconds(.712), P999: seconds(1.31), Mean: seconds(.221),
			Naive: seconds(.765), Unanswered: share(8e-6),
			Steps: []analyze.StepLatency{step("1", "db", .01), step("2", "cache", .09), step("3", "psp", .9)}},
		{Flow: flow, Then: true, P50: unknown, P95: unknown, P99: unknown, P999: unknown},
	}
	p := &page{}
	r.latencyText(p)
	const want = `
Latency  and what percentiles that are added up would make of it, which they must not be
  flow               p50      p95      p99    p99.9   mean  unanswered  added up
  checkout         190ms    410ms    712ms    1.31s  221ms     0.0008%     765ms
  checkout/then  unknown  unknown  unknown  unknown      -           -         -

  flow      where the slowest 1% spend their time
  checkout  3 web -> psp 90%, 2 web -> cache 9%
`
	if diff := cmp.Diff(want, p.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
