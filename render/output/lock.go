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
	l, err := f.acquire(ctx)
	if err != nil {
		if ctx.Err() != nil {
			err = context.Cause(ctx)
		}
		return f.fail("lock", lockName, err)
	}
	f.noteHolder(strconv.Itoa(os.Getpid()) + "\n")
	f.unlock = func() error {
		f.noteHolder("")
		if f.missing(manifestName) { // nothing was ever built here, so leave no trace
			_ = f.root.Remove(lockName) // where it cannot go, it does no harm
		}
		return l.Close()
	}
	return nil
}

// acquire waits for the lock. A build may remove the file while it has the lock; whoever waited for
// that one tries again with the file that is there now, if any, which others may have locked.
func (f *Folder) acquire(ctx context.Context) (*flock.Flock, error) {
	told := f.options.Waiting == nil
	for {
		l := flock.New(filepath.Join(f.dir, lockName), flock.SetPermissions(fileMode))
		locked, err := l.TryLock()
		if err == nil && !locked {
			if !told {
				f.options.Waiting(f.holder())
				told = true
			}
			_, err = l.TryLockContext(ctx, lockRetry)
		}
		if err == nil {
			var inPlace bool
			if inPlace, err = stillThere(l); inPlace {
				return l, nil
			}
		}
		if err = errors.Join(err, l.Close()); err != nil {
			return nil, err
		}
	}
}

// stillThere reports whether the file that is locked is the one that others find.
func stillThere(l *flock.Flock) (bool, error) {
	locked, err := l.Stat()
	if err != nil {
		return false, err
	}
	found, err := os.Stat(l.Path())
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && os.SameFile(locked, found), err
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
