package pptx

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"casebook/render/text"
)

// markup is XML that is put together.
type markup struct{ out bytes.Buffer }

// raw writes markup of ours, never anything from outside.
func (m *markup) raw(parts ...string) *markup {
	for _, s := range parts {
		m.out.WriteString(s)
	}
	return m
}

// num writes an attribute with a whole number.
func (m *markup) num(name string, v int64) *markup {
	m.raw(" ", name, `="`)
	m.out.Write(strconv.AppendInt(m.out.AvailableBuffer(), v, 10))
	return m.raw(`"`)
}

// attr writes an attribute with any text.
func (m *markup) attr(name, value string) *markup {
	return m.raw(" ", name, `="`).text(value).raw(`"`)
}

// text writes s as text or as the value of an attribute: it is read back as it was, but for what no XML
// can hold or what turns the direction of all that follows, in place of which there is the replacement
// character.
func (m *markup) text(s string) *markup {
	for _, r := range s {
		switch r {
		case '&':
			m.raw("&amp;")
		case '<':
			m.raw("&lt;")
		case '>':
			m.raw("&gt;")
		case '"':
			m.raw("&quot;")
		case '\t':
			m.raw("&#9;")
		case '\n':
			m.raw("&#10;")
		case '\r':
			m.raw("&#13;")
		default:
			if !text.Drawable(r) || text.Turns(r) {
				r = utf8.RuneError
			}
			m.out.WriteRune(r)
		}
	}
	return m
}

// bytes returns what was written.
func (m *markup) bytes() []byte { return m.out.Bytes() }
