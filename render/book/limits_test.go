package book

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"casebook/model"
	"casebook/render/layout/graph"
	"casebook/render/layout/place"
	"casebook/render/view"
)

// asked keeps the layout problem it is given.
type asked struct{ graph *graph.Graph }

var errAsked = errors.New("asked")

func (a *asked) Lay(_ context.Context, g *graph.Graph) (*graph.Drawing, []string, error) {
	a.graph = g
	return nil, nil, errAsked
}

// limitsStudy returns a study with so many components, connections and zones in one another.
func limitsStudy(components, connections, deep int) []byte {
	var b strings.Builder
	b.WriteString("casebook: 1\ntitle: Limits\nkind: case_study\narchitecture:\n  zones:\n")
	for i := range deep {
		fmt.Fprintf(&b, "    z%d: {name: Zone %d", i, i)
		if i > 0 {
			fmt.Fprintf(&b, ", in: z%d", i-1)
		}
		b.WriteString("}\n")
	}
	b.WriteString("  components:\n")
	for i := range components {
		fmt.Fprintf(&b, "    c%d: {name: C %d, kind: service, in: z%d}\n", i, i, deep-1)
	}
	b.WriteString("  connections:\n")
	for i := range connections {
		fmt.Fprintf(&b, "    - c%d -> c%d: call %d\n", i%components, (i*7+1)%components, i)
	}
	return []byte(b.String())
}

// TestLimitsAgree checks that what the reader takes can be laid out, and that what could not be laid
// out is refused by the reader, with its place.
func TestLimitsAgree(t *testing.T) {
	for _, test := range []struct {
		components, connections, deep int
		fits                          bool
	}{
		{500, 1500, 8, true},
		{501, 10, 1, false},
		{50, 1501, 1, false},
		{5, 5, 9, false},
	} {
		s, err := model.Load("limits.yaml", limitsStudy(test.components, test.connections, test.deep))
		if (err == nil) != test.fits {
			t.Errorf("%+v: %v", test, err)
		}
		if err != nil {
			continue
		}
		var l asked
		if _, _, err := view.Of(s).Draw(t.Context(), "components", &l); !errors.Is(err, errAsked) {
			t.Fatal(err)
		}
		if err := place.Check(l.graph); err != nil {
			t.Errorf("%+v: the reader takes what cannot be laid out: %v", test, err)
		}
	}
}
