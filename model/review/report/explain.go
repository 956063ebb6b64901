package report

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/review"
	"casebook/model/terminal"
)

// Explain returns all that there is to say of a rule: when it finds something, why that is bad, where that
// is from and what to do; then a study that fails with what is found in it, and how it is mended.
func Explain(ctx context.Context, rule *review.Rule, coloured bool) (string, error) {
	example, err := rule.Example()
	if err != nil {
		return "", fmt.Errorf("explain %s: %w", rule.ID, err)
	}
	found, err := exampleFindings(ctx, rule, example.Fail)
	if err != nil {
		return "", fmt.Errorf("explain %s: %w", rule.ID, err)
	}
	p := &page{terminal.Page{Coloured: coloured}}
	p.Paint(terminal.Bold, title(rule))
	p.WriteString("  ")
	p.Paint(shade[rule.Severity], word(rule.Severity))
	p.WriteString("\n\n")
	p.Wrap(terminal.Plain, "  ", rule.Finds, "  ")
	p.WriteByte('\n')
	p.Wrap(terminal.Faint, "  why     ", rule.Why, "          ")
	if rule.Source != "" {
		p.Wrap(terminal.Faint, "  source  ", rule.Source, "          ")
	}
	p.Wrap(terminal.Faint, "  fix     ", rule.Fix, "          ")
	p.listing("An example that fails", example.Fail)
	p.WriteByte('\n')
	for _, f := range found {
		p.Wrap(shade[f.Severity], fmt.Sprintf("  line %d, %s: ", f.Pos.Line, word(f.Severity)), f.Message, "    ")
	}
	p.mend(example.Fail, example.Pass)
	p.acceptance(found)
	return p.String(), nil
}

// exampleFindings returns what a rule finds in its example, by place.
func exampleFindings(ctx context.Context, rule *review.Rule, text string) ([]review.Finding, error) {
	study, err := model.Load("example", []byte(text))
	if err != nil {
		return nil, err
	}
	a, err := analyze.Analyze(ctx, study, analyze.Options{})
	if err != nil {
		return nil, err
	}
	// Examples of acceptances that are over say so with a day long ago.
	found := slices.DeleteFunc(review.Review(a, review.Options{Today: "2026-01-01"}).Findings, func(f review.Finding) bool { return f.Rule != rule })
	slices.SortStableFunc(found, func(a, b review.Finding) int { return cmp.Compare(a.Pos.Line, b.Pos.Line) })
	return found, nil
}

// listing writes a study with the numbers of its lines.
func (p *page) listing(title, text string) {
	p.WriteByte('\n')
	p.Paint(terminal.Bold, title)
	p.WriteString("\n\n")
	n := 0
	for l := range strings.Lines(text) {
		n++
		p.Paint(terminal.Faint, fmt.Sprintf("  %4d  ", n))
		p.WriteString(model.Visible(strings.TrimRight(l, "\r\n")) + "\n")
	}
}

// mend writes which lines of a study change.
func (p *page) mend(before, after string) {
	p.WriteByte('\n')
	p.Paint(terminal.Bold, "Mended")
	p.WriteString("\n\n")
	for _, l := range changes(lines(before), lines(after)) {
		c := terminal.Good
		if l[0] == '-' {
			c = terminal.Bad
		}
		p.WriteString("  ")
		p.Paint(c, model.Visible(l))
		p.WriteByte('\n')
	}
}

// acceptance writes how a study accepts a finding.
func (p *page) acceptance(found []review.Finding) {
	if len(found) == 0 || found[0].Rule.ID == missingFact || found[0].Rule.ID == staleAcceptance {
		return
	}
	p.WriteByte('\n')
	p.Paint(terminal.Bold, "Accepted, where there is a reason")
	p.WriteString("\n\n  review:\n    accept:\n")
	fmt.Fprintf(p, "      - {rule: %s, on: %q, because: ..., owner: ..., until: YYYY-MM-DD}\n", found[0].Rule.ID, strings.Join(found[0].Targets, "@"))
}

// staleAcceptance is the rule whose findings cannot be accepted.
const staleAcceptance = "DOC-009"

func lines(text string) []string { return strings.Split(strings.TrimSuffix(text, "\n"), "\n") }

// changes returns the lines that are taken out, behind "- ", and those that are put in, behind "+ ", where
// all others stay in order and as many of them as possible do.
func changes(before, after []string) []string {
	same := make([][]int, len(before)+1) // how many lines stay from here on
	for i := range same {
		same[i] = make([]int, len(after)+1)
	}
	for i := len(before) - 1; i >= 0; i-- {
		for k := len(after) - 1; k >= 0; k-- {
			same[i][k] = max(same[i+1][k], same[i][k+1])
			if before[i] == after[k] {
				same[i][k] = 1 + same[i+1][k+1]
			}
		}
	}
	var list []string
	i, k := 0, 0
	for i < len(before) || k < len(after) {
		switch {
		case i < len(before) && k < len(after) && before[i] == after[k]:
			i, k = i+1, k+1
		case k == len(after) || i < len(before) && same[i+1][k] >= same[i][k+1]:
			list = append(list, "- "+before[i])
			i++
		default:
			list = append(list, "+ "+after[k])
			k++
		}
	}
	return list
}

// List returns all rules: id, severity, name, and when each finds something.
func List(coloured bool) string {
	p := &page{terminal.Page{Coloured: coloured}}
	for _, r := range review.Rules() {
		p.Paint(terminal.Bold, r.ID)
		p.WriteString("  ")
		p.Paint(shade[r.Severity], word(r.Severity))
		p.WriteString("  " + r.Name + "\n")
		p.Wrap(terminal.Plain, "         ", r.Finds, "         ")
	}
	return p.String()
}
