package compare

import (
	"maps"
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

// inFinding returns the id of a finding, RULE@target or RULE@from->to, with the ids that its targets
// have now.
func (n Names) inFinding(id string) string {
	parts := strings.Split(id, "@")
	for i := range parts[1:] {
		ends := strings.Split(parts[i+1], "->")
		for k, end := range ends {
			for _, sort := range slices.Sorted(maps.Keys(n)) {
				end = n.Now(sort, end)
			}
			ends[k] = end
		}
		parts[i+1] = strings.Join(ends, "->")
	}
	return strings.Join(parts, "@")
}
