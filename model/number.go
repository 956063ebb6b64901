package model

import "strconv"

// Row is a line of a flow's outline: a step, or a branch of one, with its number.
//
// Steps in a row are numbered 1, 2, 3. Steps that start together have the number of their group and
// a letter: 4a, 4b. So have the ways of an either; a way of several steps counts them behind the
// letter: 5a, or 5b1, 5b2. What happens behind the last message of a series goes on counting; behind
// an earlier one, where the series goes on beside it, it is numbered behind a dot: 6.1, 6.2. So are the
// steps of another flow that are used. Notes have no number.
type Row struct {
	Number string
	Depth  int
	Step   *Step
	Branch *Branch // set where the row is a branch of the step
}

// NumberedHop is a hop of a flow with its number. Where a flow uses another, the hops of that one
// are among its own.
type NumberedHop struct {
	*Hop
	Number string
	Depth  int
}

// Hops returns the hops of a flow with their numbers, in the order in which they are read.
func (s *Study) Hops(f *Flow) []NumberedHop {
	var hops []NumberedHop
	for _, row := range s.Outline(f) {
		if row.Branch == nil && row.Step.Hop != nil {
			hops = append(hops, NumberedHop{row.Step.Hop, row.Number, row.Depth})
		}
	}
	return hops
}

// Outline returns the steps of a flow with their numbers, in the order in which they are read:
// groups before what is in them, a "use" before the steps that it stands for.
func (s *Study) Outline(f *Flow) []Row {
	o := outline{study: s, using: map[string]bool{f.ID: true}}
	o.series(f.Steps, "", 1, 0)
	return o.rows
}

// mostRows is how long an outline may be with the flows that are used in it; Load refuses longer
// ones.
const mostRows = 1000

// outline numbers the steps of a flow.
type outline struct {
	study *Study
	rows  []Row
	using map[string]bool // the flows that are being gone through, so that none goes round in itself
}

// series numbers steps that follow each other, from first on.
func (o *outline) series(steps []Step, prefix string, first, depth int) {
	number, last := first, lastStep(steps)
	for i := range steps {
		s := &steps[i]
		if s.Note != "" {
			o.row(Row{Depth: depth, Step: s})
			continue
		}
		if i == last && s.Hop != nil && len(o.rows) < mostRows {
			o.row(Row{Number: prefix + strconv.Itoa(number), Depth: depth, Step: s})
			o.series(s.Hop.Then, prefix, number+1, depth+1)
			continue
		}
		o.step(s, prefix+strconv.Itoa(number), depth)
		number++
	}
}

// lastStep returns where the last step of a series stands, notes aside; -1 if it has none.
func lastStep(steps []Step) int {
	last := len(steps) - 1
	for last >= 0 && steps[last].Note != "" {
		last--
	}
	return last
}

func (o *outline) row(r Row) {
	if len(o.rows) < mostRows {
		o.rows = append(o.rows, r)
	}
}

func (o *outline) step(s *Step, number string, depth int) {
	if len(o.rows) >= mostRows {
		return // flows that use flows that use flows can be far longer than their file
	}
	o.row(Row{Number: number, Depth: depth, Step: s})
	switch {
	case s.Hop != nil:
		o.series(s.Hop.Then, number+".", 1, depth+1)
	case s.Parallel != nil:
		o.parallel(s.Parallel.Steps, number, depth+1)
	case s.Either != nil:
		o.either(s, number, depth+1)
	case s.Use != "":
		o.use(s.Use, number, depth+1)
	}
}

func (o *outline) parallel(steps []Step, number string, depth int) {
	member := 0
	for i := range steps {
		s := &steps[i]
		if s.Note != "" {
			o.row(Row{Depth: depth, Step: s})
			continue
		}
		o.member(s, number+letters(member), depth)
		member++
	}
}

// member numbers a step that has a letter already. A group there gets a digit before the letters of
// its own members, so that 4a1b is the second member of a group in 4a. So does a message with steps
// behind it, which count on: 4a1, 4a2.
func (o *outline) member(s *Step, number string, depth int) {
	switch {
	case s.Hop != nil && len(s.Hop.Then) > 0:
		o.row(Row{Number: number + "1", Depth: depth, Step: s})
		o.series(s.Hop.Then, number, 2, depth+1)
		return
	case s.Parallel != nil || s.Either != nil:
		number += "1"
	}
	o.step(s, number, depth)
}

func (o *outline) either(s *Step, number string, depth int) {
	for i := range s.Either {
		b := &s.Either[i]
		lettered := number + letters(i)
		o.row(Row{Number: lettered, Depth: depth, Step: s, Branch: b})
		if only := onlyStep(b.Steps); only != nil {
			o.alone(b.Steps, only, lettered, depth+1)
			continue
		}
		o.series(b.Steps, lettered, 1, depth+1)
	}
}

// alone numbers the one step of a branch: it has the number of the branch.
func (o *outline) alone(steps []Step, only *Step, number string, depth int) {
	for i := range steps {
		if s := &steps[i]; s == only {
			o.member(s, number, depth)
		} else {
			o.row(Row{Depth: depth, Step: s})
		}
	}
}

// onlyStep returns the step of a series that has just one, notes aside, or nil.
func onlyStep(steps []Step) *Step {
	var only *Step
	for i := range steps {
		if steps[i].Note != "" {
			continue
		}
		if only != nil {
			return nil
		}
		only = &steps[i]
	}
	return only
}

func (o *outline) use(id, number string, depth int) {
	f := o.study.Flow(id)
	if f == nil || o.using[id] {
		return
	}
	o.using[id] = true
	o.series(f.Steps, number+".", 1, depth)
	delete(o.using, id)
}

// letters returns a, b, ... z, aa, ab, ...
func letters(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letters(i/26-1) + string(rune('a'+i%26))
}
