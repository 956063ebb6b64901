package report

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/model"
	"casebook/model/review"
)

// mostRows is how many findings a comment lists in a table: GitHub refuses one of more than 65,536
// characters.
const mostRows = 100

// Markdown returns the findings as a comment: a table of what is open, and folded below it what it means,
// notes, what is accepted and what is not known.
func (r *Report) Markdown() string {
	var b strings.Builder
	b.WriteString("## Design review\n\n" + sentence(r.summary()) + "\n")
	r.unreadMarkdown(&b)
	worse := append(r.open(review.Error), r.open(review.Warn)...)
	findingTable(&b, worse)
	if len(worse) > 0 {
		folded(&b, "Why, and what to do", rulesMarkdown(worse))
	}
	if notes := r.open(review.Info); len(notes) > 0 {
		var inner strings.Builder
		findingTable(&inner, notes)
		folded(&b, count(len(notes), "note"), inner.String())
	}
	if accepted := r.accepted(); len(accepted) > 0 {
		folded(&b, fmt.Sprintf("%d accepted", len(accepted)), acceptedMarkdown(accepted))
	}
	if n := len(r.missing()); n > 0 {
		folded(&b, count(n, "fact")+" missing", r.missingMarkdown())
	}
	return b.String()
}

// folded writes a part that opens when a reader clicks on its title.
func folded(b *strings.Builder, title, inner string) {
	fmt.Fprintf(b, "\n<details><summary>%s</summary>\n\n%s\n\n</details>\n", title, strings.Trim(inner, "\n"))
}

func findingTable(b *strings.Builder, found []entry) {
	if len(found) == 0 {
		return
	}
	b.WriteString("\n| Severity | Rule | Where | What |\n| --- | --- | --- | --- |\n")
	for _, e := range found[:min(len(found), mostRows)] {
		fmt.Fprintf(b, "| %s | **%s** %s | %s | %s |\n", word(e.Severity), e.Rule.ID, e.Rule.Name, code(e.where()), escape(e.Message))
	}
	if rest := len(found) - mostRows; rest > 0 {
		fmt.Fprintf(b, "\nAnd %d more.\n", rest)
	}
}

// rulesMarkdown returns the reason and the fix of the rules that found something, which are Markdown.
func rulesMarkdown(found []entry) string {
	var b strings.Builder
	told := map[string]bool{}
	for _, e := range found {
		if !told[e.Rule.ID] {
			told[e.Rule.ID] = true
			fmt.Fprintf(&b, "- **%s**: %s **Fix:** %s\n", title(e.Rule), e.Rule.Why, e.Rule.Fix)
		}
	}
	return b.String()
}

func acceptedMarkdown(accepted []entry) string {
	var b strings.Builder
	b.WriteString("| Rule | Where | What | Because | Owner | Until |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, e := range accepted[:min(len(accepted), mostRows)] {
		a := e.Accepted
		fmt.Fprintf(&b, "| **%s** | %s | %s | %s | %s | %s |\n", e.Rule.ID, code(e.where()), escape(e.Message),
			escape(string(a.Because)), escape(a.Owner), escape(a.Until))
	}
	if rest := len(accepted) - mostRows; rest > 0 {
		fmt.Fprintf(&b, "\nAnd %d more.\n", rest)
	}
	return b.String()
}

func (r *Report) missingMarkdown() string {
	var b strings.Builder
	for i := range r.Studies {
		s := &r.Studies[i]
		for _, l := range s.lacks() {
			b.WriteString("- ")
			if len(r.Studies) > 1 {
				b.WriteString(code(s.path()) + ": ")
			}
			b.WriteString(escape(l.told(mostRows)) + "\n")
		}
	}
	return b.String()
}

func (r *Report) unreadMarkdown(b *strings.Builder) {
	if len(r.Unread) == 0 {
		return
	}
	b.WriteString("\n**Not reviewed:**\n\n")
	for _, err := range r.Unread[:min(len(r.Unread), mostRows)] {
		b.WriteString("- " + escape(err.Error()) + "\n")
	}
}

// escape returns s as Markdown that reads as s and as nothing else, on one line, wherever it stands:
// no markup, no link, and nobody who is called by a name behind an @. All text of a study, and all
// names of files, reach a comment through it or through code.
func escape(s string) string {
	s = model.Visible(strings.Join(strings.Fields(s), " "))
	var b strings.Builder
	prev := ' '
	for i, c := range s {
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(c):])
		switch {
		case strings.ContainsRune("\\`*[]<>|~&!$", c), c == '_' && !(letter(prev) && letter(next)), c == ':' && next == '/':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '.' && strings.HasSuffix(strings.ToLower(s[:i]), "www"):
			b.WriteString(`\.`)
		case (c == '@' || c == '#') && letter(next):
			b.WriteString(`\` + string(c) + "<!-- -->") // which keeps it apart from what would be called or linked
		case i == 0 && strings.ContainsRune("#+-=", c), i > 0 && (c == '.' || c == ')') && digits(s[:i]):
			b.WriteString(`\` + string(c)) // a heading or a list
		default:
			b.WriteRune(c)
		}
		prev = c
	}
	return b.String()
}

func letter(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// code returns s as code within a line, in a table too.
func code(s string) string {
	s = cmp.Or(model.Visible(strings.Join(strings.Fields(s), " ")), "-")
	if strings.ContainsAny(s, "`|") {
		return escape(s) // nothing can be escaped in code
	}
	return "`" + s + "`"
}
