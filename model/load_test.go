package model

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"casebook/model/quantity"
)

// mustLoad loads a fixture that is valid.
func mustLoad(t testing.TB, name string) *Study {
	t.Helper()
	s, err := loadFile(t, filepath.Join("testdata", "valid", name))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return s
}

func TestTextsStayVerbatim(t *testing.T) {
	s := mustLoad(t, "verbatim.yaml")
	if s.Title != "NO" {
		t.Errorf("title %q", s.Title)
	}
	want := []string{"012", "2024-01-01", "12:30:45", "yes", "1e3", ".nan", "0x1F", "true"}
	if !reflect.DeepEqual(s.Tags, want) {
		t.Errorf("tags %q, want %q", s.Tags, want)
	}
	if s.Problem != "```yaml\nkey: value\n```" {
		t.Errorf("problem %q", s.Problem)
	}
	if s.Defaults[0].Value != "1" || s.ID != "verbatim" || s.File != "verbatim.yaml" {
		t.Errorf("value %q, id %q, file %q", s.Defaults[0].Value, s.ID, s.File)
	}
}

func TestForms(t *testing.T) {
	s := mustLoad(t, "forms.yaml")
	connections := s.Architecture.Connections
	if c := connections[0]; c.From != "web" || c.To != "api" || c.Mode != Sync || c.Label != "GET /x: all" {
		t.Errorf("a label in quotes: %+v", c)
	}
	if c := connections[2]; c.Label != "SQL" || c.Timeout.Value != 0.2 || c.Idempotent.Key != "Idempotency-Key" {
		t.Errorf("an arrow with keys beside it: %+v", c)
	}
	if c := connections[4]; c.Mode != Async || c.Outbox != Yes {
		t.Errorf("a map with a mode: %+v", c)
	}
	if c := connections[6]; c.Mode != Data {
		t.Errorf("a data arrow: %+v", c)
	}
	api := s.Component("api")
	if want := []string{"az-a", "az-b"}; !reflect.DeepEqual(api.Replicas.Zones, Spread{2, want}) || api.Replicas.Count.Value != 6 {
		t.Errorf("replicas: %+v", api.Replicas)
	}
	if db := s.Component("db"); !reflect.DeepEqual(db.Replicas.Zones, Spread{3, nil}) {
		t.Errorf("zones as a number: %+v", db.Replicas.Zones)
	}
	peak, err := s.Lookup("peak")
	if err != nil || !near(peak.Value, 40e6/86400*8) || !near(api.Rate.Value*4, peak.Value) {
		t.Errorf("peak %v, rate %v", peak, api.Rate)
	}
}

func near(a, b float64) bool { return a == b || (a-b)/b < 1e-12 && (b-a)/b < 1e-12 }

func TestHopsInherit(t *testing.T) {
	s := mustLoad(t, "forms.yaml")
	hops := s.Hops(s.Flow("write"))
	var own *Hop
	for _, h := range hops {
		if h.Number == "2c" {
			own = h.Hop
		}
	}
	switch {
	case own.Connection != 2 || own.Label != "SQL":
		t.Errorf("the connection with the step's label is 2, not %d", own.Connection)
	case own.Timeout.Value != 0.1:
		t.Errorf("its own timeout wins: %v", own.Timeout)
	case own.Retries.Value != 2 || own.Idempotent.Key == "":
		t.Errorf("what it does not say is the connection's: %+v", own.Traits)
	case own.Times.Value != 3 || own.Serialised != Yes || own.Optional != Yes:
		t.Errorf("its own keys: %+v", own)
	}
	for _, h := range hops {
		if h.Number == "2b" && (h.Times.Value != 2 || h.TimesMax.Value != 5 || h.Chance.Value != 0.5) {
			t.Errorf("times as a map: %v to %v, chance %v", h.Times, h.TimesMax, h.Chance)
		}
	}
}

func TestChances(t *testing.T) {
	s := mustLoad(t, "forms.yaml")
	either := s.Flow("read").Steps[1].Either
	if either[0].Given != ChanceHit || either[0].Chance.Value != 0.92 {
		t.Errorf("hit: %+v", either[0])
	}
	if either[1].Given != ChanceRest || !near(either[1].Chance.Value, 0.08) {
		t.Errorf("rest: %v", either[1].Chance)
	}
	if b := s.Flow("read").Steps[2].Either[1]; b.Given != ChanceStated || b.Chance.Value != 0.4 {
		t.Errorf("stated: %v", b)
	}
}

func TestScoresTakeTheirMeasure(t *testing.T) {
	s := mustLoad(t, "forms.yaml")
	scores := s.Tradeoffs[0].Options[0].Scores
	month := quantity.Money(2100, "$").Value / (730 * 3600)
	if scores[0].Value.Value != 5 || !near(scores[1].Value.Value, 0.008) || !near(scores[2].Value.Value, month) {
		t.Errorf("scores %+v", scores)
	}
}

func TestStages(t *testing.T) {
	s := mustLoad(t, "forms.yaml")
	for stage, want := range []string{"api db web", "api bus cache db web worker", "api bus db web worker"} {
		var ids []string
		for _, c := range s.AtStage(stage) {
			ids = append(ids, c.ID)
		}
		for _, id := range strings.Fields(want) {
			if !strings.Contains(" "+strings.Join(ids, " ")+" ", " "+id+" ") || len(ids) != len(strings.Fields(want)) {
				t.Errorf("stage %d has %v, want %s", stage, ids, want)
			}
		}
	}
	for _, c := range s.AtStage(1) {
		if c.ID == "api" && (c.Replicas.Count.Value != 6 || c.Rate.Value != 1000) {
			t.Errorf("api at stage 1: %v of %v", c.Replicas.Count, c.Rate)
		}
		if c.ID == "db" && c.Latency.P99.Value != 0.009 {
			t.Errorf("db at stage 1: %v", c.Latency.P99)
		}
	}
	if s.Component("db").Latency.P99.Known() {
		t.Error("a stage has changed the study")
	}
}

func TestZonePath(t *testing.T) {
	s := mustLoad(t, "forms.yaml")
	path := s.ZonePath("az-b")
	if len(path) != 2 || path[0].Title() != "Europe" || path[1].Title() != "az-b" {
		t.Errorf("path %v", path)
	}
	if s.ZonePath("") != nil || s.Zone("x") != nil || s.Component("x") != nil || s.Flow("x") != nil {
		t.Error("something came from nothing")
	}
	if s.Flow("write/then") == nil || s.Slug() != "deep_dives/forms" || s.Kind.Name() != "Deep dive" {
		t.Errorf("slug %s, kind %s", s.Slug(), s.Kind.Name())
	}
}

func TestLoadNames(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "valid", "sketch.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for name, id := range map[string]string{"-": "study", "a/b/retry.yaml": "retry", "x.yml": "x"} {
		if s, err := Load(name, data); err != nil || s.ID != id {
			t.Errorf("%s: %v, %v", name, s, err)
		}
	}
	for _, name := range []string{"lpt1.yaml", "com9.yaml", "aux.yaml", "-a.yaml", "UP.yaml", strings.Repeat("a", 65) + ".yaml"} {
		if _, err := Load(name, data); err == nil {
			t.Errorf("%s gives an id", name)
		}
	}
	if s, err := LoadAs("other", "-", data); err != nil || s.ID != "other" {
		t.Errorf("%v, %v", s, err)
	}
}

func TestByteOrderMarkAndLineEnds(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "valid", "sketch.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := Load("a.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"\r\n", "\r"} {
		other := append([]byte("\ufeff"), bytes.ReplaceAll(data, []byte("\n"), []byte(end))...)
		got, err := Load("a.yaml", other)
		if err != nil || !reflect.DeepEqual(got, plain) {
			t.Errorf("with %q at the ends of lines: %v", end, err)
		}
	}
}

func TestTooLarge(t *testing.T) {
	for name, data := range map[string][]byte{
		"bytes":  bytes.Repeat([]byte("# comment\n"), longestFile/10+1),
		"values": append([]byte("casebook: 1\ntags: ["), bytes.Repeat([]byte("a,"), mostNodes+10)...),
		"depth":  bytes.Repeat([]byte("["), 20_000),
	} {
		if name == "values" {
			data = append(data, ']')
		}
		if _, err := Load("a.yaml", data); err == nil {
			t.Errorf("too many %s are read", name)
		}
	}
}

func TestCheckLibrary(t *testing.T) {
	load := func(id, text string) *Study {
		s, err := LoadAs(id, id+".yaml", []byte("casebook: 1\ntitle: T\nkind: pattern\n"+text))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	retry, bulkhead := load("retry", "links: [bulkhead]\n"), load("bulkhead", "related: {retry: complements}\n")
	if err := Check([]*Study{retry, bulkhead}); err != nil {
		t.Error(err)
	}
	err := Check([]*Study{retry, load("retry", ""), load("x", "links: [retry, retri]\nrelated: {nothing: x}\n")})
	var found Errors
	if !errors.As(err, &found) || len(found) != 4 {
		t.Fatalf("%v", err)
	}
	if e := found[2]; e.Pos != (Pos{4, 16}) || !strings.Contains(e.Hint, `"retry"`) {
		t.Errorf("%+v", e)
	}
}

// TestOrderOfKeys reads a study whose top-level parts stand the other way round: nothing may depend
// on the order in which parts are written.
func TestOrderOfKeys(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "valid", "forms.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, line := range strings.SplitAfter(string(data), "\n") {
		if len(parts) == 0 || line != "" && !strings.HasPrefix(line, " ") {
			parts = append(parts, "")
		}
		parts[len(parts)-1] += line
	}
	var turned strings.Builder
	for i := len(parts) - 1; i >= 0; i-- {
		turned.WriteString(parts[i])
	}
	s, err := Load("forms.yaml", []byte(turned.String()))
	if err != nil {
		t.Fatal(err)
	}
	plain := mustLoad(t, "forms.yaml")
	clearPlaces(reflect.ValueOf(s).Elem())
	clearPlaces(reflect.ValueOf(plain).Elem())
	if !reflect.DeepEqual(s, plain) {
		t.Error("the order of the parts makes a difference")
	}
}

// clearPlaces forgets where everything stood.
func clearPlaces(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			clearPlaces(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			clearPlaces(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Field(i)
			if field.Type() == posType && field.CanSet() {
				field.SetZero()
			} else if field.CanSet() {
				clearPlaces(field)
			}
		}
	}
}

// TestBinary wants one fault of a file that is no text, and one for each byte of a text that is amiss.
func TestBinary(t *testing.T) {
	const text = "casebook: 1\ntitle: Caf\xe9\nkind: pattern\nsummary: a\xffb\n"
	for _, c := range []struct {
		name, data string
		want       int
		msg        string
	}{
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + strings.Repeat("\x00\xff", 200), 1, "this is no text file"},
		{"packed", "\x1f\x8b" + strings.Repeat("\x9c\xe5a", 3000), 1, "this is no text file"},
		{"wide", "c\x00a\x00s\x00e\x00b\x00o\x00o\x00k\x00:\x00 \x001\x00", 1, "this is no text file"},
		{"late", text + strings.Repeat("# note\n", 200) + "\x00\x00", 4, "the byte 0xE9 is not UTF-8"},
		{"text", text, 2, "the byte 0xE9 is not UTF-8"},
	} {
		_, err := LoadAs("a", "a.yaml", []byte(c.data))
		var found Errors
		if !errors.As(err, &found) || len(found) != c.want || found[0].Msg != c.msg {
			t.Errorf("%s: %v, want %d beginning with %q", c.name, err, c.want, c.msg)
		}
	}
}
