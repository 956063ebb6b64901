package view

import (
	"cmp"

	"casebook/model"
	"casebook/render/layout/graph"
	"casebook/render/scene"
	"casebook/render/text"
)

// componentPart returns what a component is, for what writes words.
func componentPart(c *model.Component) scene.Part {
	p := scene.Part{Name: text.Clean(c.Name), Kind: c.Kind, Tech: text.Clean(c.Tech), Link: c.Link}
	if n := c.Replicas.Count; n.Known() && n.Value != 1 {
		p.Count = n.String()
	}
	return p
}

// zonePart returns what a zone is, likewise.
func zonePart(z *model.Zone) scene.Part {
	return scene.Part{Zone: true, Name: text.Clean(z.Title()), Kind: z.SortName()}
}

// meaning returns what d shows: all that is drawn but panel and legend.
func (d *diagram) meaning() *scene.Meaning {
	m := &scene.Meaning{Sort: scene.Network, Direction: string(d.direction)}
	for i := range d.zones {
		if z := &d.zones[i]; !z.hidden {
			p := z.says
			p.ID, p.In, p.Words = zoneID(z), d.zoneAround(z.in), text.Clean(z.words)
			if z.lost {
				p.Note = plightMarks[fails].word
			}
			m.Parts = append(m.Parts, p)
		}
	}
	for i := range d.cards {
		switch c := &d.cards[i]; {
		case c.hidden:
		case c.form == dotForm:
			m.Sort = scene.States
		default:
			m.Parts = append(m.Parts, c.part(d.zoneAround(c.zone)))
		}
	}
	for i := range d.links {
		if l := &d.links[i]; !l.hidden && d.cards[l.from].form != dotForm {
			m.Links = append(m.Links, scene.Link{
				ID: l.id, From: d.cards[l.from].id, To: d.cards[l.to].id, Mode: string(l.mode),
				Label: l.label.rows(), Words: text.Clean(l.words), Faded: l.faded,
			})
		}
	}
	return m
}

func zoneID(z *zone) string { return "z-" + z.id }

// zoneAround returns the id of the innermost zone that is drawn around what is in zone i.
func (d *diagram) zoneAround(i int) string {
	for ; i != graph.None; i = d.zones[i].in {
		if !d.zones[i].hidden {
			return zoneID(&d.zones[i])
		}
	}
	return ""
}

// part returns what a card says.
func (c *card) part(in string) scene.Part {
	p := c.says
	p.ID, p.In, p.Words, p.Faded = c.id, in, text.Clean(c.words), c.faded
	p.Note = cmp.Or(c.mark.word, p.Note)
	if c.meter != nil {
		p.Note = c.meter.words()
	}
	return p
}

// rows returns what a label says, in full.
func (l label) rows() []scene.Row {
	var rows []scene.Row
	for _, r := range l {
		row := scene.Row{Number: r.badge, Words: r.words, Second: r.second}
		if !r.mark.empty() {
			row.Number = r.mark.word
		}
		if row != (scene.Row{}) {
			rows = append(rows, row)
		}
	}
	return rows
}
