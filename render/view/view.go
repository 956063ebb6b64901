// Package view turns a study into pictures: it decides what a view shows, asks for a layout, and
// composes the scene.
package view

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/render/layout/graph"
	"casebook/render/scene"
)

// View is a picture that can be made of a study.
type View struct {
	Name  string // as in "flow/authorise": the name of the command line and, with .svg, of the file
	Title string // what it shows, in a few words
	Alt   string // what is on it, for those who cannot see it

	// Shared views of a study have one layout, which the first of them to be drawn asks for. The others
	// have to wait for it.
	Shared bool
}

// Layouter gives every part of a graph its place. The notes say what a person should know of how
// it went, such as that a cheaper layout was taken.
type Layouter interface {
	Lay(ctx context.Context, g *graph.Graph) (d *graph.Drawing, notes []string, err error)
}

// Set is all views of one study. Views of the same graph share one layout, which is asked for once.
// It may be used by many goroutines at a time.
type Set struct {
	study *model.Study
	views []listed
	draws map[string]drawFunc
	flows map[string]int // by the names of their views

	analysis func() (*analyze.Analysis, error) // the study's figures, computed once

	components func() *diagram // the component graph, measured once
	placed     placed          // and where its parts went
}

// drawFunc draws a view. Most ask a Layouter where things go.
type drawFunc func(context.Context, Layouter) (*scene.Scene, []string, error)

// Of returns the views of s, which must not change any more. Its figures are computed when they are first
// asked for.
func Of(s *model.Study) *Set {
	return newSet(s, func() (*analyze.Analysis, error) {
		return analyze.Analyze(context.Background(), s, analyze.Options{})
	})
}

// OfAnalysis returns the views of a study whose figures are computed already.
func OfAnalysis(a *analyze.Analysis) *Set {
	return newSet(a.Study, func() (*analyze.Analysis, error) { return a, nil })
}

func newSet(s *model.Study, analysis func() (*analyze.Analysis, error)) *Set {
	v := &Set{study: s, draws: map[string]drawFunc{}, flows: map[string]int{}, analysis: sync.OnceValues(analysis)}
	v.components = sync.OnceValue(func() *diagram { return componentGraph(s) })
	if len(s.Architecture.Components) > 0 {
		v.addArchitecture()
	}
	for i := range s.Architecture.States {
		if m := &s.Architecture.States[i]; len(m.States) > 0 {
			v.add(statesView(s, m), func() *diagram { return statesGraph(s, m) })
		}
	}
	for _, d := range analyze.Decisions(s) {
		v.addDrawn(tradeoffView(s, &d), func(context.Context, Layouter) (*scene.Scene, []string, error) {
			return drawTradeoff(s, &d), nil, nil
		})
	}
	return v
}

// addArchitecture adds the views of the component graph.
func (v *Set) addArchitecture() {
	s := v.study
	v.add(overviewView(s), func() *diagram { return overviewGraph(s) })
	v.add(componentsView(s), v.components)
	v.addLoad()
	for i := range s.Architecture.Flows {
		if len(s.Architecture.Flows[i].Steps) > 0 {
			v.flows[flowView(s, i).Name] = i
			v.add(flowView(s, i), func() *diagram { return flowGraph(v.components(), s, i) })
			v.addSequence(&s.Architecture.Flows[i])
			v.addLatency(&s.Architecture.Flows[i])
		}
	}
	for _, c := range dataClasses(s) {
		v.add(dataView(s, c), func() *diagram { return dataGraph(v.components(), s, c) })
	}
	for i := range s.Architecture.Failures {
		v.addFailure(&s.Architecture.Failures[i])
	}
	r := roadmapOf(s)
	for i := range s.Roadmap {
		v.add(r.view(i), func() *diagram { return r.diagram(v.components(), i) })
	}
}

// add adds a view that is laid out.
func (v *Set) add(view View, diagram func() *diagram) {
	v.addDrawn(view, v.laidOut(view.Shared, diagram))
}

// laidOut returns what draws a diagram. Those that are on the component graph share its layout.
func (v *Set) laidOut(shared bool, diagram func() *diagram) drawFunc {
	return func(ctx context.Context, l Layouter) (*scene.Scene, []string, error) {
		if !shared {
			return diagram().draw(ctx, l)
		}
		return diagram().drawOn(ctx, v.placed.by(l), v.components().graph())
	}
}

// addDrawn adds a view that draws itself.
func (v *Set) addDrawn(view View, draw drawFunc) {
	v.views = append(v.views, listed{View: view})
	v.draws[view.Name] = draw
}

// Study returns the study whose views they are.
func (v *Set) Study() *model.Study { return v.study }

// List returns the views in the order in which a reader wants them. A study without components,
// state machines and decisions has none. Views of figures of which none is known are left out, so that a
// sketch has no empty pictures.
func (v *Set) List() []View {
	var list []View
	for i := range v.views {
		if view, ok := v.shown(&v.views[i]); ok {
			list = append(list, view)
		}
	}
	return list
}

// Draw makes the named view. The error of a name that List does not have is an *UnknownError.
func (v *Set) Draw(ctx context.Context, name string, l Layouter) (*scene.Scene, []string, error) {
	i := slices.IndexFunc(v.views, func(view listed) bool { return view.Name == name })
	if i >= 0 && v.views[i].figures != nil {
		if _, err := v.analysis(); err != nil {
			return nil, nil, err
		}
		if _, ok := v.shown(&v.views[i]); !ok {
			i = -1
		}
	}
	if i < 0 {
		return nil, nil, &UnknownError{Name: name, Views: v.List()}
	}
	return v.draws[name](ctx, l)
}

// placed remembers the answer of a Layouter for the component graph.
type placed struct {
	once   sync.Once
	answer func() (answer, error)
}

// answer is what a Layouter says.
type answer struct {
	drawing *graph.Drawing
	notes   []string
}

// layoutFunc is a function that is a Layouter.
type layoutFunc func(context.Context, *graph.Graph) (*graph.Drawing, []string, error)

func (f layoutFunc) Lay(ctx context.Context, g *graph.Graph) (*graph.Drawing, []string, error) {
	return f(ctx, g)
}

// by returns a Layouter that asks l the first time, and gives the same answer ever after; a panic of l
// counts as one.
func (p *placed) by(l Layouter) Layouter {
	return layoutFunc(func(ctx context.Context, g *graph.Graph) (*graph.Drawing, []string, error) {
		p.once.Do(func() {
			p.answer = sync.OnceValues(func() (answer, error) {
				d, notes, err := l.Lay(ctx, g)
				return answer{d, notes}, err
			})
		})
		a, err := p.answer()
		return a.drawing, slices.Clone(a.notes), err
	})
}

// UnknownError says that a study has no view of a name.
type UnknownError struct {
	Name  string
	Views []View // those it has
}

func (e *UnknownError) Error() string {
	if len(e.Views) == 0 {
		return fmt.Sprintf("there is no view %q: the study has nothing to draw", e.Name)
	}
	names := make([]string, len(e.Views))
	for i, v := range e.Views {
		names[i] = v.Name
	}
	return fmt.Sprintf("there is no view %q; there are %s", e.Name, strings.Join(names, ", "))
}
