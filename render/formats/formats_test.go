package formats

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"casebook/model"
	"casebook/render/d2"
	"casebook/render/dot"
	"casebook/render/drawio"
	"casebook/render/excalidraw"
	"casebook/render/layout"
	"casebook/render/layout/place"
	"casebook/render/mermaid"
	"casebook/render/plantuml"
	"casebook/render/scene"
	"casebook/render/structurizr"
	"casebook/render/view"
	"casebook/studies"
)

func TestMain(m *testing.M) {
	place.Main()
	os.Exit(m.Run())
}

// content is what a reader finds in a picture. Ids have underscores for hyphens.
type content struct {
	in    map[string]string // of each component, zone or state, the zone around it
	depth map[string]int    // of each, in how many zones it is; for readers that do not know which
	parts []string          // all of them, sorted; for readers that do not even know that
	links []string          // from>to, sorted

	accepted bool // the reader did not say more
}

// form is a form of files, and a reader that is not ours.
type form struct {
	name  string
	sorts []scene.Sort
	write func(*scene.Scene) ([]byte, error)
	read  func(*testing.T, map[string][]byte) map[string]content
	slow  bool // it is shown one picture of a sort of each study
}

var forms = []form{
	{"dot", dot.Sorts(), dot.Bytes, readDOT, false},
	{"mermaid", mermaid.Sorts(), mermaid.Bytes, readMermaid, false},
	{"d2", d2.Sorts(), d2.Bytes, readD2, true},
	{"plantuml", plantuml.Sorts(), plantuml.Bytes, readPlantUML, true},
	{"structurizr", structurizr.Sorts(), structurizr.Bytes, readStructurizr, false},
	{"drawio by XML", allSorts, writeDrawio, readDrawio, false},
	{"drawio by mxGraph", allSorts, writeDrawio, readMxGraph, true},
	{"excalidraw", allSorts, writeExcalidraw, readExcalidraw, false},
	{"excalidraw by its own", allSorts, writeExcalidraw, drawExcalidraw, true},
}

var allSorts = []scene.Sort{scene.Network, scene.States, scene.Sequence}

func writeDrawio(s *scene.Scene) ([]byte, error) {
	return drawio.Bytes([]*scene.Scene{s}, drawio.Options{})
}

func writeExcalidraw(s *scene.Scene) ([]byte, error) {
	return excalidraw.Bytes(s, excalidraw.Options{})
}

// TestForms has all forms of the pictures of the library read, and compares.
func TestForms(t *testing.T) {
	drawn := pictures(t)
	want := map[string]content{}
	for name, s := range drawn {
		want[name] = contentOf(t, s)
	}
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			files := map[string][]byte{}
			for _, name := range slices.Sorted(maps.Keys(drawn)) {
				s := drawn[name]
				if !slices.Contains(f.sorts, s.Sort()) || f.slow && !first(name) {
					continue
				}
				file, err := f.write(s)
				if err != nil {
					t.Fatal(err)
				}
				if again, _ := f.write(s); !bytes.Equal(again, file) {
					t.Errorf("%s: not the same bytes", name)
				}
				files[name] = file
			}
			got := f.read(t, files)
			for name := range files {
				compare(t, name, got[name], want[name])
			}
		})
	}
}

// first reports whether a picture is the first of its sort.
func first(name string) bool {
	return strings.HasSuffix(name, "components") || strings.HasSuffix(name, " 0")
}

// compare compares what a reader found with what is on the picture.
func compare(t *testing.T, name string, got, want content) {
	t.Helper()
	if got.accepted {
		return
	}
	if len(want.in) == 0 || len(got.in)+len(got.depth)+len(got.parts)+len(got.links) == 0 {
		t.Errorf("%s: there is nothing", name)
	}
	if all := slices.Sorted(maps.Keys(want.in)); got.parts != nil && !slices.Equal(got.parts, all) {
		t.Errorf("%s: parts:\n%q, not\n%q", name, got.parts, all)
	}
	if got.depth != nil {
		if n := components(want); len(got.depth) != n {
			t.Errorf("%s: %d components, not %d", name, len(got.depth), n)
		}
	}
	if got.in != nil && !maps.Equal(got.in, want.in) {
		t.Errorf("%s: what is in what:\n%v, not\n%v", name, got.in, want.in)
	}
	for id, depth := range got.depth {
		in, ok := want.in[id]
		for ; in != ""; in = want.in[in] {
			depth--
		}
		if depth != 0 || !ok {
			t.Errorf("%s: %s is not as deep as it should", name, id)
		}
	}
	if !slices.Equal(got.links, want.links) {
		t.Errorf("%s: connections:\n%q, not\n%q", name, got.links, want.links)
	}
}

// components counts what has nothing in it.
func components(c content) int {
	n := len(c.in)
	around := map[string]bool{}
	for _, in := range c.in {
		around[in] = in != ""
	}
	for _, is := range around {
		if is {
			n--
		}
	}
	return n
}

// pictures returns pictures of the library, by name: those that show the most, and one of each further sort.
func pictures(t *testing.T) map[string]*scene.Scene {
	t.Helper()
	all, err := drawLibrary()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var drawLibrary = sync.OnceValues(func() (map[string]*scene.Scene, error) {
	engine := place.New(place.Options{Jobs: runtime.NumCPU(), Timeout: time.Minute})
	defer engine.Close()
	l := layout.New(engine, nil)
	all := map[string]*scene.Scene{}
	files, err := fs.Glob(studies.Library, "*.yaml")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		text, err := fs.ReadFile(studies.Library, f)
		if err != nil {
			return nil, err
		}
		study, err := model.Load(f, text)
		if err != nil {
			return nil, err
		}
		if err := drawKinds(study, l, all); err != nil {
			return nil, err
		}
	}
	return all, nil
})

// drawKinds draws a view of each kind of a study, and each sequence and state machine.
func drawKinds(study *model.Study, l view.Layouter, all map[string]*scene.Scene) error {
	views := view.Of(study)
	seen := map[string]int{}
	for _, v := range views.List() {
		kind, _, _ := strings.Cut(v.Name, "/")
		n := seen[kind]
		seen[kind]++
		many := kind == "sequence" || kind == "states"
		if n > 0 && !many || kind == "tradeoff" || kind == "latency" {
			continue
		}
		s, _, err := views.Draw(testContext, v.Name, l)
		if err != nil {
			return err
		}
		name := study.ID + " " + kind
		if many {
			name += " " + string(rune('0'+n))
		}
		all[name] = s
	}
	return nil
}
