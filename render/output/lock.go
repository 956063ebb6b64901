package output

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// lockRetry is how often a build that waits looks whether the folder is free.
const lockRetry = 50 * time.Millisecond

// lock takes the folder for this build alone. The system frees the lock when the process ends,
// however it ends, so a lock file that is left means nothing.
func (f *Folder) lock(ctx context.Context) error {
	info, err := f.root.Lstat(lockName)
	if err == nil && !info.Mode().IsRegular() {
		return &RefusedError{Path: f.shown(lockName), Reason: "it is no regular file", Hint: "remove it"}
	}
	l := flock.New(filepath.Join(f.dir, lockName), flock.SetPermissions(fileMode))
	locked, err := l.TryLock()
	if err == nil && !locked {
		if f.options.Waiting != nil {
			f.options.Waiting(f.holder())
		}
		_, err = l.TryLockContext(ctx, lockRetry)
	}
	if err != nil {
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		return errors.Join(f.fail("lock", lockName, err), l.Close())
	}
	f.noteHolder(strconv.Itoa(os.Getpid()) + "\n")
	f.unlock = func() error {
		f.noteHolder("")
		return l.Close()
	}
	return nil
}

// noteHolder writes into the lock file who has the lock. It is a courtesy to those who wait, so
// nothing is lost where it cannot be written.
func (f *Folder) noteHolder(who string) {
	// The file is there; creating it again would follow a link put in its place.
	w, err := f.root.OpenFile(lockName, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return
	}
	defer w.Close()
	w.WriteString(who)
}

// holder says who has the lock, for a message.
func (f *Folder) holder() string {
	data, err := f.readRegular(lockName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "another process"
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		return "another process"
	}
	return "process " + strconv.Itoa(pid)
}
