package view

import (
	"context"

	"casebook/model/analyze"
	"casebook/render/scene"
)

// listed is a view, or one that shows figures: whether it is in the list, and in what words, is known
// once they are computed.
type listed struct {
	View
	figures figuresFunc
}

// figuresFunc says what a view shows of an analysis; ok is false if nothing that it would show is known.
type figuresFunc func(*analyze.Analysis) (view View, ok bool)

// addComputed adds a view that shows figures.
func (v *Set) addComputed(view View, figures figuresFunc, draw func(*analyze.Analysis) drawFunc) {
	v.views = append(v.views, listed{view, figures})
	v.draws[view.Name] = func(ctx context.Context, l Layouter) (*scene.Scene, []string, error) {
		a, err := v.analysis()
		if err != nil {
			return nil, nil, err
		}
		return draw(a)(ctx, l)
	}
}

// addFigured adds a view that shows figures on the component graph.
func (v *Set) addFigured(name string, figures figuresFunc, of func(*analyze.Analysis) *diagram) {
	v.addComputed(View{Name: name, Shared: true}, figures, func(a *analyze.Analysis) drawFunc {
		return v.laidOut(true, func() *diagram { return of(a) })
	})
}

// shown returns what the list says of a view, if it is in the list.
func (v *Set) shown(l *listed) (View, bool) {
	if l.figures == nil {
		return l.View, true
	}
	a, err := v.analysis()
	if err != nil {
		return View{}, false // Draw tells why
	}
	view, ok := l.figures(a)
	view.Name, view.Shared = l.Name, l.Shared
	return view, ok
}
