package review

import (
	"path"
	"strings"

	"casebook/model"
)

// accept marks the findings that a study accepts, and finds acceptances that are over, that match
// nothing or that name no rule.
func (r *Report) accept(s *subject) {
	stale := &collector{rule: staleAcceptance, report: r}
	for i := range s.Review.Accept {
		a := &s.Review.Accept[i]
		target := a.Rule
		if a.On != "" {
			target += " on " + a.On
		}
		switch {
		case Find(a.Rule) == nil:
			stale.find(a.Pos, "The acceptance of "+a.Rule+" names no rule"+meant(a.Rule)+".", target)
		case !r.match(a, s.today):
			stale.find(a.Pos, "The acceptance of "+target+" matches nothing that was found.", target)
		case over(a, s.today):
			stale.find(a.Pos, "The acceptance of "+target+" ended on "+a.Until+".", target)
		}
	}
}

// meant says which rule was probably meant by an id that is of none, or where all of them are.
func meant(id string) string {
	var ids []string
	for _, r := range Rules() {
		if strings.EqualFold(id, r.Name) {
			return "; " + r.ID + " has that name"
		}
		ids = append(ids, r.ID)
	}
	if near := model.Nearest(id, ids); near != "" {
		return "; perhaps " + near + " is meant"
	}
	return `; "casebook explain --list" names all`
}

// match marks what an acceptance accepts, unless it is over, and reports whether there is any.
func (r *Report) match(a *model.Acceptance, today string) bool {
	found := false
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule.ID != a.Rule || f.Rule == staleAcceptance || !covers(a.On, f.Targets) {
			continue
		}
		found = true
		if !over(a, today) && f.Accepted == nil {
			f.Accepted = a
		}
	}
	return found
}

// over reports whether an acceptance has ended. Dates are written so that they sort.
func over(a *model.Acceptance, today string) bool {
	return a.Until != "" && today != "" && a.Until < today
}

// covers reports whether a pattern, in which * stands for any text, is that of one of the targets or
// of all of them joined with @. An empty pattern is that of any.
func covers(pattern string, targets []string) bool {
	if pattern == "" {
		return true
	}
	for _, t := range append([]string{strings.Join(targets, "@")}, targets...) {
		if glob(pattern, t) {
			return true
		}
	}
	return false
}

// glob matches text with a pattern in which * stands for any text, slashes included.
func glob(pattern, text string) bool {
	escaped := strings.NewReplacer(`\`, `\\`, `[`, `\[`, `?`, `\?`).Replace(pattern)
	flat := func(s string) string { return strings.ReplaceAll(s, "/", "\x00") }
	ok, err := path.Match(flat(escaped), flat(text))
	return ok && err == nil
}
