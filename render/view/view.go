// Package view turns a study into pictures: it decides what a view shows, asks for a layout, and
// composes the scene.
package view

import (
	"context"
	"fmt"
	"strings"

	"casebook/model"
	"casebook/render/layout/graph"
	"casebook/render/scene"
)

// View is a picture that can be made of a study.
type View struct {
	Name  string // as in "flow/authorise": the name of the command line and, with .svg, of the file
	Title string // what it shows, in a few words
	Alt   string // what is on it, for those who cannot see it

	diagram func(*model.Study) *diagram
}

// Layouter gives every part of a graph its place. The notes say what a person should know of how
// it went, such as that a cheaper layout was taken.
type Layouter interface {
	Lay(ctx context.Context, g *graph.Graph) (d *graph.Drawing, notes []string, err error)
}

// List returns the views that can be made of s, in the order in which a reader wants them. A study
// without components has none.
func List(s *model.Study) []View {
	if len(s.Architecture.Components) == 0 {
		return nil
	}
	views := []View{overviewView(s), componentsView(s)}
	for i := range s.Architecture.Flows {
		if len(s.Architecture.Flows[i].Steps) > 0 {
			views = append(views, flowView(s, i))
		}
	}
	return views
}

// Draw makes the named view of s. The error of a name that List does not have is an *UnknownError.
func Draw(ctx context.Context, s *model.Study, name string, l Layouter) (*scene.Scene, []string, error) {
	views := List(s)
	for _, v := range views {
		if v.Name == name {
			return v.diagram(s).draw(ctx, l)
		}
	}
	return nil, nil, &UnknownError{Name: name, Views: views}
}

// UnknownError says that a study has no view of a name.
type UnknownError struct {
	Name  string
	Views []View // those it has
}

func (e *UnknownError) Error() string {
	if len(e.Views) == 0 {
		return fmt.Sprintf("there is no view %q: the study has no components to draw", e.Name)
	}
	names := make([]string, len(e.Views))
	for i, v := range e.Views {
		names[i] = v.Name
	}
	return fmt.Sprintf("there is no view %q; there are %s", e.Name, strings.Join(names, ", "))
}
