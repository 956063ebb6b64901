package text

import "unicode"

// leftward are the scripts that are written from right to left.
var leftward = []*unicode.RangeTable{
	unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko,
}

// RightToLeft reports whether s is to be read from right to left: whether its first letter is.
func RightToLeft(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return r >= 0x80 && unicode.In(r, leftward...)
		}
	}
	return false
}
