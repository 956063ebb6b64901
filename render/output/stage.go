package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strconv"
)

// writeTemp writes data to a new file that is staged, safe on the disk, and returns its name. The
// file gets the mode of what it is to replace.
func (f *Folder) writeTemp(data []byte, before found) (temp string, err error) {
	if err := f.root.Mkdir(stageName, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	temp = path.Join(stageName, strconv.FormatInt(f.staged.Add(1), 10))
	w, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return "", err
	}
	_, err = w.Write(data)
	if err == nil && before.regular {
		err = w.Chmod(before.mode.Perm())
	}
	if err == nil {
		err = w.Sync()
	}
	if err = errors.Join(err, w.Close()); err != nil {
		return "", errors.Join(err, f.root.Remove(temp))
	}
	return temp, nil
}

// writeManifest stages a manifest. Renaming it makes it that of the folder.
func (f *Folder) stageManifest(m *manifest) (temp string, err error) {
	data, err := m.encode()
	if err != nil {
		return "", err
	}
	if temp, err = f.writeTemp(data, found{}); err != nil {
		return "", f.fail("write", manifestName, err)
	}
	return temp, nil
}
