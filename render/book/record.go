package book

import (
	"crypto/sha256"
	"encoding/json"
	"io"
	"os"
	"path"
	"sync"

	"casebook/model"
	"casebook/render/book/source"
	"casebook/render/cache"
	"casebook/render/output"
	"casebook/render/writeup"
)

// record is what a build keeps of a study, so that the next one need not even parse it: its card,
// the files that were made of it, and what was to be said on the way.
type record struct {
	Card  writeup.Card `json:"card"`
	Files []made       `json:"files"`
	Notes []string     `json:"notes,omitempty"`
}

// made is a file that was made of a study.
type made struct {
	Name string     `json:"name"`
	Sum  output.Sum `json:"sum"`
}

// pictures returns the files of a record that are pictures.
func (r *record) pictures() []made {
	var pictures []made
	for _, f := range r.Files {
		if ext := path.Ext(f.Name); ext == ".svg" || ext == ".png" {
			pictures = append(pictures, f)
		}
	}
	return pictures
}

// records are the records of earlier builds. A record is found by everything that its study's output
// comes from: the program, the settings of the build and those of the folder, the id and the bytes of
// the file.
type records struct {
	store    *cache.Store
	program  func() ([]byte, error)
	settings model.Settings
	form     string // of documents and pictures
}

func openRecords(o *Options) *records {
	return &records{store: cache.Open("studies"), program: program, settings: o.Settings, form: string(o.Flavor) + " " + string(o.Images)}
}

// program returns a digest of the running program: its code, its templates and the engine in it. It
// is part of a key, and of no output.
var program = sync.OnceValues(func() ([]byte, error) {
	name, err := os.Executable()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	digest := sha256.New()
	if _, err := io.Copy(digest, f); err != nil {
		return nil, err
	}
	return digest.Sum(nil), nil
})

// key returns the key of a study's record. Without the digest of the program there is none.
func (r *records) key(f source.File) (cache.Key, bool) {
	digest, err := r.program()
	if err != nil {
		return cache.Key{}, false
	}
	s := r.settings
	return cache.KeyOf(digest, []byte(r.form), []byte(s.Theme), []byte(s.Direction), []byte(s.Accent), f.Settings.Bytes(), []byte(f.ID), f.Data), true
}

// get returns the record of a study that was built before as it is now.
func (r *records) get(f source.File) (record, bool) {
	key, ok := r.key(f)
	if !ok {
		return record{}, false
	}
	data, ok := r.store.Get(key)
	if !ok {
		return record{}, false
	}
	var found record
	if err := json.Unmarshal(data, &found); err != nil || found.Card.ID != f.ID {
		return record{}, false
	}
	return found, true
}

// put keeps the record of a study.
func (r *records) put(f source.File, kept record) {
	key, ok := r.key(f)
	if !ok {
		return
	}
	if data, err := json.Marshal(kept); err == nil {
		r.store.Put(key, data)
	}
}
