package view

import (
	"casebook/model"
	"casebook/render/scene"
)

// marked are the changes that a picture marks, in the order of a legend.
var marked = []model.Change{model.New, model.Changed, model.Removed}

// changeMarks are what marks them.
var changeMarks = map[model.Change]mark{
	model.New:     {sign: "+", word: string(model.New), paint: scene.Added},
	model.Changed: {sign: "~", word: string(model.Changed), paint: scene.Altered},
	model.Removed: {sign: "−", word: string(model.Removed), paint: scene.Dropped, gone: true},
}

// headings are what stands before the names of components that are changed so.
var headings = map[model.Change]string{model.New: "New", model.Changed: "Changed", model.Removed: "Removed"}

// changeEntry explains the marks of a change.
func changeEntry(c model.Change) entry {
	return changeMarks[c].entry(string(c) + " at this stage")
}

// changeEntries returns an entry for each change that is marked on d.
func (d *diagram) changeEntries() []entry {
	var entries []entry
	for _, change := range marked {
		for i := range d.cards {
			if c := &d.cards[i]; c.change == change && !c.hidden {
				entries = append(entries, changeEntry(change))
				break
			}
		}
	}
	return entries
}
