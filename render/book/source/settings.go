package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"casebook/model"
)

// Settings is the file with the settings of a folder, as it was read. A nil one is that of a folder
// without settings.
type Settings struct {
	Name string // as messages show it
	Data []byte
}

// Load parses the settings. The error is of type model.Errors.
func (s *Settings) Load() (model.Settings, error) {
	if s == nil {
		return model.Settings{}, nil
	}
	return model.LoadSettings(s.Name, s.Data)
}

// Bytes returns what the file holds; nothing where there is none.
func (s *Settings) Bytes() []byte {
	if s == nil {
		return nil
	}
	return s.Data
}

// settingsOf returns the settings of a folder, given as an absolute path without symbolic links and
// as messages show it.
func (r *reading) settingsOf(where, shown string) (*Settings, error) {
	if s, ok := r.settings[where]; ok {
		return s, nil
	}
	s, err := r.readSettings(where, filepath.Join(shown, model.SettingsFile))
	if err != nil {
		return nil, err
	}
	r.settings[where] = s
	if s != nil {
		r.found.Settings = append(r.found.Settings, s)
	}
	return s, nil
}

// readSettings reads the settings of a folder. A symbolic link is followed only to a file in that
// folder: whatever else was read with them, the same study has the same settings.
func (r *reading) readSettings(where, shown string) (*Settings, error) {
	_, err := os.Lstat(filepath.Join(where, model.SettingsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	root, err := os.OpenRoot(where)
	if err != nil {
		return nil, unreadable(shown, err)
	}
	defer root.Close()
	switch info, err := root.Stat(model.SettingsFile); {
	case err != nil:
		r.skip(shown, leadsOut)
		return nil, nil
	case !info.Mode().IsRegular():
		r.skip(shown, notRegular)
		return nil, nil
	}
	data, err := readStart(root, model.SettingsFile)
	if err != nil {
		return nil, unreadable(shown, err)
	}
	return &Settings{Name: shown, Data: data}, nil
}
