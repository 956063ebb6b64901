package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"casebook/render/text/outline"
	"casebook/render/text/standin"
)

// fonts are those that step in for what the fonts of the pictures lack.
type fonts = outline.Finder

// openFonts returns fonts: those of files that a person named, those that the settings of a study name,
// and then those of the system.
func openFonts(named, set []string, study string) (fonts, error) {
	files := slices.Clone(named)
	for _, name := range set {
		if !filepath.IsLocal(name) { // whoever wrote the study has no business elsewhere
			return nil, &inputError{fmt.Errorf("the font %q is not in the folder of the study; name others with --font", name)}
		}
		files = append(files, filepath.Join(filepath.Dir(study), name))
	}
	found, err := standin.Open(files, standin.Folders())
	if err != nil {
		return nil, &inputError{err}
	}
	return found, nil
}

// lacking warns of characters that no font had.
func (p *exported) lacking(characters []string) {
	if len(characters) == 0 {
		return
	}
	const shown = 8
	list := strings.Join(characters[:min(shown, len(characters))], " ")
	if more := len(characters) - shown; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	p.warn("no font has " + list + ": there are boxes instead. Install one that does, or name its file with --font or as fonts in casebook.yaml.")
}
