package writeup

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
)

// link returns a link with a text that is Markdown already. To must come from destination, or be a
// place of the document or library that this package chose.
func link(text, to string) string { return string(linkMark) + "[" + text + "](" + to + ")" }

// destination returns where an untrusted link leads, fit to stand in a link, and whether it is one
// that is let through: the web, mail, and what is in the library itself.
func destination(raw string) (to string, ok bool) {
	raw = strings.TrimSpace(raw)
	if raw == "" || strings.ContainsFunc(raw, unprintable) || !allowed(unveiled(raw)) {
		return "", false
	}
	return encode(raw), true
}

// schemes are those that a link may have.
var schemes = []string{"http", "https", "mailto"}

// allowed reports whether an address with nothing hidden in it may be linked to.
func allowed(address string) bool {
	if strings.ContainsRune(address, '\\') || strings.HasPrefix(address, "/") {
		return false
	}
	before, rest, found := strings.Cut(address, ":")
	if !found || strings.ContainsAny(before, "/?#") {
		return withinLibrary(address)
	}
	scheme := strings.ToLower(before)
	if !slices.Contains(schemes, scheme) {
		return false
	}
	u, err := url.Parse(scheme + ":" + rest)
	return err == nil && (scheme == "mailto" || u.Host != "")
}

// withinLibrary reports whether a relative address stays in the library. A document lies in a
// section, one folder below the library's own.
func withinLibrary(address string) bool {
	file, _, _ := strings.Cut(address, "#")
	file, _, _ = strings.Cut(file, "?")
	return !strings.HasPrefix(path.Join("section", file), "..")
}

// unveiled decodes an address until nothing in it is encoded, and drops what browsers do not see.
func unveiled(address string) string {
	for range 5 {
		decoded, err := url.PathUnescape(address)
		if err != nil || decoded == address {
			break
		}
		address = decoded
	}
	return strings.Map(func(r rune) rune {
		if unprintable(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, address)
}

// unprintable reports whether r is a control or a character that cannot be seen.
func unprintable(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar
}

// Encode returns an address as it stands in a document.
func Encode(address string) string { return encode(address) }

// encode returns an address with everything that means something to Markdown or HTML encoded.
func encode(address string) string {
	var b strings.Builder
	for _, c := range []byte(address) {
		switch {
		case c == '&':
			b.WriteString("&amp;")
		case c <= ' ', c >= 0x7f, strings.IndexByte("\"'()<>[]\\^`{|}*$", c) >= 0:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
