package place

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// nobody is the number of a user who owns nothing.
const nobody = 65534

// Two users of one machine both work, each with a folder of their own; the one who comes second in
// a home of the first goes without.
func TestTwoUsers(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can run a program as another user")
	}
	onUnix(t)
	path := copyExecutable(t)
	temp, err := os.MkdirTemp("/tmp", "casebook-*")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(temp)
	if err := os.Chmod(temp, 0o777|os.ModeSticky); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(temp, "home")
	if err := os.Mkdir(other, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(other, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	asNobody := func(command *exec.Cmd) {
		command.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	own := folder(t, 0o700)
	program{path: path, home: own, temp: temp}.run(t)
	program{path: path, home: other, temp: temp, prepare: asNobody}.run(t)
	program{path: path, home: own, temp: temp, prepare: asNobody}.run(t)

	if err := os.RemoveAll(filepath.Join(other, ".cache")); err != nil {
		t.Fatal(err)
	}
	program{path: path, home: other, temp: temp}.run(t)
	if files, _ := os.ReadDir(other); len(files) > 0 {
		t.Errorf("root left %v in the home of another user", files)
	}
}

// A full disk under the home folder and under the temporary one costs time and nothing else.
func TestFullDisk(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can mount a small disk")
	}
	onUnix(t)
	for name, size := range map[string]string{"no room at all": "size=64k", "little room": "size=4m"} {
		t.Run(name, func(t *testing.T) {
			disk := folder(t, 0o700)
			if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, size+",mode=700"); err != nil {
				t.Skipf("cannot mount a small disk: %v", err)
			}
			defer syscall.Unmount(disk, 0)
			full, err := os.Create(filepath.Join(disk, "full"))
			if err != nil {
				t.Fatal(err)
			}
			if name == "no room at all" {
				_, _ = full.Write(make([]byte, 1<<20))
			}
			_ = full.Close()
			program{home: disk, temp: disk}.run(t)
			if entry := code(t, disk); entry != "" {
				t.Errorf("the engine's code is kept in %s", entry)
			}
		})
	}
}
