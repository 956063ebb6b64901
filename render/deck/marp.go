package deck

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/render/svg"
	"casebook/render/text"
)

// File is a file that stands beside another.
type File struct {
	Name string // with slashes
	Data []byte
}

// Marp returns a presentation as Markdown for Marp, which Slidev reads too, and its pictures, which it
// looks for in a folder beside it. What the speaker says is in comments.
func Marp(d *Deck, look svg.Options, folder string) (markdown []byte, pictures []File, err error) {
	if len(d.Slides) == 0 {
		return nil, nil, ErrNoSlides
	}
	m := &marp{deck: d, look: look, folder: folder}
	title, err := json.Marshal(text.Clean(d.Title)) // JSON is YAML
	if err != nil {
		return nil, nil, err
	}
	m.line("---", "marp: true", "size: 16:9", "paginate: true", "title: "+string(title), "style: |")
	m.line(marpStyle, "---", "")
	for i := range d.Slides {
		if i > 0 {
			m.line("---", "")
		}
		m.slide(&d.Slides[i])
	}
	if m.err != nil {
		return nil, nil, fmt.Errorf("deck: %w", m.err)
	}
	return []byte(strings.TrimRight(m.out.String(), "\n") + "\n"), m.pictures, nil
}

// marpStyle has slides begin at the top, and hold as much as ours do.
const marpStyle = `  section { font-size: 22px; padding: 44px 64px; justify-content: flex-start; }
  section.numbers strong { font-size: 44px; margin-right: 12px; }
  section.numbers li { list-style: none; }
  section table { font-size: 17px; }
  section table th, section table td { padding: 2px 12px; line-height: 1.2; }`

// marp is a file in the making. The first thing that goes wrong stays in err.
type marp struct {
	deck     *Deck
	look     svg.Options
	folder   string
	out      strings.Builder
	pictures []File
	err      error
}

func (m *marp) line(lines ...string) {
	for _, l := range lines {
		m.out.WriteString(l + "\n")
	}
}

func (m *marp) slide(s *Slide) {
	if s.Kind == Numbers {
		m.line("<!-- _class: numbers -->", "")
	}
	level := "## "
	if s.Kind == Opening {
		level = "# "
	}
	m.line(level+escape(s.Title), "")
	if s.Lead != "" {
		m.line(escape(s.Lead), "")
	}
	switch s.Kind {
	case Text:
		m.bullets(s.Bullets)
	case Numbers:
		for _, f := range s.Figures {
			m.line("- **" + escape(f.Value) + "** " + escape(f.Label))
		}
		m.line("")
	case Grid:
		m.table(s.Table)
	case Picture:
		m.picture(s)
	}
	if s.More != "" {
		m.line(escape(s.More), "")
	}
	if len(s.Notes) > 0 {
		m.line("<!--")
		for _, n := range s.Notes {
			m.line(comment(n))
		}
		m.line("-->", "")
	}
	if len(s.Stops) > 0 && s.Stops[0].Step != "" {
		m.steps(s)
	}
}

func (m *marp) bullets(list []Bullet) {
	for _, b := range list {
		if b.Head {
			m.line("- **" + escape(b.Text) + "**")
			continue
		}
		m.line("  - " + escape(b.Text))
	}
	m.line("")
}

func (m *marp) table(t *Table) {
	m.line("| "+strings.Join(escapeAll(t.Head), " | ")+" |", "|"+strings.Repeat(" --- |", len(t.Head)))
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = escape(c.Text)
			if c.Tone != "" && cells[i] != "" {
				cells[i] = "**" + cells[i] + "**"
			}
		}
		m.line("| " + strings.Join(cells, " | ") + " |")
	}
	m.line("")
}

// picture writes the picture of a slide beside the file, and shows it.
func (m *marp) picture(s *Slide) {
	drawn := m.deck.whole(s)
	if drawn == nil {
		return
	}
	data, err := svg.Bytes(prepared(drawn), m.look)
	if err != nil {
		m.err = errors.Join(m.err, err)
		return
	}
	f := File{Name: strings.ReplaceAll(s.View, "/", "-") + ".svg", Data: data}
	m.pictures = append(m.pictures, f)
	high := 560
	if s.Lead != "" {
		high = 500
	}
	m.line(fmt.Sprintf("![w:1140 h:%d %s](<%s/%s>)", high, escape(drawn.Title), address(m.folder), f.Name), "")
}

// steps writes the steps of a flow on slides of their own.
func (m *marp) steps(s *Slide) {
	const most = 9
	for part := range slices.Chunk(s.Stops, most) {
		m.line("---", "", "## "+escape(s.Title), "")
		for _, stop := range part {
			m.line("- " + escape(stop.Text))
		}
		m.line("")
	}
}

// address returns the name of a folder as it is in the address of a picture.
func address(folder string) string {
	var b strings.Builder
	for _, c := range []byte(folder) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-_.", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// escape returns words as Markdown that reads as they do, on one line. All text of a study passes here, or
// through comment.
func escape(s string) string {
	s = shortcode.ReplaceAllString(text.Clean(s), ":\u2060$1:")
	var b strings.Builder
	prev := ' '
	for i, r := range s {
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		if special(prev, r, next, i == 0) || r == '.' && i > 0 && startsList(s[:i], next) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		prev = r
	}
	return b.String()
}

// shortcode matches what Marp makes an emoji of, escaped or not; a word joiner, which is not seen, keeps it from
// that.
var shortcode = regexp.MustCompile(`:([A-Za-z0-9_+-]+):`)

func escapeAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = escape(w)
	}
	return out
}

// special reports whether r could mean something in Markdown, or to the extensions of Marp.
func special(prev, r, next rune, first bool) bool {
	switch r {
	case '\\', '`', '*', '_', '[', ']', '<', '>', '{', '}', '|', '~', '$', '&', '#', '!', '@', '^':
		return true
	case ':': // an address, or the name of a picture letter
		return next != ' ' && next != utf8.RuneError
	case '.': // of an address without its scheme
		return unicode.IsLetter(prev) && unicode.IsLetter(next)
	case '-', '+', '=', ')':
		return first || unicode.IsDigit(prev) && r == ')'
	}
	return false
}

// startsList reports whether a full stop behind s would make it the number of a list.
func startsList(s string, next rune) bool {
	return (next == ' ' || next == utf8.RuneError) && strings.Trim(s, "0123456789") == ""
}

// comment returns words as a line of a comment. Marp takes comments that are YAML for orders to itself, so
// that none may be: they begin with a sign, and no colon has a space behind it.
func comment(s string) string {
	s = strings.ReplaceAll(text.Clean(s), "--", "––")
	s = strings.ReplaceAll(s, ": ", ":\u00a0")
	if strings.HasSuffix(s, ":") || strings.HasSuffix(s, "-") {
		s += "\u00a0"
	}
	return "• " + s
}
