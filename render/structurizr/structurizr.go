// Package structurizr writes what a scene says as a workspace of Structurizr in JSON: a software system
// whose containers are the components, in groups that are the zones, and a view of them. The same scene
// gives the same bytes.
package structurizr

import (
	"bytes"
	"encoding/json"
	"strconv"

	"casebook/render/scene"
)

// Lost says what of a picture is not in the file.
const Lost = "Structurizr finds places of its own; zones are groups, and kinds and replicas are in the technology"

// Sorts are the sorts of pictures that a workspace can hold.
func Sorts() []scene.Sort { return []scene.Sort{scene.Network} }

// Bytes returns s as a file.
func Bytes(s *scene.Scene) ([]byte, error) {
	m, err := s.Require("Structurizr", Sorts()...)
	if err != nil {
		return nil, err
	}
	b := newBuilder(s, m)
	for _, p := range m.Parts {
		b.part(p)
	}
	for i := range m.Links {
		b.link(&m.Links[i])
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err = e.Encode(b.workspace(s))
	return out.Bytes(), err
}

// builder makes a workspace.
type builder struct {
	*scene.Meaning
	people, systems []*element
	system          *element // the one that the picture is about
	elements        map[string]*element
	names           map[string]bool // that are taken, in lower case
	said            map[string]bool // ends and words of relationships
	next            int
	shown           []ref // in the view: elements
	lines           []ref // and relationships
}

func newBuilder(s *scene.Scene, m *scene.Meaning) *builder {
	b := &builder{Meaning: m, elements: map[string]*element{}, names: map[string]bool{}, said: map[string]bool{}, next: 1}
	b.system = &element{ID: b.id(), Name: b.name(s.Title), Description: clean(s.Desc), Tags: "Element,Software System", Location: "Internal"}
	b.systems = []*element{b.system}
	return b
}

// id returns an id that nothing else has.
func (b *builder) id() string {
	id := strconv.Itoa(b.next)
	b.next++
	return id
}

// ref refers to an element or a relationship in a view.
type ref struct {
	ID string `json:"id"`
	X  *int   `json:"x,omitempty"`
	Y  *int   `json:"y,omitempty"`
}
