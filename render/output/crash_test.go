package output

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// crashVariable makes the test binary a build that writes one generation after the other.
const crashVariable = "OUTPUT_TEST_CRASH"

func TestMain(m *testing.M) {
	if dir := os.Getenv(crashVariable); dir != "" {
		writeForever(dir)
	}
	os.Exit(m.Run())
}

// generation returns the files of a build: some that change with each, some that come and go.
func generation(n int) map[string]string {
	files := map[string]string{"README.md": fmt.Sprint("index ", n), "p/same.md": "same"}
	for i := range 12 {
		if (n+i)%3 > 0 {
			files[fmt.Sprintf("p/study-%d/view-%d.svg", (n+i)%5, i)] = fmt.Sprint("picture ", i, " ", n/(i+1))
		}
	}
	return files
}

func writeForever(dir string) {
	for n := rand.IntN(100); ; n++ {
		f, err := Open(context.Background(), dir, Options{})
		if err != nil {
			panic(err)
		}
		for name, text := range generation(n) {
			if err := f.Stage(name, []byte(text)); err != nil {
				panic(err)
			}
		}
		if _, err := f.Publish(context.Background()); err != nil {
			panic(err)
		}
		if err := f.Close(); err != nil {
			panic(err)
		}
	}
}

// TestKill kills builds at random moments. Each file must be one that some build made, and the next
// build must leave what it would have left in an empty folder, and what is not ours.
func TestKill(t *testing.T) {
	rounds := 30
	if testing.Short() {
		rounds = 10
	}
	whole := make(map[string]map[string]bool)
	for n := range 2000 {
		for name, text := range generation(n) {
			if whole[name] == nil {
				whole[name] = make(map[string]bool)
			}
			whole[name][text] = true
		}
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, "p", "note.txt"), "mine")
	whole["p/note.txt"] = map[string]bool{"mine": true}
	for round := range rounds {
		build := exec.CommandContext(t.Context(), os.Args[0])
		build.Env = append(os.Environ(), crashVariable+"="+dir)
		build.Stderr = os.Stderr
		if err := build.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(20*time.Millisecond + rand.N(80*time.Millisecond))
		if err := build.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = build.Wait() // it was killed
		for name, text := range tree(t, dir) {
			if !whole[name][text] {
				t.Errorf("round %d: %s has %q", round, name, text)
			}
		}
		if round%4 == 3 {
			want := generation(round)
			mustPublish(t, dir, want)
			want["p/note.txt"] = "mine"
			wantTree(t, dir, want)
		}
	}
}

// TestDiskFull writes into a file system that is too small for it.
func TestDiskFull(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.CommandContext(t.Context(), "mount", "-t", "tmpfs", "-o", "size=256k", "none", dir).CombinedOutput(); err != nil {
		t.Skipf("no small file system: %v, %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("%v, %s", err, out)
		}
	})
	before := map[string]string{"a.md": "a", "p/b.md": "b"}
	mustPublish(t, dir, before)
	for size := 1 << 10; size <= 512<<10; size *= 2 {
		after := map[string]string{"a.md": "new", "p/b.md": "new"}
		for i := range 8 {
			after["q/"+strconv.Itoa(i)+".svg"] = string(make([]byte, size))
		}
		_, _, err := publish(t, dir, Options{}, after)
		if err == nil {
			wantTree(t, dir, after)
			mustPublish(t, dir, before)
		}
		wantTree(t, dir, before)
	}
}
