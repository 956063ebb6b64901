package report

import (
	"fmt"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/model/terminal"
)

// outageText says what is lost with what is down.
func (r *Report) outageText(p *page) {
	if len(r.Fail) == 0 || len(r.BlastRadius) == 0 {
		return
	}
	outage := &r.BlastRadius[0] // of all that is down together
	p.head("Down: "+strings.Join(r.Fail, ", "), "all figures below are of what is left")
	t := table{columns: []column{{"flow", names}, {"", names}, {"arrivals lost", numbers}, {"for want of", lists}}}
	for _, effect := range []analyze.Effect{analyze.Stopped, analyze.Partial, analyze.Degraded} {
		for _, f := range outage.Flows {
			if f.Effect == effect {
				t.rows = append(t.rows, []cell{word(f.Name()), {string(effect), severity(effect)}, show(f.Lost), word(strings.Join(f.Why, ", "))})
			}
		}
	}
	p.table(t)
	if untouched := flowsWith(outage, analyze.Untouched); untouched != "" {
		p.Wrap(terminal.Plain, indent+"untouched: ", untouched, indent+indent)
	}
	p.WriteString(indent + "of all arrivals, lost: " + show(outage.Lost).text + "\n")
	switch {
	case len(outage.Overloaded) > 0:
		p.Wrap(terminal.Plain, indent+"then too small: ", overloaded(outage.Overloaded), indent+indent)
	case len(r.Capacity.Components) > 0:
		p.WriteString(indent + "then too small: nothing, as far as is known\n")
	}
}

// severity returns the colour of an effect.
func severity(e analyze.Effect) terminal.Colour {
	if e == analyze.Degraded {
		return terminal.Over
	}
	return terminal.Bad
}

// overloaded names components with how full they are before and after a failure.
func overloaded(list []analyze.Overload) string {
	texts := make([]string, len(list))
	for i, o := range list {
		texts[i] = fmt.Sprintf("%s (%s, was %s)", o.Component.ID, quantity.Format(o.After.Value), quantity.Format(o.Before.Value))
	}
	return strings.Join(texts, ", ")
}

const mostBlamed = 3 // elements that are named for a flow

func (r *Report) availabilityText(p *page) {
	if len(r.Availability) == 0 {
		return
	}
	window, same := r.window()
	p.head("Availability", window)
	t := table{columns: []column{{"flow", names}, {"available", numbers}, {"down", numbers}, {"budget", numbers}, {"left", numbers}, {"in", numbers}, {"most of it by", lists}}}
	simulated := false
	for i := range r.Availability {
		a := &r.Availability[i]
		simulated = simulated || a.Simulated
		left := show(a.Left)
		if a.Left.Known() && a.Left.Value.Value < 0 {
			left.colour = terminal.Bad
		}
		t.rows = append(t.rows, []cell{word(a.Name()), show(a.Availability), show(a.Down), show(a.Budget), left, show(a.Window), word(blamed(a.Blame))})
		if same {
			t.rows[i][5] = cell{} // the head says it
		}
	}
	p.table(t)
	if simulated {
		p.WriteString(indent + "simulated, as the system is too large to be exact\n")
	}
	if cuts := r.single(); len(cuts.rows) > 0 {
		p.WriteByte('\n')
		p.table(cuts)
	}
}

// window says over which time minutes are counted, where that is the same for all flows.
func (r *Report) window() (note string, same bool) {
	first := r.Availability[0].Window.Value
	for i := range r.Availability {
		if r.Availability[i].Window.Value.Value != first.Value {
			return "", false
		}
	}
	return "in " + quantity.Format(first), true
}

// blamed names the elements that a flow is down by most.
func blamed(list []analyze.Blame) string {
	var names []string
	for _, b := range list {
		if len(names) < mostBlamed && b.Down.Known() && b.Down.Value.Value > 0 {
			names = append(names, b.ID+" "+quantity.Format(b.Down.Value))
		}
	}
	return strings.Join(names, ", ")
}

// single is the table of what stops a flow, or some of its ways, by itself.
func (r *Report) single() table {
	t := table{columns: []column{{"flow", names}, {"needs each of", lists}}}
	for i := range r.Availability {
		a := &r.Availability[i]
		var list []string
		for _, c := range a.Cuts {
			if len(c.Elements) == 1 {
				list = append(list, c.Elements[0].ID)
			}
		}
		if len(list) > 0 {
			t.rows = append(t.rows, []cell{word(a.Name()), word(strings.Join(list, ", "))})
		}
	}
	return t
}

func (r *Report) blastText(p *page) {
	if len(r.Fail) > 0 || len(r.BlastRadius) == 0 {
		return
	}
	p.head("Blast radius", "what is lost when each fails")
	t := table{columns: []column{{"what fails", lists}, {"", names}, {"lost", numbers}, {"stopped", lists}, {"partial or degraded", lists}, {"then too small", lists}}}
	var harmless []string
	alike := map[string]int{} // the row of those of a kind that do the same
	for i := range r.BlastRadius {
		b := &r.BlastRadius[i]
		stopped, touched := flowsWith(b, analyze.Stopped), flowsWith(b, analyze.Partial, analyze.Degraded)
		if stopped+touched == "" && len(b.Overloaded) == 0 {
			harmless = append(harmless, b.ID)
			continue
		}
		lost := show(b.Lost)
		if b.Lost.Known() && b.Lost.Value.Value > 0 {
			lost.colour = terminal.Bad
		}
		effects := []cell{word(b.Kind), lost, word(stopped), word(touched), word(overloaded(b.Overloaded))}
		does := fmt.Sprint(effects)
		if row, ok := alike[does]; ok {
			t.rows[row][0].text += ", " + model.Visible(b.ID)
			continue
		}
		alike[does] = len(t.rows)
		t.rows = append(t.rows, append([]cell{word(b.ID)}, effects...))
	}
	p.table(t)
	if len(harmless) > 0 {
		p.Wrap(terminal.Plain, indent+"no flow misses: ", strings.Join(harmless, ", "), indent+indent)
	}
}

// flowsWith names the flows on which something has one of the effects. What is behind the messages of
// one that is named is not named as well.
func flowsWith(b *analyze.Blast, effects ...analyze.Effect) string {
	var list []string
	for _, e := range effects {
		for i := range b.Flows {
			if f := &b.Flows[i]; f.Effect == e && !(f.Then && slices.Contains(list, f.Flow.ID)) {
				list = append(list, f.Name())
			}
		}
	}
	return strings.Join(list, ", ")
}
