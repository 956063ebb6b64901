package place

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/render/cache/private"
)

// program is a run of this test program as a program that lays out graphs, in an environment of
// the test's own.
type program struct {
	home, temp string // folders; an empty one leaves the variable unset
	cache      string // CASEBOOK_CACHE
	path       string // of the program, if not this one's
	prepare    func(*exec.Cmd)
}

// run runs it and reports an error unless it works and leaves its environment as it was.
func (p program) run(t *testing.T) {
	t.Helper()
	if p.path == "" {
		p.path = executable(t)
	}
	command := exec.Command(p.path)
	command.Dir = string(filepath.Separator)
	for _, entry := range os.Environ() {
		name, _, _ := strings.Cut(entry, "=")
		if !slices.Contains([]string{"HOME", "TMPDIR", "XDG_CACHE_HOME", private.Variable}, name) {
			command.Env = append(command.Env, entry)
		}
	}
	command.Env = append(command.Env, actVariable+"=program")
	for name, value := range map[string]string{"HOME": p.home, "TMPDIR": p.temp, private.Variable: p.cache} {
		if value != "" {
			command.Env = append(command.Env, name+"="+value)
		}
	}
	if p.prepare != nil {
		p.prepare(command)
	}
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("the program fails: %v\n%.2000s", err, out)
	}
	want := `TMPDIR="` + p.temp + `" true`
	if p.temp == "" {
		want = `TMPDIR="" false`
	}
	if got := strings.TrimSpace(string(out)); got != want {
		t.Errorf("the program says %s, want %s", got, want)
	}
}

func executable(t *testing.T) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// folder returns a new folder of the test with that mode.
func folder(t *testing.T, mode fs.FileMode) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Chmod(dir, mode); err != nil {
		t.Fatal(err)
	}
	return dir
}

// code returns the path of the engine's code below home, and "" if it is not there.
func code(t *testing.T, home string) string {
	t.Helper()
	pattern := filepath.Join(home, ".cache", "casebook", "engine-*", "go-graphviz", "wazero-*", "*")
	paths, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if filepath.Ext(path) == "" {
			return path
		}
	}
	return ""
}

// onUnix skips the test where the user's cache folder is not $HOME/.cache.
func onUnix(t *testing.T) {
	t.Helper()
	home := folder(t, 0o700)
	t.Setenv("HOME", home)
	t.Setenv("XDG_CACHE_HOME", "")
	if dir, err := os.UserCacheDir(); err != nil || dir != filepath.Join(home, ".cache") {
		t.Skip("the user's cache folder is not $HOME/.cache on this system")
	}
}

// The engine's shared folder is neither made nor read, with a private one and without.
func TestSharedFolderIsLeftAlone(t *testing.T) {
	onUnix(t)
	home, temp := folder(t, 0o700), folder(t, 0o1777)
	program{home: home, temp: temp}.run(t)
	entry := code(t, home)
	if entry == "" {
		t.Fatal("the engine's code is not in the private folder")
	}
	if files, _ := os.ReadDir(temp); len(files) > 0 {
		t.Errorf("the temporary folder holds %v", files)
	}

	// What would make the engine panic, were it read, where the engine would look for it.
	parts := strings.Split(entry, string(filepath.Separator))
	trap := filepath.Join(append([]string{temp}, parts[len(parts)-3:]...)...)
	if err := os.MkdirAll(filepath.Dir(trap), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(trap, []byte("garbage"), 0o644); err != nil {
		t.Fatal(err)
	}
	program{home: home, temp: temp}.run(t)
	program{temp: temp}.run(t)
	program{home: home, temp: temp, cache: private.Off}.run(t)
	if content, err := os.ReadFile(trap); err != nil || string(content) != "garbage" {
		t.Errorf("the trap holds %q, %v", content, err)
	}
}

func TestOddEnvironments(t *testing.T) {
	if testing.Short() {
		t.Skip("has the engine compile itself many times")
	}
	onUnix(t)
	missing := filepath.Join(t.TempDir(), "missing")
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]program{
		"nothing set":         {},
		"no temporary folder": {home: folder(t, 0o700), temp: missing},
		"no home folder":      {home: missing, temp: t.TempDir()},
		"home is a file":      {home: file},
		"home is open":        {home: folder(t, 0o777)},
		"home is read-only":   {home: folder(t, 0o500)},
		"no device":           {home: "/dev/null", temp: "/dev/null"},
		"no caches":           {home: folder(t, 0o700), cache: private.Off},
		"relative cache":      {home: folder(t, 0o700), cache: "here"},
		"another cache":       {cache: folder(t, 0o700)},
	} {
		t.Run(name, p.run)
	}
}

// Whatever becomes of the engine's code in the private folder, programs work, and a sound entry is
// there again afterwards.
func TestDamagedCode(t *testing.T) {
	if testing.Short() {
		t.Skip("has the engine compile itself many times")
	}
	onUnix(t)
	home := folder(t, 0o700)
	program{home: home}.run(t)
	entry := code(t, home)
	sound, err := os.ReadFile(entry)
	if err != nil {
		t.Fatal(err)
	}
	write := func(path string, content []byte) error { return os.WriteFile(path, content, 0o600) }
	replace := func(make func(path string) error) func() error {
		return func() error {
			if err := os.RemoveAll(entry); err != nil {
				return err
			}
			return make(entry)
		}
	}
	flipped := bytes.Clone(sound)
	flipped[len(flipped)/2] ^= 1
	for name, damage := range map[string]func() error{
		"truncated":      func() error { return os.Truncate(entry, int64(len(sound)/2)) },
		"empty":          func() error { return os.Truncate(entry, 0) },
		"flipped bit":    func() error { return write(entry, flipped) },
		"missing":        func() error { return os.Remove(entry) },
		"missing digest": func() error { return os.Remove(entry + ".sha256") },
		"wrong digest":   func() error { return write(entry+".sha256", bytes.Repeat([]byte("0"), 64)) },
		"temporary file": func() error { return write(entry+".12.tmp", sound[:100]) },
		"stranger":       func() error { return write(filepath.Join(filepath.Dir(entry), "notes"), nil) },
		"folder":         replace(func(path string) error { return os.Mkdir(path, 0o700) }),
		"link":           replace(func(path string) error { return os.Symlink("/dev/zero", path) }),
		"pipe":           replace(makePipe),
		"pipe as digest": func() error {
			if err := os.Remove(entry + ".sha256"); err != nil {
				return err
			}
			return makePipe(entry + ".sha256")
		},
		"file as folder": func() error {
			if err := os.RemoveAll(filepath.Dir(entry)); err != nil {
				return err
			}
			return write(filepath.Dir(entry), nil)
		},
		"open folder": func() error { return os.Chmod(filepath.Dir(entry), 0o777) },
	} {
		t.Run(name, func(t *testing.T) {
			if err := damage(); err != nil {
				t.Fatal(err)
			}
			program{home: home}.run(t)
			mended := code(t, home)
			content, err := os.ReadFile(mended)
			if err != nil || !bytes.Equal(content, sound) {
				t.Errorf("the entry is not sound again: %d bytes, %v", len(content), err)
			}
			if _, err := os.ReadFile(mended + ".sha256"); err != nil {
				t.Error(err)
			}
		})
	}
}

// copyExecutable returns the path of a copy of this program that every user may run.
func copyExecutable(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "casebook-*")
	if err != nil {
		t.Skipf("no place for a program that all users may run: %v", err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	from, err := os.Open(executable(t))
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	path := filepath.Join(dir, "program")
	to, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(to, from)
	if closeErr := to.Close(); err != nil || closeErr != nil {
		t.Fatal(err, closeErr)
	}
	return path
}
