package model

import (
	"reflect"

	"gopkg.in/yaml.v3"
)

// SettingsFile is the name of the file that has settings for all studies beside it.
const SettingsFile = "casebook.yaml"

// Settings say how pictures look. Those of a study go before those of its folder. What is left out is
// empty.
type Settings struct {
	Direction string `yaml:"direction" enum:"LR TB" doc:"The way in which the pictures run."`
	Theme     string `yaml:"theme" enum:"light dark auto contrast print" doc:"The theme of the pictures; auto if left out."`
	Accent    string `yaml:"accent" form:"colour" doc:"The colour of a flow's steps, in quotes, as \"#1d4ed8\"; made lighter or darker where it could not be read."`

	Fonts []string `yaml:"fonts" doc:"Files of fonts, in the folder of the study, for letters that PNG and PDF files would lack."`
}

// Or returns the settings, and for what they leave out that of others.
func (s Settings) Or(others Settings) Settings {
	all := Settings{
		Direction: or(s.Direction, others.Direction),
		Theme:     or(s.Theme, others.Theme),
		Accent:    or(s.Accent, others.Accent),
		Fonts:     s.Fonts,
	}
	if all.Fonts == nil {
		all.Fonts = others.Fonts
	}
	return all
}

// LoadSettings reads settings from the bytes of the file called name, which may be empty. It is as
// strict as Load. The error is of type Errors: all faults of the file.
func LoadSettings(name string, data []byte) (Settings, error) {
	var s Settings
	r := &reader{faults: &faults{file: name}, places: map[any]*yaml.Node{}}
	if text, ok := r.readText(data); ok {
		if root, ok := r.parseAny(text); ok && root != nil && !isNull(root) {
			r.settings(root, &s)
		}
	}
	if len(r.found) > 0 {
		return Settings{}, r.found.sorted()
	}
	return s, nil
}

// settings reads the root of a file of settings. What is a study is told to be one, once.
func (r *reader) settings(root *yaml.Node, s *Settings) {
	if hasKey(root, "title") && hasKey(root, "kind") {
		r.add(place(root), 1, "give the study another name",
			"this is a study, and a file called %s has the settings of its folder", SettingsFile)
		return
	}
	r.record(root, reflect.ValueOf(s).Elem(), theSettings)
}

// hasKey reports whether a node is a map with a key.
func hasKey(n *yaml.Node, key string) bool {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return true
		}
	}
	return false
}
