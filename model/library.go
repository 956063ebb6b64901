package model

import "strings"

// Check notes what is wrong among the studies of a whole library: two with one id, and links and
// relations to studies that it does not have. The error is of type Errors. Load cannot know this,
// and a build of a few studies need not.
func Check(studies []*Study) error {
	var found Errors
	byID := map[string]*Study{}
	var ids []string
	for _, s := range studies {
		id := strings.ToLower(s.ID) // some file systems know no case
		if first, ok := byID[id]; ok {
			found = append(found, &Error{File: s.File, Pos: Pos{1, 1}, Width: 1,
				Msg: "a study is called " + quote(s.ID) + " already: " + Visible(first.File)})
			continue
		}
		byID[id] = s
		ids = append(ids, s.ID)
	}
	for _, s := range studies {
		s.eachRelative(func(id string, at Pos) {
			if byID[id] == nil {
				found = append(found, &Error{File: s.File, Pos: at, Width: len([]rune(id)),
					Msg: "the library has no study " + quote(id), Hint: didYouMean(id, ids)})
			}
		})
	}
	if len(found) == 0 {
		return nil
	}
	return found.sorted()
}

// eachRelative visits the ids of other studies that a study names.
func (s *Study) eachRelative(visit func(id string, at Pos)) {
	for i, id := range s.Links {
		at := Pos{1, 1}
		if i < len(s.linkPlaces) {
			at = s.linkPlaces[i]
		}
		visit(id, at)
	}
	for _, r := range s.Related {
		visit(r.ID, r.Pos)
	}
}
