package text

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"casebook/render/scene"
)

var small = scene.Font{Size: 11.5}

func TestWidthOfOtherScripts(t *testing.T) {
	for s, em := range map[string]float64{
		"支払": 2, "ＡＢ": 2, "ﾊﾝ": 1, "결제": 1.84, "👩‍👩‍👧‍👦": 1.25, "🇩🇪": 1.25, "✅": 1.25, "☃️": 1.25, "1️⃣": 1.25,
		"سلام": 2.4, "ไทย": 1.8, "✓": 0.9, "\u200b": 0, "": 0,
	} {
		if got := Width(s, scene.Font{Size: 100}); math.Abs(got-100*em) > 0.25 {
			t.Errorf("Width(%q) = %.2f em; want %.2f", s, got/100, em)
		}
	}
}

func TestExact(t *testing.T) {
	for s, want := range map[string]bool{
		"Payment API": true, "Größe ≤ 5": true, "支払い": true, "결제": true,
		"سلام": false, "שלום": false, "ไทย": false, "👍": false, "✓ done": false,
	} {
		if got := Exact(s); got != want {
			t.Errorf("Exact(%q) = %v", s, got)
		}
	}
}

func TestRightToLeft(t *testing.T) {
	for s, want := range map[string]bool{
		"": false, "API": false, "42": false, "שלום": true, "(סליקה) API": true, "API של": false, "٤٢ خدمة": true, "é": false,
	} {
		if got := RightToLeft(s); got != want {
			t.Errorf("RightToLeft(%q) = %v", s, got)
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain text":              "plain text",
		"  two\n lines\t\r\n ":    "two lines",
		"a\u2028b\u0085c":         "a b c",
		"200\u00a0ms":             "200\u00a0ms",
		"a\x00b\x1bc\x7f\u0090":   "a\ufffdb\ufffdc\ufffd\ufffd",
		"a\xffb\ufffe\ufdd0":      "a\ufffdb\ufffd\ufffd",
		"abc\u202e\u2066d\ufeffe": "abcde",
		"👩‍👧 ok":                  "👩‍👧 ok",
		"":                        "", " ": "", "\u202e \u202c": "",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q; want %q", in, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	cases := []struct {
		s     string
		width float64
		lines int
		want  []string
		cut   bool
	}{
		{"Payment API", 200, 2, []string{"Payment API"}, false},
		{"Payment authorisation service", 120, 2, []string{"Payment", "authorisation service"}, false},
		{"the quick brown fox jumps over", 100, 2, []string{"the quick brown", "fox jumps over"}, false},
		{"the quick brown fox jumps over the lazy dog", 80, 2, []string{"the quick", "brown fox ju…"}, true},
		{"com.example.payments.AuthorisationServiceImplementation", 90, 2, nil, true},
		{"payments.AuthorisationService", 100, 3, []string{"payments.", "Authorisation", "Service"}, false},
		{"order_events_by_merchant", 80, 3, []string{"order_events_", "by_merchant"}, false},
		{"a b", 0, 3, []string{"a", "b"}, false},
		{"", 100, 2, nil, false},
		{"text", 100, 0, nil, true},
		{"支払いサービスの認証", 60, 2, []string{"支払いサー", "ビスの認証"}, false},
		{"one\ntwo", 100, 5, []string{"one two"}, false},
	}
	for _, c := range cases {
		got, cut := Wrap(c.s, small, c.width, c.lines)
		if cut != c.cut || c.want != nil && !slices.Equal(got, c.want) {
			t.Errorf("Wrap(%q, %v, %d) = %q, %v; want %q, %v", c.s, c.width, c.lines, got, cut, c.want, c.cut)
		}
		checkWrap(t, c.s, small, c.width, c.lines)
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		s     string
		width float64
		want  string
		cut   bool
	}{
		{"Payment API", 100, "Payment API", false},
		{"Payment API", 60, "Payment …", true},
		{"Payment API", 48, "Payme…", true},
		{"Payment API", 1, "…", true},
		{"", 0, "", false},
	} {
		got, cut := Cut(c.s, small, c.width)
		if cut != c.cut || strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(c.want, " ", "") {
			t.Errorf("Cut(%q, %v) = %q, %v; want %q", c.s, c.width, got, cut, c.want)
		}
	}
}

// tb is what *testing.T and *rapid.T have in common.
type tb interface {
	Helper()
	Errorf(format string, args ...any)
}

// checkWrap checks what holds for every text and width.
func checkWrap(t tb, s string, f scene.Font, width float64, lines int) {
	t.Helper()
	got, cut := Wrap(s, f, width, lines)
	if len(got) > max(lines, 0) {
		t.Errorf("Wrap(%q, %v, %d) has %d lines", s, width, lines, len(got))
	}
	for _, l := range got {
		if l == "" || strings.HasSuffix(l, " ") {
			t.Errorf("Wrap(%q, %v, %d): line %q", s, width, lines, l)
		}
		if Width(l, f) > width && wideClusters(l) > 1 {
			t.Errorf("Wrap(%q, %v, %d): line %q is %v wide", s, width, lines, l, Width(l, f))
		}
	}
	whole := strings.ReplaceAll(Clean(s), " ", "")
	joined := strings.ReplaceAll(strings.Join(got, ""), " ", "")
	if cut {
		if joined, ok := strings.CutSuffix(joined, ellipsis); len(got) > 0 && (!ok || !strings.HasPrefix(whole, joined)) {
			t.Errorf("Wrap(%q, %v, %d) = %q is no beginning of it", s, width, lines, got)
		}
	} else if joined != whole {
		t.Errorf("Wrap(%q, %v, %d) = %q loses text", s, width, lines, got)
	}
}

// wideClusters counts the clusters of s that take room.
func wideClusters(s string) int {
	n := 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		if Width(g.Str(), small) > 0 {
			n++
		}
	}
	return n
}

// A number and its unit stay on one line, where that is wide enough for both.
func TestWrapKeepsUnits(t *testing.T) {
	for width := 30.0; width < 200; width++ {
		lines, _ := Wrap("replay, 2k/s at most, 60 s after 5 % is lost", small, width, 20)
		for _, l := range lines {
			for _, parted := range []string{"2k/", "60", "5"} {
				if strings.HasSuffix(l, parted) {
					t.Fatalf("in %g pixels: %q", width, lines)
				}
			}
		}
	}
}

func TestWrapProperties(t *testing.T) {
	word := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z]{1,12}[,.]? `),
		rapid.SampledFrom([]string{"支払い", "👩‍👧", "e\u0301", "سلام", "AVA", "-", "/", " "}))
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(word, 0, 12).Draw(t, "words"), "")
		f := scene.Font{Size: rapid.Float64Range(1, 40).Draw(t, "size"), Bold: rapid.Bool().Draw(t, "bold")}
		checkWrap(t, s, f, rapid.Float64Range(-5, 400).Draw(t, "width"), rapid.IntRange(0, 6).Draw(t, "lines"))
	})
}

func FuzzWrap(f *testing.F) {
	f.Add("Payment authorisation service", 100.0, 2)
	f.Add("a\u0300\u0301 b\u200d👩‍👧 \r\n支払", 20.0, 3)
	f.Fuzz(func(t *testing.T, s string, width float64, lines int) {
		checkWrap(t, s, small, width, lines)
		if c := Clean(s); Clean(c) != c {
			t.Errorf("Clean(%q) = %q is not clean", s, c)
		}
	})
}

func TestWidthByManyAtATime(t *testing.T) {
	const s = "AVAVA Payment gateway Łódź"
	want := Width(s, small)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got := Width(s, small); got != want {
				t.Errorf("Width = %v, then %v", want, got)
			}
		})
	}
	wait.Wait()
}

func BenchmarkWidth(b *testing.B) {
	for name, s := range map[string]string{"ascii": "Payment authorisation API", "latin": "Größe der Überweisung", "han": "支払いサービスの認証"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Width(s, small)
			}
		})
	}
}

func BenchmarkWrap(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Wrap("Authorises payments with the acquirer and keeps the answer for a day", small, 140, 3)
	}
}
