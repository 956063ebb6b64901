package book

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"casebook/render/book/source"
	"casebook/render/text/outline"
	"casebook/render/text/standin"
)

// OpenFonts returns the fonts that step in for what those of the pictures lack: those of files that a person
// named, those that the settings of a study name, and then those of the system. The error is a
// *source.InputError.
func OpenFonts(named, set []string, study string) (outline.Finder, error) {
	files := slices.Clone(named)
	for _, name := range set {
		if !filepath.IsLocal(name) { // whoever wrote the study has no business elsewhere
			return nil, &source.InputError{Err: fmt.Errorf("the font %q is not in the folder of the study; name others with --font", name)}
		}
		files = append(files, filepath.Join(filepath.Dir(study), name))
	}
	found, err := standin.Open(files, standin.Folders())
	if err != nil {
		return nil, &source.InputError{Err: err}
	}
	return found, nil
}

// Lacking says that no font has some characters.
func Lacking(characters []string) string {
	const shown = 8
	list := strings.Join(characters[:min(shown, len(characters))], " ")
	if more := len(characters) - shown; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	return "no font has " + list + ": there are boxes instead"
}
