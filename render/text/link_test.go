package text

import "testing"

func TestFollowable(t *testing.T) {
	for link, want := range map[string]string{
		"https://example.org/a?b=c#d": "https://example.org/a?b=c#d",
		"http://example.org":          "http://example.org",
		"HTTPS://example.org":         "https://example.org",
		"mailto:team@example.org":     "mailto:team@example.org",
		"https://example.org/Größe":   "https://example.org/Gr%C3%B6%C3%9Fe",
		"":                            "", "notes.md": "", "//example.org": "", "https://": "", "https:example.org": "",
		"javascript:alert(1)": "", " javascript:alert(1)": "", "java\nscript:alert(1)": "", "data:text/html,x": "", "file:///etc/passwd": "",
		"https://example.org/a b": "", "https:\\\\example.org": "", "https://example.org/\u202ex": "", "mailto:": "", "https://a\x00b": "", "\\\\host\\x": "",
	} {
		if got := Followable(link); got != want {
			t.Errorf("Followable(%q) = %q; want %q", link, got, want)
		}
	}
}
