//go:build unix

package private

import (
	"io/fs"
	"syscall"
	"testing"
)

// owned is a file with an owner and a group.
type owned struct {
	fs.FileInfo
	stat syscall.Stat_t
}

func (o *owned) Sys() any { return &o.stat }

func TestInGroupOfOne(t *testing.T) {
	for _, test := range []struct {
		owner, group uint32
		uid, gid     int
		want         bool
	}{
		{1000, 1000, 1000, 1000, true},
		{1000, 100, 1000, 100, false},  // a group of many
		{1000, 100, 1000, 1000, false}, // not in the group of the user
		{1001, 1000, 1000, 1000, false},
		{0, 0, 0, 0, false},
	} {
		file := &owned{stat: syscall.Stat_t{Uid: test.owner, Gid: test.group}}
		if got := inGroupOfOne(file, test.uid, test.gid); got != test.want {
			t.Errorf("%d:%d seen by %d:%d: %v", test.owner, test.group, test.uid, test.gid, got)
		}
	}
}
