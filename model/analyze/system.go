package analyze

import (
	"errors"
	"slices"

	"casebook/model"
	"casebook/model/quantity"
)

// system is the state of a study's architecture that is analysed: at a stage, with something down.
type system struct {
	study      *model.Study
	components []model.Component           // that are there, in the order of the file, with the facts of the stage
	byID       map[string]*model.Component // into components
	zones      map[string]*model.Zone
	stage      string
	failed     []string          // what was named as down
	down       map[string]bool   // the components and zones that these are
	scale      quantity.Quantity // share of the flows' rates that comes at the stage
	scaleNote  string
	flows      []*flow
	unnamed    map[string][]string // zones that a component is spread over and that have no names
	gone       map[string]bool     // components that are down as a whole
}

// flow is a flow with its calls nested in each other.
type flow struct {
	*model.Flow
	calls []Node
}

// newSystem returns the state of a study that the options describe.
func newSystem(s *model.Study, o Options) (*system, error) {
	sys := &system{study: s, stage: o.Stage, failed: o.Fail, byID: map[string]*model.Component{}, zones: map[string]*model.Zone{}, down: map[string]bool{},
		unnamed: map[string][]string{}}
	sys.components, sys.scale, sys.scaleNote = s.Architecture.Components, quantity.Share(1), "all of it"
	var unknown []error
	stage := slices.IndexFunc(s.Roadmap, func(st model.Stage) bool { return st.ID == o.Stage })
	switch {
	case o.Stage == "":
	case stage < 0:
		unknown = append(unknown, &UnknownNameError{"stage", o.Stage, stageIDs(s)})
	default:
		sys.components = s.AtStage(stage)
		if d := s.Roadmap[stage].Demand; d.Known() {
			sys.scale, sys.scaleNote = d, ""
		}
	}
	for i := range sys.components {
		sys.byID[sys.components[i].ID] = &sys.components[i]
	}
	for i := range s.Architecture.Zones {
		z := &s.Architecture.Zones[i]
		sys.zones[z.ID] = z
	}
	for i := range sys.components {
		c := &sys.components[i]
		sys.unnamed[c.ID] = sys.unnamedZones(c)
	}
	for _, name := range o.Fail {
		if err := sys.fail(name); err != nil {
			unknown = append(unknown, err)
		}
	}
	if len(unknown) > 0 {
		return nil, errors.Join(unknown...)
	}
	sys.settle()
	for i := range s.Architecture.Flows {
		f := &s.Architecture.Flows[i]
		sys.flows = append(sys.flows, &flow{f, sys.calls(f)})
	}
	return sys, nil
}

// fail marks what a component, zone or named failure takes down.
func (sys *system) fail(name string) error {
	if sys.byID[name] != nil || sys.zones[name] != nil || slices.Contains(sys.unnamedNames(), name) {
		sys.down[name] = true
		return nil
	}
	for _, f := range sys.study.Architecture.Failures {
		if f.ID == name {
			for _, id := range f.Fail {
				sys.down[id] = true
			}
			return nil
		}
	}
	return &UnknownNameError{"component, zone or failure", name, sys.failable()}
}

// failable returns all that can be named as down.
func (sys *system) failable() []string {
	var names []string
	for i := range sys.components {
		names = append(names, sys.components[i].ID)
	}
	for i := range sys.study.Architecture.Zones {
		names = append(names, sys.study.Architecture.Zones[i].ID)
	}
	names = append(names, sys.unnamedNames()...)
	for i := range sys.study.Architecture.Failures {
		names = append(names, sys.study.Architecture.Failures[i].ID)
	}
	return names
}

// unnamedNames returns what the zones are called that components are spread over without naming them,
// each once.
func (sys *system) unnamedNames() []string {
	var names []string
	for i := range sys.components {
		for _, z := range sys.unnamed[sys.components[i].ID] {
			if !slices.Contains(names, z) {
				names = append(names, z)
			}
		}
	}
	return names
}

func stageIDs(s *model.Study) []string {
	var ids []string
	for i := range s.Roadmap {
		ids = append(ids, s.Roadmap[i].ID)
	}
	return ids
}

// caller reports whether a component stands for those who use the system. It brings load and takes
// none, and whether it is up is not the system's affair.
func caller(c *model.Component) bool {
	switch c.Kind {
	case "client", "person", "device":
		return true
	}
	return false
}

// zonesOf returns the zones around a component, from the innermost.
func (sys *system) zonesOf(c *model.Component) []string {
	var list []string
	for z := sys.zones[c.In]; z != nil; z = sys.zones[z.In] {
		list = append(list, z.ID)
	}
	return list
}

// lost reports whether a component is down as a whole: itself, a zone around it, or all zones that
// its replicas are spread over.
func (sys *system) lost(c *model.Component) bool { return sys.gone[c.ID] }

// settle finds the components that are lost with what is down.
func (sys *system) settle() {
	sys.gone = map[string]bool{}
	if len(sys.down) == 0 {
		return
	}
	for i := range sys.components {
		if c := &sys.components[i]; sys.down[c.ID] || sys.zoneLost(c.In) || sys.left(c) == 0 {
			sys.gone[c.ID] = true
		}
	}
}

// zoneLost reports whether a zone, or one around it, is down.
func (sys *system) zoneLost(id string) bool {
	for z := sys.zones[id]; z != nil; z = sys.zones[z.In] {
		if sys.down[z.ID] {
			return true
		}
	}
	return sys.down[id]
}

// left returns the share of a component's replicas that are in zones which are up.
func (sys *system) left(c *model.Component) float64 {
	if sys.gone[c.ID] {
		return 0
	}
	spread := sys.spreadZones(c)
	if len(spread) == 0 {
		return 1
	}
	n := len(spread)
	if c.Replicas.Known() {
		n = int(c.Replicas.Count.Value)
	}
	up := 0
	for i, z := range spread {
		if !sys.zoneLost(z) {
			up += (n + len(spread) - 1 - i) / len(spread)
		}
	}
	return float64(up) / float64(n)
}

// without returns the system with more of it down. Its flows are still those of before, whose chances
// to be answered by a cache are too.
func (sys *system) without(names []string) *system {
	s := *sys
	s.down = map[string]bool{}
	for name := range sys.down {
		s.down[name] = true
	}
	for _, name := range names {
		s.down[name] = true
	}
	s.settle()
	return &s
}
