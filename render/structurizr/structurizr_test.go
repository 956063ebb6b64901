package structurizr

import (
	"encoding/json"
	"errors"
	"testing"

	"casebook/render/scene"
)

// Names and relationships that a picture has twice are told apart, as Structurizr wants it.
func TestNothingIsThereTwice(t *testing.T) {
	same := scene.Link{From: "c-a", To: "c-b", Mode: "sync", Label: []scene.Row{{Words: "call"}}}
	file, err := Bytes(&scene.Scene{Title: "Same", Meaning: &scene.Meaning{
		Sort: scene.Network,
		Parts: []scene.Part{
			{ID: "z-a", Zone: true, Name: "one/two"}, {ID: "c-a", In: "z-a", Name: "Same", Kind: "service"}, {ID: "c-b", Name: "same", Kind: "person"},
		},
		Links: []scene.Link{same, same},
	}})
	if err != nil {
		t.Fatal(err)
	}
	var w workspace
	if err := json.Unmarshal(file, &w); err != nil {
		t.Fatal(err)
	}
	system := w.Model.SoftwareSystems[0]
	c := system.Containers[0]
	if system.Name != "Same" || c.Name != "Same (2)" || w.Model.People[0].Name != "same (3)" {
		t.Errorf("%q, %q, %q", system.Name, c.Name, w.Model.People[0].Name)
	}
	if c.Group != "one∕two" {
		t.Errorf("the group is %q", c.Group)
	}
	if r := c.Relationships; len(r) != 2 || r[0].Description != "call" || r[1].Description != "call (2)" {
		t.Errorf("the relationships are %+v", r)
	}
}

func TestStatesAreRefused(t *testing.T) {
	_, err := Bytes(&scene.Scene{Meaning: &scene.Meaning{Sort: scene.States}})
	var refused *scene.SortError
	if !errors.As(err, &refused) || refused.Sort != scene.States {
		t.Errorf("the error is %v", err)
	}
}
