package compare

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// findingSort is the sort of changes of findings.
const findingSort = "finding"

// findings notes the findings that came and went. One whose figures differ is the same finding.
func (c *Comparison) findings(before, after []Finding) {
	old, now := map[string]Finding{}, map[string]Finding{}
	for _, f := range before {
		old[c.Names.inFinding(f.ID)] = f
	}
	for _, f := range after {
		now[f.ID] = f
	}
	for _, id := range slices.Sorted(maps.Keys(old)) {
		if _, ok := now[id]; !ok {
			c.Findings = append(c.Findings, Change{
				Kind: Removed, Sort: findingSort, ID: id, Before: old[id].Message,
				Words: "Finding " + id + " is gone: " + old[id].Message,
			})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(now)) {
		if _, ok := old[id]; !ok {
			c.Findings = append(c.Findings, Change{
				Kind: Added, Sort: findingSort, ID: id, After: now[id].Message,
				Words: "Finding " + id + " is new: " + now[id].Message,
			})
		}
	}
}

// idWord matches an id within the targets of a finding.
var idWord = regexp.MustCompile(`[a-z][a-z0-9]*(-[a-z0-9]+)*`)

// inFinding returns the id of a finding, such as RULE@target or RULE@from->to, with the ids that its
// targets have now.
func (n Names) inFinding(id string) string {
	rule, targets, ok := strings.Cut(id, "@")
	if !ok || len(n) == 0 {
		return id
	}
	return rule + "@" + idWord.ReplaceAllStringFunc(targets, func(word string) string {
		for _, sort := range []string{"component", "zone", "flow", "decision", "failure", "stage"} {
			if now := n.Now(sort, word); now != word {
				return now
			}
		}
		return word
	})
}
