package report

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/review"
	"casebook/model/terminal"
)

var update = flag.Bool("update", false, "write the goldens anew")

const today = "2026-11-26"

// reviewed returns the review of a study.
func reviewed(t testing.TB, file string, data []byte) Study {
	t.Helper()
	s, err := model.Load(file, data)
	if err != nil {
		t.Fatal(err)
	}
	a, err := analyze.Analyze(context.Background(), s, analyze.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := review.Review(a, review.Options{Today: today})
	// Goldens are of the rules that the study is about, however many there come to be.
	kept := []string{"RES-003", missingFact, staleAcceptance}
	r.Findings = slices.DeleteFunc(r.Findings, func(f review.Finding) bool { return !slices.Contains(kept, f.Rule.ID) })
	r.Unknown = nil
	return Study{Report: r, File: file, Source: data}
}

// shop returns a report on the shop, with what is open, accepted and missing.
func shop(t testing.TB) *Report {
	t.Helper()
	data, err := os.ReadFile("testdata/shop.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s := reviewed(t, "studies/shop.yaml", data)
	isFact := func(f review.Finding) bool { return f.Rule.ID == missingFact }
	s.Findings = slices.DeleteFunc(s.Findings, func(f review.Finding) bool {
		return isFact(f) && !strings.HasPrefix(f.Targets[0], "api.r") && !strings.HasPrefix(f.Targets[0], "db.r")
	})
	for i := range s.Findings {
		if f := &s.Findings[i]; isFact(*f) && f.Targets[0] == "api.rate" {
			s.Unknown = append(s.Unknown, review.Unknown{Rule: review.Find("RES-003"), Targets: []string{"api"}, Facts: []string{"api.rate"}})
		}
	}
	return &Report{Studies: []Study{s}, Today: today, FailOn: review.Error, Version: "v1"}
}

// broken is shop with files that could not be reviewed.
func broken(t testing.TB) *Report {
	r := shop(t)
	r.Unread = []error{
		errors.New("studies/none.yaml: there is no such file"),
		&model.Error{File: "studies/a,b:c.yaml", Pos: model.Pos{Line: 3, Column: 7}, Msg: "unknown key \"repicas\"\n::error::", Hint: `did you mean "replicas"?`},
	}
	return r
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

func must(t *testing.T, data []byte, err error) []byte {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestGoldens(t *testing.T) {
	r := broken(t)
	golden(t, "testdata/shop.txt", []byte(r.Text(Style{Accepted: true})))
	golden(t, "testdata/shop.md", []byte(r.Markdown()))
	golden(t, "testdata/shop.github", []byte(r.GitHub()))
	data, err := r.JSON()
	golden(t, "testdata/shop.json", must(t, data, err))
}

// everything returns a report on the example of each rule, and on a study with every defect, with all that
// the rules find.
func everything(t testing.TB) *Report {
	t.Helper()
	r := broken(t)
	add := func(file string, text []byte) {
		s, err := model.LoadAs("study", file, text)
		if err != nil {
			t.Fatal(err)
		}
		a, err := analyze.Analyze(context.Background(), s, analyze.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r.Studies = append(r.Studies, Study{review.Review(a, review.Options{Today: today}), file, text})
	}
	for _, rule := range review.Rules() {
		e, err := rule.Example()
		if err != nil {
			t.Fatal(err)
		}
		add(rule.ID+".yaml", []byte(e.Fail))
	}
	every, err := os.ReadFile("../testdata/every.yaml")
	if err != nil {
		t.Fatal(err)
	}
	add("every.yaml", every)
	return r
}

func TestLinesFit(t *testing.T) {
	r := everything(t)
	text := r.Text(Style{Accepted: true})
	for rule := range slices.Values(review.Rules()) {
		explained, err := Explain(context.Background(), rule, false)
		if err != nil {
			t.Fatal(err)
		}
		explained, _, _ = strings.Cut(explained, "\nAn example") // whose lines are the example's
		text += explained
	}
	for line := range strings.Lines(text + List(false)) {
		line = strings.TrimSuffix(line, "\n")
		if uniseg.StringWidth(line) > terminal.Width {
			t.Errorf("%d columns: %s", uniseg.StringWidth(line), line)
		}
		if strings.TrimRight(line, " ") != line || strings.ContainsRune(line, '\x1b') {
			t.Errorf("not plain: %q", line)
		}
	}
}

func TestColoursChangeNoText(t *testing.T) {
	strip := strings.NewReplacer(string(terminal.Bad), "", string(terminal.Good), "", string(terminal.Faint), "", string(terminal.Bold), "", string(terminal.Over), "", terminal.Reset, "")
	r := everything(t)
	coloured := r.Text(Style{Coloured: true, Accepted: true})
	if !strings.Contains(coloured, string(terminal.Bad)) {
		t.Error("there are no colours")
	}
	if diff := cmp.Diff(r.Text(Style{Accepted: true}), strip.Replace(coloured)); diff != "" {
		t.Error(diff)
	}
}

func TestSameBytes(t *testing.T) {
	one, other := everything(t), everything(t)
	for _, form := range []func(*Report) ([]byte, error){(*Report).JSON, (*Report).SARIF, (*Report).JUnit} {
		a, err := form(one)
		b, _ := form(other)
		if err != nil || !bytes.Equal(a, b) {
			t.Errorf("not the same twice (%v)", err)
		}
	}
	if one.Markdown() != other.Markdown() || one.GitHub() != other.GitHub() || one.Text(Style{}) != other.Text(Style{}) {
		t.Error("not the same twice")
	}
}

// TestNotesDoNotDrown holds many missing facts to a few lines.
func TestNotesDoNotDrown(t *testing.T) {
	r := shop(t)
	s := &r.Studies[0]
	for i := range 300 {
		s.Findings = append(s.Findings, review.Finding{Rule: review.Find(missingFact), Severity: review.Info,
			Targets: []string{strings.Repeat("x", 1+i) + ".size"}, Pos: model.Pos{Line: 1, Column: 1}, Message: "Not known."})
	}
	if n := strings.Count(r.Text(Style{}), "\n"); n > 60 {
		t.Errorf("%d lines", n)
	}
	if n := strings.Count(r.GitHub(), "::notice"); n != 1 {
		t.Errorf("%d notices", n)
	}
}

func TestFails(t *testing.T) {
	for _, test := range []struct {
		severity review.Severity
		failOn   review.Severity
		accepted bool
		want     bool
	}{
		{review.Error, review.Error, false, true},
		{review.Error, review.Error, true, false},
		{review.Warn, review.Error, false, false},
		{review.Warn, review.Warn, false, true},
		{review.Error, review.Warn, false, true},
		{review.Info, review.Warn, false, false},
		{review.Error, "", false, false},
	} {
		f := review.Finding{Rule: review.Find("RES-003"), Severity: test.severity}
		if test.accepted {
			f.Accepted = &model.Acceptance{}
		}
		r := &Report{Studies: []Study{{Report: &review.Report{Findings: []review.Finding{f}}}}, FailOn: test.failOn}
		if got := r.Fails(); got != test.want {
			t.Errorf("%+v: %t", test, got)
		}
	}
}

// TestFingerprintsStay holds fingerprints to what they are made of: they are in logs that are kept.
func TestFingerprintsStay(t *testing.T) {
	f := review.Finding{Rule: review.Find("RES-003"), Targets: []string{"user->api"}}
	moved := f
	moved.Pos, moved.Message = model.Pos{Line: 99, Column: 1}, "In other words."
	const want = "420b7d4f4c3d0719808c1f7af3f0b6b5dc44490ece822ad32f9ac2ac3ab12008"
	if got := fingerprint(&f); got != want || fingerprint(&moved) != got {
		t.Errorf("%s is %s", f.ID(), got)
	}
}

// TestJSONKeys holds the keys of the document, which programs rely on.
func TestJSONKeys(t *testing.T) {
	data, err := broken(t).JSON()
	must(t, data, err)
	var document map[string]json.RawMessage
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for k := range document {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	if got := strings.Join(keys, " "); got != "counts rules studies today unread version" {
		t.Errorf("keys %s", got)
	}
}
