package terminal

import "testing"

func TestCut(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  string
	}{{"component", 9, "component"}, {"component", 8, "compone…"}, {"日本語", 5, "日本…"}, {"日本語", 4, "日…"}, {"a b c", 3, "a…"}} {
		if got := Cut(test.text, test.width); got != test.want {
			t.Errorf("%q in %d columns is %q, want %q", test.text, test.width, got, test.want)
		}
	}
}

func TestWrap(t *testing.T) {
	var p Page
	words := ""
	for range 30 {
		words += "word "
	}
	p.Wrap(Bad, "  why  ", words+"\x1b[31m日本語", "       ")
	want := "  why  word word word word word word word word word word word word word word word word word word\n" +
		"       word word word word word word word word word word word word \\x1b[31m日本語\n"
	if p.String() != want {
		t.Errorf("got\n%swant\n%s", p.String(), want)
	}
	p = Page{Coloured: true}
	if p.Wrap(Bad, "no: ", "a\nb", "  "); p.String() != "\x1b[31mno: \x1b[0ma b\n" {
		t.Errorf("in colours it is %q", p.String())
	}
}
