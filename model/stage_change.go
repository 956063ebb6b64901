package model

// Change says what a stage of the roadmap does to a component.
type Change string

// What a stage does to a component. The first stage, which has none before it, changes nothing.
const (
	Unchanged Change = ""
	New       Change = "new"
	Changed   Change = "changed"
	Removed   Change = "removed"
)

// Staged is a component at a stage of the roadmap, seen beside the stage before.
type Staged struct {
	*Component            // as it is at the stage; one that is removed, as it was before
	Before     *Component // as it was before; nil if it is new, or the stage the first
	Change     Change
	Facts      []FactChange // what differs, where it is changed, in the order of the format
}

// Stages returns what each stage of the roadmap consists of, and after that what it removes, each in
// the order of the file. Nothing in it may be changed.
func (s *Study) Stages() [][]Staged {
	g := s.growth()
	var before map[string]*Component // nil before the first stage
	stages := make([][]Staged, len(s.Roadmap))
	for i := range s.Roadmap {
		g.apply(&s.Roadmap[i])
		now := map[string]*Component{}
		for id := range g.present {
			now[id] = g.components[id]
		}
		stages[i] = s.compare(before, now)
		before = now
	}
	return stages
}

// compare returns the components of a stage beside those of the one before.
func (s *Study) compare(before, now map[string]*Component) []Staged {
	var there, gone []Staged
	for i := range s.Architecture.Components {
		id := s.Architecture.Components[i].ID
		was, is := before[id], now[id]
		switch {
		case is == nil && was != nil:
			gone = append(gone, Staged{Component: was, Before: was, Change: Removed})
		case is != nil && before == nil:
			there = append(there, Staged{Component: is})
		case is != nil && was == nil:
			there = append(there, Staged{Component: is, Change: New})
		case is != nil:
			c := Staged{Component: is, Before: was, Facts: FactChanges(was, is)}
			if len(c.Facts) > 0 {
				c.Change = Changed
			}
			there = append(there, c)
		}
	}
	return append(there, gone...)
}
