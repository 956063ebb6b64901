//go:build !unix

package private

import "io/fs"

// hasModes says that files have permission bits and owners that mean something. Here the user's
// cache folder is the user's own by the system's access lists.
const hasModes = false

func ownedBy(fs.FileInfo, int) bool { return true }

func inGroupOfOne(fs.FileInfo, int, int) bool { return false }
