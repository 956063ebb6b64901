package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// checkSources refuses an output folder that has, somewhere below, one of the files that the build
// reads: what is written must not come down among what somebody wrote by hand.
func checkSources(dir string, sources []string) error {
	out, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("output folder: %w", err)
	case !out.IsDir():
		return &RefusedError{Path: dir, Reason: "it is a file, and the output is a folder"}
	}
	checked := make(map[string]bool) // folders known not to be below the output folder
	for _, source := range sources {
		source, err := filepath.Abs(source)
		if err != nil {
			return fmt.Errorf("output folder: %w", err)
		}
		for at := filepath.Dir(source); !checked[at]; at = filepath.Dir(at) {
			checked[at] = true
			info, err := os.Stat(at)
			if err != nil {
				return fmt.Errorf("output folder: %w", err)
			}
			if os.SameFile(info, out) {
				return &RefusedError{
					Path: dir, Reason: "the output folder has " + source + ", which the build reads",
					Hint: "choose a folder that is only for output, such as " + filepath.Join(dir, "out"),
				}
			}
		}
	}
	return nil
}
