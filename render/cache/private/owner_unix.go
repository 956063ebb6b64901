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

// inGroupOfOne reports whether the file that info describes belongs to the user with that number,
// and to the group with that number which has the user alone. Systems that give each user one, with
// the user's own number, let it write by default. The group of root may have others in it.
func inGroupOfOne(info fs.FileInfo, uid, gid int) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && uid != 0 && uid == gid && int(stat.Uid) == uid && int(stat.Gid) == gid
}
