package model

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
	"unicode/utf8"
)

// slowest is far more than any file of a fuzzer's size should take.
const slowest = 2 * time.Second

// FuzzLoad reads whatever it is given: it never panics or takes long, says the same every time, and
// every fault lies inside the file.
func FuzzLoad(f *testing.F) {
	for _, folder := range []string{"valid", "invalid"} {
		for _, path := range fixtures(f, folder) {
			data, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		begin := time.Now()
		study, err := Load("study.yaml", data)
		if took := time.Since(begin); took > slowest {
			t.Errorf("took %v", took)
		}
		again, errAgain := Load("study.yaml", data)
		if !reflect.DeepEqual(err, errAgain) || !reflect.DeepEqual(study, again) {
			t.Error("two runs differ")
		}
		if err == nil {
			for i := range study.Architecture.Flows {
				study.Outline(&study.Architecture.Flows[i])
			}
			for i := range study.Roadmap {
				study.AtStage(i)
			}
			study.Stages()
			return
		}
		var found Errors
		if !errors.As(err, &found) || len(found) == 0 {
			t.Fatalf("the error is %T", err)
		}
		lines := splitLines(string(data))
		for _, e := range found {
			checkPlace(t, e, lines)
		}
	})
}

func checkPlace(t *testing.T, e *Error, lines []string) {
	t.Helper()
	at := e.Pos
	if at.Line < 1 || at.Line > len(lines) {
		t.Fatalf("line %d of %d: %v", at.Line, len(lines), e)
	}
	if at.Column < 1 || at.Column > utf8.RuneCountInString(lines[at.Line-1])+1 {
		t.Fatalf("column %d: %v", at.Column, e)
	}
	if e.Msg == "" || e.Width < 1 {
		t.Fatalf("nothing is said: %+v", e)
	}
	excerpt(e.Source, at.Column, e.Width)
}

func BenchmarkLoad(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("testdata", "valid", "forms.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Load("forms.yaml", data); err != nil {
			b.Fatal(err)
		}
	}
}
