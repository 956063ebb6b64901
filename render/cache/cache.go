// Package cache keeps small results between runs, found by a digest of what they were made from.
//
// A cache is a help and never a need: whatever goes wrong with it (no home folder, a full disk, a
// damaged entry, a folder that others can write) looks like an entry that is not there. Package
// private says where the entries lie, and how the user moves them or switches them off
// (CASEBOOK_CACHE).
package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"os"
	"path/filepath"
	"sync"
	"time"

	"casebook/render/cache/private"
)

// Key names an entry. Two entries of one store have the same key only if they are the same.
type Key [sha256.Size]byte

// KeyOf returns the key of a result made from parts: what was done, by which version, to what. The
// borders of the parts count: ("ab", "c") and ("a", "bc") have different keys.
func KeyOf(parts ...[]byte) Key {
	digest := sha256.New()
	var size [8]byte
	for _, part := range parts {
		binary.BigEndian.PutUint64(size[:], uint64(len(part)))
		digest.Write(size[:])
		digest.Write(part)
	}
	return Key(digest.Sum(nil))
}

// maxEntry is the largest entry kept, in bytes.
const maxEntry = 16 << 20

// magic begins each entry, and names its format.
var magic = []byte("casebook cache 1\n")

// Store is one cache: a folder of entries. A nil Store is one that never has what is asked for.
// It may be used by many goroutines, and its folder by many processes, at once.
type Store struct {
	dir string

	mu      sync.Mutex
	written int64 // bytes put since the last pruning; -1 before the first
}

// Open returns the store of that name, a plain file name. Where there is no safe place to keep it,
// the store is nil.
func Open(name string) *Store {
	dir, err := private.Folder(name)
	if err != nil {
		return nil
	}
	return &Store{dir: dir, written: -1}
}

// Get returns the entry of that key, and whether there is one. A damaged one is removed.
func (s *Store) Get(key Key) ([]byte, bool) {
	if s == nil {
		return nil, false
	}
	path := s.path(key)
	info, err := os.Lstat(path)
	if err != nil {
		return nil, false
	}
	// What is no plain file is never opened: opening a pipe waits for its other end.
	if info.Mode().IsRegular() && private.Owned(info) && info.Size() <= maxEntry {
		entry, err := os.ReadFile(path)
		if err != nil {
			return nil, false
		}
		if data, ok := open(key, entry); ok {
			touch(path, info.ModTime())
			return data, true
		}
	}
	_ = os.RemoveAll(path)
	return nil, false
}

// Put keeps data under key, if it can.
func (s *Store) Put(key Key, data []byte) {
	if s == nil {
		return
	}
	entry := seal(key, data)
	if len(entry) > maxEntry {
		return
	}
	if s.write(s.path(key), entry) {
		s.account(int64(len(entry)))
	}
}

// write puts content into the file at path as a whole or not at all, and reports whether it did.
func (s *Store) write(path string, content []byte) bool {
	file, err := os.CreateTemp(s.dir, tempPattern)
	if err != nil {
		return false
	}
	_, err = file.Write(content)
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	// No sync: an entry that a crash tears is found out by its digest.
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		_ = os.Remove(file.Name())
		return false
	}
	return true
}

func (s *Store) path(key Key) string {
	return filepath.Join(s.dir, hex.EncodeToString(key[:]))
}

// seal returns the bytes of an entry's file: a digest, which guards the key too, and the data.
func seal(key Key, data []byte) []byte {
	digest := KeyOf(key[:], data)
	return bytes.Join([][]byte{magic, digest[:], data}, nil)
}

// open returns the data of an entry's file, and whether it is the one that was sealed for key.
func open(key Key, entry []byte) ([]byte, bool) {
	rest, ok := bytes.CutPrefix(entry, magic)
	if !ok || len(rest) < sha256.Size {
		return nil, false
	}
	data := rest[sha256.Size:]
	return data, KeyOf(key[:], data) == Key(rest[:sha256.Size])
}

// touch notes that an entry is in use, so that pruning spares it; once a day is often enough.
func touch(path string, last time.Time) {
	if now := time.Now(); now.Sub(last) > 24*time.Hour {
		_ = os.Chtimes(path, now, now)
	}
}
