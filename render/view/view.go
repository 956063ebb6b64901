// Package view turns a study into pictures: it decides what a view shows, asks for a layout, and
// composes the scene.
package view

import (
	"context"

	"casebook/model"
	"casebook/render/layout/graph"
	"casebook/render/scene"
)

// View is a picture that can be made of a study.
type View struct {
	Name  string // as in "flow/authorise": the name of the command line and, with .svg, of the file
	Title string // what it shows, in a few words
	Alt   string // what is on it, for those who cannot see it
}

// Layouter gives every part of a graph its place. The notes say what a person should know of how
// it went, such as that a cheaper layout was taken.
type Layouter interface {
	Lay(ctx context.Context, g *graph.Graph) (d *graph.Drawing, notes []string, err error)
}

// List returns the views that can be made of s, in the order in which a reader wants them.
func List(s *model.Study) []View { return nil }

// Draw makes the named view of s. The error of a name that List does not have is an *UnknownError.
func Draw(ctx context.Context, s *model.Study, name string, l Layouter) (*scene.Scene, []string, error) {
	return nil, nil, &UnknownError{Name: name}
}

// UnknownError says that a study has no view of a name.
type UnknownError struct {
	Name  string
	Views []View // those it has
}

func (e *UnknownError) Error() string { return "no view " + e.Name }
