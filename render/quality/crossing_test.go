package quality

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"casebook/render/layout/graph"
	"casebook/render/layout/place"
	"casebook/render/view"
)

// graphviz is a layouter that leaves everything to Graphviz, lines and labels too, as it is when one
// writes down the graph and no settings. Where Graphviz then loses connections, it gets the settings
// with which it does not.
var graphviz view.Layouter = layoutFunc(func(ctx context.Context, g *graph.Graph) (*graph.Drawing, error) {
	d, err := engine().Place(ctx, g, place.Plain)
	var lost *place.PartError
	if errors.As(err, &lost) {
		return engine().Place(ctx, g, place.Full)
	}
	return d, err
})

// TestCrossings compares the crossings of the bundled studies' component views with those of
// Graphviz, each study in the direction that suits Graphviz better.
func TestCrossings(t *testing.T) {
	rows := []string{"study\tview\tours\tGraphviz"}
	var ours, theirs int
	for _, s := range bundled(t) {
		mine := components(t, s, layouter()).Measures().Crossings
		plain := min(
			components(t, s, inDirection(graph.Down, graphviz)).Measures().Crossings,
			components(t, s, inDirection(graph.Right, graphviz)).Measures().Crossings)
		rows = append(rows, fmt.Sprintf("%s\tcomponents\t%d\t%d", s.name, mine, plain))
		ours, theirs = ours+mine, theirs+plain
	}
	table(t, append(rows, fmt.Sprintf("together\t\t%d\t%d", ours, theirs)))
	if 3*ours > theirs {
		t.Errorf("lines cross %d times, want a third of Graphviz' %d at most", ours, theirs)
	}
}

// TestTarget judges the picture that was there first: the one that settled the look.
func TestTarget(t *testing.T) {
	s := sample(t, "target-payment")
	p := components(t, s, layouter())
	if len(p.Components) != 21 || len(p.Zones) != 6 || len(p.Connections) != 26 {
		t.Fatalf("%d components, %d zones, %d connections", len(p.Components), len(p.Zones), len(p.Connections))
	}
	m := p.Measures()
	t.Logf("%+v", m)
	if m.Crossings > 4 {
		t.Errorf("lines cross %d times, want 4 at most", m.Crossings)
	}
	if m.Aspect < 1 || m.Aspect > 2 {
		t.Errorf("it is %.2f times as wide as high, want 1 to 2", m.Aspect)
	}
}
