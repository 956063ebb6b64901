package standin

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Folders returns where the system keeps fonts.
func Folders() []string {
	home, _ := os.UserHomeDir() // without one there are no fonts in it
	var folders []string
	add := func(under string, parts ...string) {
		if under != "" {
			folders = append(folders, filepath.Join(append([]string{under}, parts...)...))
		}
	}
	switch runtime.GOOS {
	case "windows":
		add(os.Getenv("SystemRoot"), "Fonts")
		add(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts")
	case "darwin":
		add(home, "Library", "Fonts")
		add("/Library/Fonts")
		add("/System/Library/Fonts")
	default:
		add(cmp.Or(os.Getenv("XDG_DATA_HOME"), filepath.Join(home, ".local", "share")), "fonts")
		add(home, ".fonts")
		for _, dir := range filepath.SplitList(cmp.Or(os.Getenv("XDG_DATA_DIRS"), "/usr/local/share:/usr/share")) {
			add(dir, "fonts")
		}
	}
	return folders
}

// most is how many files of fonts are looked for, and how many of them are then tried.
const (
	mostFound = 10_000
	mostTried = 300
)

// search returns the files of fonts below some folders. Folders that cannot be read have none.
func search(folders []string) []string {
	var found []string
	for _, folder := range folders {
		_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			switch {
			case len(found) == mostFound:
				return filepath.SkipAll
			case err == nil && !d.IsDir() && isFont(path):
				found = append(found, path)
			}
			return nil
		})
	}
	return found
}

func isFont(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".ttf", ".otf", ".ttc", ".otc":
		return true
	}
	return false
}

// families are the beginnings of the names of files of plain fonts that have much, best first.
var families = []string{
	"notosanscjk", "sourcehansans", "notosansjp", "notosanssc", "notosanstc", "notosanskr", // Chinese, Japanese, Korean
	"pingfang", "hiragino", "applesdgothic", "yugoth", "meiryo", "msyh", "msgothic", "malgun", "wqy", "droidsansfallback",
	"notosansarabic", "notosanshebrew", "notosansthai", "notosansdevanagari", "notosanssymbols",
	"notoemoji", "symbola", "seguiemj", "seguisym", "applesymbols",
	"dejavusans", "arialunicode", "freesans", "segoeui", "tahoma", "notosans",
}

// unlike are in the names of fonts that do not look like that of the pictures.
var unlike = []string{"mono", "serif", "italic", "oblique", "condensed", "narrow", "light", "thin", "black", "math"}

// rank returns those of some files that are best to try, the best for a weight first. Those of one rank
// go by their names.
func rank(files []string, bold bool) []string {
	type candidate struct {
		rank       int
		base, path string
	}
	all := make([]candidate, len(files))
	for i, path := range files {
		base := strings.ToLower(filepath.Base(path))
		all[i] = candidate{rankOf(strings.NewReplacer("-", "", "_", "", " ", "").Replace(base), bold), base, path}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.base, b.base), cmp.Compare(a.path, b.path))
	})
	best := make([]string, 0, mostTried)
	for _, c := range all[:min(len(all), mostTried)] {
		best = append(best, c.path)
	}
	return best
}

// rankOf returns the rank of a file by its name, lower for better.
func rankOf(name string, bold bool) int {
	rank := len(families)
	for i, family := range families {
		if strings.HasPrefix(name, family) {
			rank = i
			break
		}
	}
	rank *= 2
	if strings.Contains(name, "bold") != bold {
		rank++
	}
	for _, word := range unlike {
		if strings.Contains(name, word) {
			rank += 2 * (len(families) + 1)
		}
	}
	return rank
}
