package model

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Error is one fault of a study's file, at its place, or of a setting.
type Error struct {
	File   string // or the setting, as it was given
	Pos    Pos    // where it is; columns count runes, from 1; no place in a setting
	Width  int    // how many runes are at fault, at least 1
	Msg    string // what is wrong
	Hint   string // what to do about it, where that is clear
	Source string // the line it is in, as it stands in the file
}

// Error returns the fault in one line, as "file:line:column: message (hint)".
func (e *Error) Error() string {
	s := e.where() + ": " + e.Msg
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// where returns the place of the fault, as "file:line:column".
func (e *Error) where() string {
	if e.Pos.Line == 0 {
		return Visible(e.File)
	}
	return fmt.Sprintf("%s:%d:%d", Visible(e.File), e.Pos.Line, e.Pos.Column)
}

// Print writes the fault for a person: the message, the line with a mark under the fault, the hint.
func (e *Error) Print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", e.where(), e.Msg)
	if strings.TrimSpace(e.Source) != "" {
		line, mark := excerpt(e.Source, e.Pos.Column, e.Width)
		number := fmt.Sprintf("%5d", e.Pos.Line)
		fmt.Fprintf(&b, "%s | %s\n", number, line)
		fmt.Fprintf(&b, "%s | %s\n", strings.Repeat(" ", len(number)), mark)
	}
	if e.Hint != "" {
		fmt.Fprintf(&b, "   %s\n", e.Hint)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Errors are all faults of one or more files, sorted by file and place.
type Errors []*Error

// shownErrors is how many faults are printed; a reader has enough to do with those.
const shownErrors = 20

// Error returns the faults, one a line, with the number of those that are too many to show.
func (es Errors) Error() string {
	var b strings.Builder
	for i, e := range es.shown() {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(e.Error())
	}
	if rest := es.rest(); rest != "" {
		b.WriteString("\n" + rest)
	}
	return b.String()
}

// Print writes the faults for a person, with excerpts, and how many more there are.
func (es Errors) Print(w io.Writer) error {
	for _, e := range es.shown() {
		if err := e.Print(w); err != nil {
			return err
		}
	}
	if rest := es.rest(); rest != "" {
		_, err := fmt.Fprintln(w, rest)
		return err
	}
	return nil
}

// Unwrap lets errors.As and errors.Is see each fault.
func (es Errors) Unwrap() []error {
	list := make([]error, len(es))
	for i, e := range es {
		list[i] = e
	}
	return list
}

func (es Errors) shown() Errors {
	// One fault that replaces "and 1 more" takes no more room than that line.
	if len(es) == shownErrors+1 {
		return es
	}
	return es[:min(len(es), shownErrors)]
}

func (es Errors) rest() string {
	if n := len(es) - len(es.shown()); n > 0 {
		return fmt.Sprintf("and %d more", n)
	}
	return ""
}

// sorted returns the faults by file and place, each once.
func (es Errors) sorted() Errors {
	slices.SortStableFunc(es, func(a, b *Error) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
			cmp.Compare(a.Msg, b.Msg),
		)
	})
	return slices.CompactFunc(es, func(a, b *Error) bool {
		return a.File == b.File && a.Pos == b.Pos && a.Msg == b.Msg
	})
}
