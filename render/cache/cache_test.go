package cache

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"casebook/render/cache/private"
)

// openHere opens a store in a folder of the test.
func openHere(t testing.TB) *Store {
	t.Helper()
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv(private.Variable, folder)
	s := Open("test")
	if s == nil {
		const unsafe = "the temporary folder is not safe for a cache"
		if os.Getenv("CASEBOOK_TOOLS") == "required" {
			t.Fatal(unsafe)
		}
		t.Skip(unsafe)
	}
	return s
}

func TestPutAndGet(t *testing.T) {
	s := openHere(t)
	for _, data := range []string{"", "short", strings.Repeat("long", 1<<18)} {
		key := KeyOf([]byte(data))
		if _, ok := s.Get(key); ok {
			t.Error("an entry is there before it was put")
		}
		s.Put(key, []byte(data))
		if got, ok := s.Get(key); !ok || string(got) != data {
			t.Errorf("got %d bytes, %v, want %d", len(got), ok, len(data))
		}
	}
}

func TestKeysTellPartsApart(t *testing.T) {
	keys := map[Key]bool{}
	for _, parts := range [][]string{{}, {""}, {"", ""}, {"ab", "c"}, {"a", "bc"}, {"abc"}} {
		var all [][]byte
		for _, part := range parts {
			all = append(all, []byte(part))
		}
		key := KeyOf(all...)
		if keys[key] {
			t.Errorf("%q has the key of others", parts)
		}
		keys[key] = true
	}
}

func TestUnusableStoreMisses(t *testing.T) {
	var s *Store
	s.Put(Key{}, []byte("x"))
	if _, ok := s.Get(Key{}); ok {
		t.Error("a nil store has something")
	}
	t.Setenv(private.Variable, private.Off)
	if Open("test") != nil {
		t.Error("there is a store though caches are off")
	}
}

func TestLostFolderMisses(t *testing.T) {
	s := openHere(t)
	s.Put(Key{}, []byte("x"))
	if err := os.RemoveAll(s.dir); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Get(Key{}); ok {
		t.Error("a lost folder has something")
	}
	s.Put(Key{}, []byte("x"))
}

func TestLargeEntriesAreNotKept(t *testing.T) {
	s := openHere(t)
	s.Put(Key{}, make([]byte, maxEntry))
	if _, ok := s.Get(Key{}); ok {
		t.Error("it was kept")
	}
}

func TestDamagedEntryIsRemoved(t *testing.T) {
	s := openHere(t)
	key, other := KeyOf([]byte("key")), KeyOf([]byte("other"))
	data := []byte("some data")
	whole := seal(key, data)
	flipped := bytes.Clone(whole)
	flipped[len(flipped)-1] ^= 1
	for name, entry := range map[string][]byte{
		"empty": {}, "garbage": []byte("garbage"), "cut off": whole[:len(whole)-1], "head": whole[:20],
		"flipped": flipped, "longer": append(bytes.Clone(whole), 0), "of another key": seal(other, data),
	} {
		if err := os.WriteFile(s.path(key), entry, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, ok := s.Get(key); ok {
			t.Errorf("%s: got %q", name, got)
		}
		if _, err := os.Lstat(s.path(key)); !os.IsNotExist(err) {
			t.Errorf("%s: it was not removed", name)
		}
	}
	if err := os.MkdirAll(filepath.Join(s.path(key), "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Get(key); ok {
		t.Error("got a folder")
	}
	if err := os.Symlink(os.DevNull, s.path(key)); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if _, ok := s.Get(key); ok {
		t.Error("got what a link points to")
	}
	s.Put(key, data)
	if got, ok := s.Get(key); !ok || !bytes.Equal(got, data) {
		t.Errorf("afterwards got %q, %v", got, ok)
	}
}

func TestManyAtOnce(t *testing.T) {
	s := openHere(t)
	var running sync.WaitGroup
	for range 8 {
		running.Go(func() {
			for i := range 50 {
				key := KeyOf([]byte{byte(i)})
				s.Put(key, bytes.Repeat([]byte{byte(i)}, 1000))
				if got, ok := s.Get(key); ok && (len(got) != 1000 || got[0] != byte(i)) {
					t.Errorf("entry %d holds something else", i)
				}
			}
		})
	}
	running.Wait()
}

func TestPrune(t *testing.T) {
	s := openHere(t)
	now := time.Now()
	age := func(name string, size int64, by time.Duration) {
		path := filepath.Join(s.dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, size); err != nil { // takes no room on the disk
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-by), now.Add(-by)); err != nil {
			t.Fatal(err)
		}
	}
	const part = maxTotal / 4
	age("ancient", 1, maxAge+time.Hour)
	age(".put-old", 1, tempAge+time.Hour)
	age(".put-new", 1, time.Minute)
	for i, name := range []string{"a", "b", "c", "d", "e"} { // five quarters; a is the newest
		age(name, part, time.Duration(i+1)*time.Hour)
	}
	s.prune(now)
	files, err := os.ReadDir(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, file := range files {
		names = append(names, file.Name())
	}
	// The new temporary file is of no weight but tips the scale, so two quarters are left.
	if got, want := strings.Join(names, " "), ".pruned .put-new a b"; got != want {
		t.Errorf("left are %s, want %s", got, want)
	}
	if s.isDue(now) || !s.isDue(now.Add(2*pruneEvery)) {
		t.Error("the time of pruning was not noted")
	}
}

func FuzzOpen(f *testing.F) {
	key := KeyOf([]byte("key"))
	f.Add(seal(key, []byte("data")))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, entry []byte) {
		if data, ok := open(key, entry); ok && !bytes.Equal(seal(key, data), entry) {
			t.Errorf("%q is taken for an entry", entry)
		}
	})
}
