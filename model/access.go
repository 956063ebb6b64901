package model

import "strings"

// kinds lists the kinds of study with their names and the folders of their sections.
var kinds = []struct {
	kind          Kind
	name, section string
}{
	{CaseStudy, "Architecture case study", "architecture_case_studies"},
	{Pattern, "Pattern", "patterns"},
	{DeepDive, "Deep dive", "deep_dives"},
	{Framework, "Framework", "frameworks"},
}

// Name returns what people call the kind.
func (k Kind) Name() string {
	for _, known := range kinds {
		if known.kind == k {
			return known.name
		}
	}
	return string(k)
}

// Section returns the folder of the library that studies of the kind land in.
func (k Kind) Section() string {
	for _, known := range kinds {
		if known.kind == k {
			return known.section
		}
	}
	return ""
}

// Slug returns the path of the study in the library, without an ending: its section and its id.
func (s *Study) Slug() string { return s.Kind.Section() + "/" + s.ID }

// Component returns the component with an id, or nil.
func (s *Study) Component(id string) *Component {
	for i := range s.Architecture.Components {
		if c := &s.Architecture.Components[i]; c.ID == id {
			return c
		}
	}
	return nil
}

// Zone returns the zone with an id, or nil.
func (s *Study) Zone(id string) *Zone {
	for i := range s.Architecture.Zones {
		if z := &s.Architecture.Zones[i]; z.ID == id {
			return z
		}
	}
	return nil
}

// Flow returns the flow with an id, or nil. The "/then" of an objective is not part of the id.
func (s *Study) Flow(id string) *Flow {
	id = strings.TrimSuffix(id, Then)
	for i := range s.Architecture.Flows {
		if f := &s.Architecture.Flows[i]; f.ID == id {
			return f
		}
	}
	return nil
}

// Source returns the source with a key, or nil.
func (s *Study) Source(key string) *Source {
	for i := range s.Sources {
		if source := &s.Sources[i]; source.ID == key {
			return source
		}
	}
	return nil
}

// ZonePath returns a zone with those around it, from the outermost in; nothing for "".
func (s *Study) ZonePath(id string) []*Zone {
	var path []*Zone
	for z := s.Zone(id); z != nil && len(path) <= len(s.Architecture.Zones); z = s.Zone(z.In) {
		path = append([]*Zone{z}, path...)
	}
	return path
}

// Title returns what people call the zone.
func (z *Zone) Title() string { return or(z.Name, z.ID) }

// Sort returns what sort of boundary the zone is.
func (z *Zone) Sort() string { return or(z.Kind, "network") }

// SortName returns what a boundary of the zone's sort is called.
func (z *Zone) SortName() string {
	switch s := z.Sort(); s {
	case "az":
		return "availability zone"
	case "trust":
		return "trust boundary"
	case "external":
		return "outside the system"
	case "client":
		return "clients"
	default:
		return s
	}
}

// Title returns what people call the component.
func (c *Component) Title() string { return or(c.Name, c.ID) }

// Title returns what people call the flow.
func (f *Flow) Title() string { return or(f.Name, f.ID) }

// Title returns what people call the failure.
func (f *Failure) Title() string { return or(f.Name, f.ID) }

// Title returns what people call the state machine.
func (m *StateMachine) Title() string { return or(m.Name, m.ID) }

// Start returns the id of the state that the machine starts in, or "" where it has none.
func (m *StateMachine) Start() string {
	if m.Initial == "" && len(m.States) > 0 {
		return m.States[0].ID
	}
	return m.Initial
}

// Title returns what people call the state.
func (s *State) Title() string { return or(s.Name, s.ID) }

// Title returns what people call the option.
func (o *Option) Title() string { return or(o.Name, o.ID) }

// Title returns what people call the stage.
func (s *Stage) Title() string { return or(s.Name, s.ID) }

// Title returns what people call the checklist.
func (c *Checklist) Title() string { return or(c.Name, c.ID) }

// LowerIsBetter reports which way a criterion runs.
func (c *Criterion) LowerIsBetter() bool { return c.Better == "lower" }

func or(said, otherwise string) string {
	if said != "" {
		return said
	}
	return otherwise
}
