package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"gopkg.in/yaml.v3"

	"casebook/model"
	"casebook/studies"
)

//go:embed starter.yaml
var starter []byte

// startingText returns the text of a new study: that of the library's study of an id, or of the
// template that it has for those, or if the id is empty that of a small one.
func startingText(from string) ([]byte, error) {
	if from == "" {
		return starter, nil
	}
	text, err := fs.ReadFile(studies.Library, from+".yaml")
	if err != nil {
		return nil, unknownStudy(from)
	}
	study, err := model.LoadAs(from, from+".yaml", text)
	if err != nil {
		return nil, fmt.Errorf("the library is damaged: %w", err)
	}
	if study.Template != "" {
		return []byte(study.Template), nil
	}
	return text, nil
}

// unknownStudy says that the library has no study of an id, and which it has.
func unknownStudy(id string) error {
	ids := libraryIDs()
	message := fmt.Sprintf("the library has no study %q", id)
	if near := suggest(id, ids); near != "" {
		message += fmt.Sprintf("; did you mean %q?", near)
	}
	return &inputError{errors.New(message + "\nit has " + strings.Join(ids, ", "))}
}

// libraryIDs returns the ids of the studies of the library, sorted.
func libraryIDs() []string {
	names, _ := fs.Glob(studies.Library, "*.yaml") // it fails only for a pattern that is none
	for i, name := range names {
		names[i] = strings.TrimSuffix(name, ".yaml")
	}
	return names
}

// begin returns the text as that of a new study: a draft with a title of its own, below a few lines
// that say what to do with the file called name.
func begin(text []byte, title, name string) ([]byte, error) {
	for key, value := range map[string]string{"title": title, "status": "draft"} {
		var err error
		if text, err = setKey(text, key, value); err != nil {
			return nil, err
		}
	}
	header := fmt.Sprintf(`# yaml-language-server: $schema=study.schema.json
# For an editor that reads the line above: casebook schema -o study.schema.json
# To see what is wrong: casebook check %[1]s
# To draw it and write it up: casebook build %[1]s

`, name)
	return append([]byte(header), text...), nil
}

// setKey gives a key at the top of a study another value, and leaves all other text as it is. A key
// that is not there is not added.
func setKey(text []byte, key, value string) ([]byte, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, err
	}
	quoted, err := yaml.Marshal(value)
	if err != nil {
		return nil, err
	}
	pairs := document.Content[0].Content
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i].Value != key {
			continue
		}
		lines := strings.SplitAfter(string(text), "\n")
		first := pairs[i].Line - 1
		last := first + 1
		for last < len(lines) && strings.HasPrefix(lines[last], " ") { // the rest of a long value
			last++
		}
		return []byte(strings.Join(lines[:first], "") + key + ": " + string(quoted) + strings.Join(lines[last:], "")), nil
	}
	return text, nil
}
