//go:build unix

package private

import (
	"io/fs"
	"syscall"
)

// hasModes says that files have permission bits and owners that mean something.
const hasModes = true

// ownedBy reports whether the file that info describes belongs to the user with that number.
func ownedBy(info fs.FileInfo, uid int) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == uid
}
