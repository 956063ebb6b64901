package model

import (
	"path/filepath"
	"reflect"
	"strings"

	"gopkg.in/yaml.v3"
)

// Load reads a study from the bytes of the file called name, whose stem is the study's id. "-", the
// name of standard input, gives the id "study". The error is of type Errors: all faults of the file.
func Load(name string, data []byte) (*Study, error) {
	id := "study"
	if name != "-" {
		base := filepath.Base(name)
		id = strings.TrimSuffix(base, filepath.Ext(base))
	}
	return LoadAs(id, name, data)
}

// LoadAs reads a study under an id that does not come from its file's name, which is for messages.
func LoadAs(id, name string, data []byte) (*Study, error) {
	r := newReader(id, name)
	if text, ok := r.readText(data); ok {
		if root := r.parse(text); root != nil {
			r.read(root)
		}
	}
	r.checkStudyID(id)
	if len(r.found) > 0 {
		return nil, r.found.sorted()
	}
	return r.study, nil
}

func newReader(id, name string) *reader {
	return &reader{
		faults: &faults{file: name},
		study:  &Study{ID: id, File: name},
		places: map[any]*yaml.Node{},
	}
}

// read makes the study of its YAML: first what is written, then what it means.
func (r *reader) read(root *yaml.Node) {
	r.root = root
	r.record(root, reflect.ValueOf(r.study).Elem(), theStudy)
	r.computeCapacity()
	r.compute()
	r.check()
	for i := range r.study.Links {
		r.study.linkPlaces = append(r.study.linkPlaces, r.at(&r.study.Links[i], Pos{}))
	}
}

// checkStudyID notes an id under which a study cannot be kept as a file on every system.
func (r *reader) checkStudyID(id string) {
	if fault, hint := checkID(id); fault != "" {
		r.add(Pos{1, 1}, 1, hint, "the name of the file gives the study its id, and %s", fault)
	} else if reservedName(id) {
		r.add(Pos{1, 1}, 1, "", "the name of the file gives the study its id, and %s cannot name a file on Windows", quote(id))
	}
}

// reservedName reports whether Windows keeps a name for a device.
func reservedName(id string) bool {
	switch id {
	case "con", "prn", "aux", "nul":
		return true
	}
	device, number := strings.TrimRight(id, "0123456789"), strings.TrimLeft(id, "abcdefghijklmnopqrstuvwxyz")
	return (device == "com" || device == "lpt") && len(number) == 1
}
