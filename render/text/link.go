package text

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

// Followable returns link if it leads to the web or to a mailbox and can be nothing else to any
// reader; or else nothing.
func Followable(link string) string {
	if strings.ContainsFunc(link, misleading) {
		return ""
	}
	u, err := url.Parse(link)
	if err != nil {
		return ""
	}
	web := (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
	mail := u.Scheme == "mailto" && u.Opaque != ""
	if !web && !mail {
		return ""
	}
	return u.String()
}

// misleading reports whether r makes readers differ on where a link leads.
func misleading(r rune) bool {
	return r <= ' ' || r == '\\' || r == utf8.RuneError || !Drawable(r) || Turns(r)
}
