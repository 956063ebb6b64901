package report

import (
	"fmt"
	"strings"

	"casebook/model/review"
)

// GitHub returns the open findings as commands of a workflow, which annotate the lines that they are on.
// GitHub shows ten of each severity a step: the worst come first, and missing facts are one notice a study.
func (r *Report) GitHub() string {
	var b strings.Builder
	for _, err := range r.Unread {
		e := place(err)
		message := e.Msg
		if e.Hint != "" {
			message += "\n" + e.Hint
		}
		command(&b, "error", e.File, e.Pos.Line, e.Pos.Column, "not reviewed", message)
	}
	for _, s := range severities {
		for _, e := range r.open(s) {
			command(&b, annotation(s), e.study.path(), e.Pos.Line, e.Pos.Column, title(e.Rule), e.Message+"\n"+e.Rule.Fix)
		}
	}
	for i := range r.Studies {
		s := &r.Studies[i]
		lacks := s.lacks()
		if len(lacks) == 0 {
			continue
		}
		lines := make([]string, len(lacks))
		for k := range lacks {
			lines[k] = lacks[k].told(named)
		}
		command(&b, "notice", s.path(), 1, 1, missingFact+" facts are missing", strings.Join(lines, "\n"))
	}
	return b.String()
}

// annotation returns what GitHub calls a severity.
func annotation(s review.Severity) string {
	if s == review.Info {
		return "notice"
	}
	return word(s)
}

// command writes a command of a workflow. Line 0 stands for the whole file, and "" for none.
func command(b *strings.Builder, name, file string, line, column int, title, message string) {
	var properties []string
	if file != "" {
		properties = append(properties, "file="+githubProperty(file))
	}
	if line > 0 {
		properties = append(properties, fmt.Sprintf("line=%d,col=%d", line, column))
	}
	properties = append(properties, "title="+githubProperty(title))
	fmt.Fprintf(b, "::%s %s::%s\n", name, strings.Join(properties, ","), githubData.Replace(message))
}

// githubData escapes the message of a command: nothing in it can end the line and begin another command.
var githubData = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

// githubProperty escapes the value of a property of a command.
func githubProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData.Replace(s))
}
