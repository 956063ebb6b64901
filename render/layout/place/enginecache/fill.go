package enginecache

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	// fillTime is how long the engine may take to compile itself, with the race detector on a
	// busy machine.
	fillTime = 60 * time.Second

	// fillRoom is how much room the folder must have, in bytes, before the engine may write there.
	fillRoom = 16 << 20

	lockName = "filling"
)

// fill sweeps the folder and has the engine write its code there: in a process of its own, since
// the engine panics where it cannot write, and this is long before main. It reports whether that
// process came to a good end.
func fill(folder string) bool {
	unlock, ok := lock(folder)
	if !ok { // another process is at it
		return filledByOther(folder)
	}
	defer unlock()
	sweep(folder)
	return hasRoom(folder) && os.MkdirAll(filepath.Join(folder, engineFolder), 0o700) == nil &&
		compile(folder)
}

// compile starts this program anew, to end in Settle, and reports whether it did.
func compile(folder string) bool {
	program, err := os.Executable()
	if err != nil {
		return false
	}
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer null.Close()
	process, err := os.StartProcess(program, []string{program}, &os.ProcAttr{
		Dir:   folder,
		Env:   fillEnvironment(os.Environ()),
		Files: []*os.File{null, null, null},
	})
	if err != nil {
		return false
	}
	stop := time.AfterFunc(fillTime, func() { _ = process.Kill() })
	defer stop.Stop()
	state, err := process.Wait()
	return err == nil && state.Success()
}

// fillEnvironment returns the environment for a process that fills the folder.
func fillEnvironment(environ []string) []string {
	var env []string
	for _, entry := range environ {
		if !strings.HasPrefix(entry, Variable+"=") {
			env = append(env, entry)
		}
	}
	return append(env, Variable+"="+fillMode)
}

// lock keeps other processes from filling the folder at the same time, until unlock is called. A
// lock that was left behind is broken.
func lock(folder string) (unlock func(), ok bool) {
	path := filepath.Join(folder, lockName)
	if info, err := os.Lstat(path); err == nil && time.Since(info.ModTime()) > 2*fillTime {
		_ = os.RemoveAll(path)
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		// What lies there and is no lock must not stand in the way for ever.
		if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
			_ = os.RemoveAll(path)
		}
		return nil, false
	}
	if err != nil {
		return nil, false
	}
	_ = file.Close()
	return func() { _ = os.Remove(path) }, true
}

// filledByOther waits for the process that fills the folder, and reports whether it has come to an end.
func filledByOther(folder string) bool {
	const look = 10 * time.Millisecond
	for range fillTime / look {
		if _, err := os.Lstat(filepath.Join(folder, lockName)); err != nil {
			return errors.Is(err, fs.ErrNotExist)
		}
		time.Sleep(look)
	}
	return false
}

// hasRoom reports whether there is room for the engine's code on the disk and in the user's share
// of it. Only writing tells.
func hasRoom(folder string) bool {
	file, err := os.CreateTemp(folder, "room-*")
	if err != nil {
		return false
	}
	defer os.Remove(file.Name())
	defer file.Close()
	block := make([]byte, 1<<20)
	for range fillRoom / len(block) {
		if _, err := file.Write(block); err != nil {
			return false
		}
	}
	return true
}
