package model

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestTooManyValues gives the reader files below the limit of bytes that would take a gigabyte to
// parse.
func TestTooManyValues(t *testing.T) {
	const (
		slowest = 2 * time.Second
		largest = 256 << 20
	)
	for name, text := range map[string]string{
		"maps":       strings.Repeat("- {"+strings.Repeat("a,", 4900)+"}\n", 530),
		"pairs":      strings.Repeat("- ["+strings.Repeat("a: b,", 1900)+"]\n", 540),
		"nothing":    strings.Repeat("-\n", 2_600_000),
		"lists":      strings.Repeat("- ["+strings.Repeat("1,", 4900)+"]\n", 530),
		"items":      "tags:\n" + strings.Repeat("- a\n", 1_200_000),
		"list signs": strings.Repeat(strings.Repeat("- ", 4000)+"a\n", 600),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begin := time.Now()
			_, err := Load("a.yaml", []byte(text))
			took := time.Since(begin)
			runtime.ReadMemStats(&after)
			if err == nil || !strings.Contains(err.Error(), "too large") {
				t.Errorf("says %v", err)
			}
			if taken := after.TotalAlloc - before.TotalAlloc; took > slowest || taken > largest {
				t.Errorf("took %v and %d MB", took, taken>>20)
			}
		})
	}
}

func TestMuchProseIsRead(t *testing.T) {
	line := "  Prose - and there may be much of it, here: a line, as anybody would write one.\n"
	text := "casebook: 1\ntitle: T\nkind: case_study\nproblem: |\n"
	text += strings.Repeat(line, (longestFile-len(text))/len(line))
	if _, err := Load("a.yaml", []byte(text)); err != nil {
		t.Error(err)
	}
}

func TestTooMuchForAPicture(t *testing.T) {
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	const (
		head       = "casebook: 1\ntitle: T\nkind: case_study\narchitecture:\n"
		components = "  components:\n"
		component  = "    c%d: {name: C, kind: client}\n"
	)
	for _, c := range []struct {
		name, start, part string
		most, line        int
	}{
		{"components", components, component, 500, 506},
		{"zones", "  zones:\n", "    z%d: {kind: region}\n", 500, 506},
		{"states", "  states:\n    m:\n      states:\n", "        s%d: {name: S}\n", 499, 507},
		{"transitions", "  states:\n    m:\n      states: {a: {}, b: {}}\n      transitions:\n", "        - a -> b: x%d\n", 1499, 1508},
		{"connections", components + many(2, component) + "  connections:\n", "    - c0 -> c1: x%d\n", 1500, 1509},
	} {
		if _, err := Load("a.yaml", []byte(head+c.start+many(c.most, c.part))); err != nil {
			t.Errorf("%d %s: %v", c.most, c.name, err)
		}
		_, err := Load("a.yaml", []byte(head+c.start+many(c.most+5, c.part)))
		var found Errors
		if !errors.As(err, &found) || len(found) != 1 || found[0].Pos.Line != c.line {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestBytesAreNotCounted(t *testing.T) {
	_, err := Load("a.yaml", make([]byte, longestFile+1))
	if err == nil || !strings.Contains(err.Error(), "more than 5242880 bytes") {
		t.Error(err)
	}
}
