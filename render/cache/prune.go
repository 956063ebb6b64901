package cache

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	maxAge     = 30 * 24 * time.Hour // how long an entry is kept that nobody asks for
	maxTotal   = 256 << 20           // how large a store may grow, in bytes
	keepTotal  = maxTotal / 4 * 3    // what is left of one that has grown larger
	pruneEvery = 24 * time.Hour      // how often a store is pruned at most, whatever the process
	pruneBytes = maxTotal / 4        // how much one process writes between two prunings
	tempAge    = time.Hour           // after this a temporary file is one that was left behind

	tempPattern = ".put-*"
	pruneStamp  = ".pruned" // its time is that of the last pruning
)

// account counts what was written, and prunes the store now and then.
func (s *Store) account(size int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	first := s.written < 0
	s.written = max(s.written, 0) + size
	if s.written < pruneBytes && !(first && s.isDue(time.Now())) {
		return
	}
	s.written = 0
	s.prune(time.Now())
}

// isDue reports whether no process has pruned the store for a while.
func (s *Store) isDue(now time.Time) bool {
	info, err := os.Lstat(filepath.Join(s.dir, pruneStamp))
	return err != nil || now.Sub(info.ModTime()) > pruneEvery
}

// prune removes what is old, and the least recently used of what is too much.
func (s *Store) prune(now time.Time) {
	s.write(filepath.Join(s.dir, pruneStamp), nil)
	files, err := os.ReadDir(s.dir)
	if err != nil {
		return
	}
	var kept []fs.FileInfo
	var total int64
	for _, file := range files {
		info, err := file.Info()
		if err != nil || info.Name() == pruneStamp {
			continue
		}
		limit := maxAge
		if strings.HasPrefix(info.Name(), ".") {
			limit = tempAge
		}
		if now.Sub(info.ModTime()) > limit {
			s.remove(info)
			continue
		}
		kept = append(kept, info)
		total += info.Size()
	}
	if total <= maxTotal {
		return
	}
	slices.SortFunc(kept, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, info := range kept {
		if total <= keepTotal {
			return
		}
		s.remove(info)
		total -= info.Size()
	}
}

func (s *Store) remove(info fs.FileInfo) { _ = os.RemoveAll(filepath.Join(s.dir, info.Name())) }
