package report

import (
	"fmt"
	"strings"

	"casebook/model"
	"casebook/model/review"
	"casebook/model/terminal"
)

// Style says how text is written for a person.
type Style struct {
	Coloured bool // on a terminal
	Accepted bool // what is accepted is listed, and not only counted
}

// Text returns the findings for a person, the worst first, in lines of 100 columns where that is
// possible.
func (r *Report) Text(s Style) string {
	p := &page{terminal.Page{Coloured: s.Coloured}}
	for _, severity := range severities {
		r.group(p, severity)
	}
	if s.Accepted {
		r.acceptedText(p)
	}
	r.missingText(p)
	end := sentence(r.summary())
	if n := len(r.accepted()); n > 0 && !s.Accepted {
		end += " (--accepted lists what is accepted)"
	}
	p.Wrap(terminal.Plain, "", end, "  ")
	return p.String()
}

var (
	heads = map[review.Severity]string{review.Error: "Errors", review.Warn: "Warnings", review.Info: "Notes"}
	shade = map[review.Severity]terminal.Colour{review.Error: terminal.Bad, review.Warn: terminal.Over, review.Info: terminal.Bold}
)

// head begins a part of so many.
func (p *page) head(c terminal.Colour, title string, n int) {
	p.Paint(c, title)
	fmt.Fprintf(p, "  %d\n", n)
}

// group writes the open findings of a severity, those of a rule together.
func (r *Report) group(p *page, severity review.Severity) {
	found := r.open(severity)
	if len(found) == 0 {
		return
	}
	p.head(shade[severity], heads[severity], len(found))
	for len(found) > 0 {
		n := 1
		for n < len(found) && found[n].Rule == found[0].Rule {
			n++
		}
		p.WriteString("\n  ")
		p.Paint(terminal.Bold, title(found[0].Rule))
		p.WriteByte('\n')
		p.rule(found[:n], severity)
		found = found[n:]
	}
	p.WriteByte('\n')
}

// rule writes what a rule found, why that is bad and what to do. Notes are kept short, so that they do
// not drown what is worse.
func (p *page) rule(found []entry, severity review.Severity) {
	for i := range found {
		e := &found[i]
		p.Wrap(terminal.Plain, "    ", e.where()+": "+e.Message, "      ")
		if line := e.line(); strings.Contains(strings.TrimSpace(line), " ") && severity != review.Info { // more than a name
			number := fmt.Sprintf("      %5d | ", e.Pos.Line)
			p.Paint(terminal.Faint, number+terminal.Cut(model.Visible(strings.TrimSpace(line)), terminal.Width-len(number)))
			p.WriteByte('\n')
		}
	}
	rule := found[0].Rule
	if severity != review.Info {
		p.Wrap(terminal.Faint, "    why  ", rule.Why, "         ")
	}
	p.Wrap(terminal.Faint, "    fix  ", rule.Fix, "         ")
}

// acceptedText lists what somebody has accepted, and why.
func (r *Report) acceptedText(p *page) {
	found := r.accepted()
	if len(found) == 0 {
		return
	}
	p.head(terminal.Good, "Accepted", len(found))
	p.WriteByte('\n')
	for i := range found {
		e := &found[i]
		p.Wrap(terminal.Plain, "  ", e.where()+": "+title(e.Rule)+": "+e.Message, "    ")
		p.Wrap(terminal.Faint, "    because  ", justification(e.Accepted), "             ")
	}
	p.WriteByte('\n')
}

// justification says why a finding is accepted, who answers for that, and until when.
func justification(a *model.Acceptance) string {
	text := strings.TrimSpace(string(a.Because))
	var by []string
	if a.Owner != "" {
		by = append(by, "accepted by "+a.Owner)
	}
	if a.Until != "" {
		by = append(by, "until "+a.Until)
	}
	if len(by) > 0 {
		text += " (" + strings.Join(by, ", ") + ")"
	}
	return text
}

// missingText says which facts are missing, those of a key in a line.
func (r *Report) missingText(p *page) {
	n := len(r.missing())
	if n == 0 {
		return
	}
	p.head(terminal.Bold, "Unknown", n)
	p.Wrap(terminal.Plain, "  ", missingFact+": facts are missing, and without them figures, and the rules in brackets, are without an answer.", "  ")
	for i := range r.Studies {
		lacks := r.Studies[i].lacks()
		if len(r.Studies) > 1 && len(lacks) > 0 {
			p.WriteString("  ")
			p.Paint(terminal.Faint, model.Visible(r.Studies[i].path()))
			p.WriteByte('\n')
		}
		for k := range lacks {
			p.Wrap(terminal.Plain, "    ", lacks[k].told(named), "      ")
		}
	}
	p.WriteByte('\n')
}

// sentence begins a text with a capital.
func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }
