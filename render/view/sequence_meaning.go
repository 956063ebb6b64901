package view

import (
	"casebook/render/scene"
	"casebook/render/text"
)

// happenings are what moments are for what writes words.
var happenings = map[what]scene.Happening{
	aMessage: scene.Message, aNote: scene.Note,
	aFrame: scene.FrameOpens, aBranch: scene.FrameTurns, anEnd: scene.FrameEnds,
}

// meaning returns what happens on the page.
func (q *sequence) meaning() *scene.Meaning {
	m := &scene.Meaning{Sort: scene.Sequence}
	bands := q.bands
	for i := range q.columns {
		in := ""
		if len(bands) > 0 && bands[0].run.from == i {
			z := &bands[0].zone
			p := z.says
			p.ID, p.Words = zoneID(z), text.Clean(z.words)
			m.Parts = append(m.Parts, p)
		}
		if len(bands) > 0 && bands[0].run.from <= i {
			in = zoneID(&bands[0].zone)
			if bands[0].run.to == i+1 {
				bands = bands[1:]
			}
		}
		m.Parts = append(m.Parts, q.columns[i].card.part(in))
	}
	ids := map[[2]int]int{}
	for i := range q.moments {
		moment := scene.Moment{What: happenings[q.moments[i].what], Sort: q.moments[i].sort, Words: text.Clean(q.moments[i].words)}
		switch k := &q.moments[i]; k.what {
		case aMessage:
			pair := [2]int{k.from, k.to}
			ids[pair]++
			moment.Link = len(m.Links)
			m.Links = append(m.Links, q.message(k, ids[pair]))
		case aNote:
			moment.Over = [2]string{q.castID(k.from), q.castID(k.to)}
		}
		m.Story = append(m.Story, moment)
	}
	return m
}

// message returns a message, the nth between its two ends on the page.
func (q *sequence) message(k *moment, nth int) scene.Link {
	facts := q.story.facts(k.hop)
	return scene.Link{
		ID: connectionID(k.hop.From, k.hop.To, nth), From: "c-" + k.hop.From, To: "c-" + k.hop.To, Mode: string(k.hop.Mode),
		Label: []scene.Row{{Number: k.number, Words: text.Clean(k.hop.Label), Second: text.Clean(facts)}},
		Words: text.Clean(q.story.hopWords(k)),
	}
}

// castID returns the id of a member of the cast.
func (q *sequence) castID(member int) string { return "c-" + q.story.cast[member].ID }
