package book

import (
	"strings"
	"testing"

	"casebook/model"
	"casebook/render/book/source"
	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/svg"
)

var blank = &scene.Scene{Size: geom.Size{W: 1, H: 1}}

// The themes of the format are those that pictures can have.
func TestThemesOfTheFormat(t *testing.T) {
	for _, theme := range svg.Themes() {
		if _, err := model.LoadSettings("casebook.yaml", []byte("theme: "+string(theme))); err != nil {
			t.Error(err)
		}
	}
	_, err := model.LoadSettings("casebook.yaml", []byte("theme: xxxxxx"))
	for _, word := range strings.Split(strings.TrimSuffix(err.Error()[strings.Index(err.Error(), "one of ")+7:], ")"), ", ") {
		if _, err := svg.Bytes(blank, Look(model.Settings{Theme: word})); err != nil {
			t.Errorf("the format has the theme %s: %v", word, err)
		}
	}
}

// A record is found only with the settings it was made with, wherever they come from.
func TestRecordsKnowSettings(t *testing.T) {
	file := func(settings string) source.File {
		f := source.File{ID: "a", Data: []byte("casebook: 1")}
		if settings != "" {
			f.Settings = &source.Settings{Data: []byte(settings)}
		}
		return f
	}
	seen := map[string]string{}
	for name, c := range map[string]struct {
		build model.Settings
		file  source.File
	}{
		"plain":             {model.Settings{}, file("")},
		"build's theme":     {model.Settings{Theme: "dark"}, file("")},
		"build's direction": {model.Settings{Direction: "LR"}, file("")},
		"build's accent":    {model.Settings{Accent: "#000000"}, file("")},
		"folder's theme":    {model.Settings{}, file("theme: dark")},
		"folder's accent":   {model.Settings{}, file("accent: '#000000'")},
		"both":              {model.Settings{Theme: "dark"}, file("theme: dark")},
	} {
		r := &records{settings: c.build, program: func() ([]byte, error) { return nil, nil }}
		key, ok := r.key(c.file)
		if other, taken := seen[string(key[:])]; !ok || taken {
			t.Errorf("%s has the key of %s", name, other)
		}
		seen[string(key[:])] = name
		if again, _ := r.key(c.file); again != key {
			t.Errorf("%s has two keys", name)
		}
	}
}
