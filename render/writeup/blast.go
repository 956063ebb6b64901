package writeup

import (
	"cmp"
	"slices"
	"strconv"

	"casebook/model/analyze"
)

// Blasts returns what each failure that the study names does, and what each of its parts does. A sketch,
// of which nothing else is known, is not told what its arrows say already.
func (d *document) Blasts() string {
	if !d.HasFigures() {
		return ""
	}
	var named, parts []*analyze.Blast
	for i := range d.analysis.BlastRadius {
		b := &d.analysis.BlastRadius[i]
		switch {
		case len(b.Flows) == 0:
		case b.Failure != nil:
			named = append(named, b)
		default:
			parts = append(parts, b)
		}
	}
	h := d.newDerivation()
	blocks := append(d.namedBlasts(named, h), d.partBlasts(parts, h)...)
	if len(blocks) == 0 {
		return ""
	}
	return piece(append(blocks, h.blocks()...)...)
}

// namedBlasts returns what named failures do, as a table that names the flows.
func (d *document) namedBlasts(list []*analyze.Blast, h *derivation) []block {
	t := table{head: []string{"Failure", "Stops", "Stops in part", "Goes on with less", "Arrivals lost", "Then too small"}}
	for _, b := range list {
		t.rows = append(t.rows, []string{
			d.element(&b.Element), d.flowsOf(b, analyze.Stopped), d.flowsOf(b, analyze.Partial),
			d.flowsOf(b, analyze.Degraded), d.lost(b), d.tooSmall(b),
		})
		explainBlast(h, b)
	}
	if len(t.rows) == 0 {
		return nil
	}
	return []block{t.withoutEmpty()}
}

// mostFlows is how many flows a cell names.
const mostFlows = 3

// flowsOf names the flows on which a failure has an effect. Those of which a part is lost have its
// share behind them.
func (d *document) flowsOf(b *analyze.Blast, e analyze.Effect) string {
	var names []string
	for i := range b.Flows {
		f := &b.Flows[i]
		if f.Effect != e {
			continue
		}
		name := d.flowLink(f.Name())
		if e == analyze.Partial {
			name += " (" + parts(&f.Lost) + ")"
		}
		names = append(names, name)
	}
	if n := len(names); n == len(b.Flows) && n > mostFlows {
		return "all flows"
	}
	return some(names, mostFlows)
}

// tooSmall names what survives a failure and is then overloaded.
func (d *document) tooSmall(b *analyze.Blast) string {
	var names []string
	for i := range b.Overloaded {
		o := &b.Overloaded[i]
		names = append(names, d.component(o.Component.ID)+" ("+parts(&o.After)+")")
	}
	return some(names, 3)
}

// partBlasts returns what the failure of each component, provider and zone does, the worst first, as a
// table that counts the flows.
func (d *document) partBlasts(list []*analyze.Blast, h *derivation) []block {
	t := table{head: []string{"What fails", "Kind", "Stops", "Stops in part", "Goes on with less", "Arrivals lost", "Then too small"}}
	var harmless []string
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *analyze.Blast) int {
		return cmp.Or(cmp.Compare(b.Lost.Value.Value, a.Lost.Value.Value),
			cmp.Compare(number(b, analyze.Stopped), number(a, analyze.Stopped)))
	})
	for _, b := range list {
		if number(b, analyze.Untouched) == len(b.Flows) && len(b.Overloaded) == 0 {
			harmless = append(harmless, d.element(&b.Element))
			continue
		}
		t.rows = append(t.rows, []string{
			d.element(&b.Element), escape(b.Kind), flows(number(b, analyze.Stopped)), flows(number(b, analyze.Partial)),
			flows(number(b, analyze.Degraded)), d.lost(b), d.tooSmall(b),
		})
		explainBlast(h, b)
	}
	if len(t.rows) == 0 {
		return nil
	}
	lead := "What each part takes with it when it fails alone, in flows:"
	blocks := []block{paragraph(lead), t.withoutEmpty()}
	if len(harmless) > 0 {
		blocks = append(blocks, paragraph("No flow notices when one of these fails: "+some(harmless, 8)+"."))
	}
	return blocks
}

// number returns on how many flows a failure has an effect.
func number(b *analyze.Blast, e analyze.Effect) int {
	n := 0
	for i := range b.Flows {
		if b.Flows[i].Effect == e {
			n++
		}
	}
	return n
}

// flows writes a number of flows; none is left out.
func flows(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// explainBlast notes how the figures of a failure come about: what arrives by each flow, and the share
// of it that is lost.
func explainBlast(h *derivation, b *analyze.Blast) {
	h.use(&b.Lost)
	in := h.row(b.ID, h.element(&b.Element))
	for i := range b.Flows {
		f := &b.Flows[i]
		h.use(&f.Lost)
		if f.Then || !f.Lost.Known() {
			continue
		}
		if rate := h.arrivals(f.Flow.ID); rate != "" {
			h.common.say("arrivals of "+f.Flow.ID, rate)
		}
		if f.Lost.Value.Value > 0 {
			in.say(f.Flow.ID, part(f.Lost.Value.Value))
		}
	}
	for i := range b.Overloaded {
		h.use(&b.Overloaded[i].After)
		h.add(in, b.Overloaded[i].After.Inputs)
	}
}

// lost returns the share of all arrivals that a failure loses, "" where it is known of none.
func (d *document) lost(b *analyze.Blast) string {
	if !slices.ContainsFunc(d.analysis.BlastRadius, func(b analyze.Blast) bool { return b.Lost.Known() }) {
		return ""
	}
	return parts(&b.Lost)
}

// arrivals returns how often a flow happens at peak, "" if that is not known.
func (d *document) arrivals(id string) string {
	for i := range d.analysis.Demand.Flows {
		if f := &d.analysis.Demand.Flows[i]; f.Flow.ID == id && f.Peak.Known() {
			return rounded(f.Peak.Value)
		}
	}
	return ""
}
