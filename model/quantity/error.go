package quantity

import (
	"fmt"
	"unicode/utf8"
)

// SyntaxError says what is wrong with a literal or an expression, and where. Dimensions that do not
// go together and names that nobody knows are reported by it too, as they have a place as well.
type SyntaxError struct {
	Offset int    // of the byte in the text at which the fault is
	Msg    string // what is wrong
	Hint   string // what to do about it; may be empty

	cause error
}

// Error returns the message, and the hint behind it.
func (e *SyntaxError) Error() string {
	if e.Hint == "" {
		return e.Msg
	}
	return e.Msg + "; " + e.Hint
}

// Unwrap returns the error that the lookup of a name returned, where that is the fault.
func (e *SyntaxError) Unwrap() error { return e.cause }

func faultAt(offset int, hint, format string, args ...any) *SyntaxError {
	return &SyntaxError{Offset: offset, Msg: fmt.Sprintf(format, args...), Hint: hint}
}

// excerpt returns the start of s, short enough for a message.
func excerpt(s string) string {
	const most = 24
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "..."
}
