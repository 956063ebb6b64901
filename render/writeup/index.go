package writeup

import (
	"bytes"

	"casebook/model"
)

// Card is what the index of a library says of a study. It can be kept as JSON between builds.
type Card struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Section string   `json:"section"` // the folder of the library that the study is in
	Status  string   `json:"status"`
	Updated string   `json:"updated,omitempty"`
	Summary string   `json:"summary,omitempty"` // the first sentence, as plain text
	Tags    []string `json:"tags,omitempty"`
}

// CardOf returns the card of s.
func CardOf(s *model.Study) Card {
	return Card{ID: s.ID, Title: s.Title, Section: Section(s.Kind), Status: s.Status, Updated: s.Updated, Tags: s.Tags}
}

// Section returns the folder of a library that studies of a kind are in.
func Section(kind model.Kind) string {
	switch kind {
	case model.Pattern:
		return "patterns"
	case model.DeepDive:
		return "deep_dives"
	case model.Framework:
		return "frameworks"
	}
	return "architecture_case_studies"
}

// Index returns the index of a library: its studies by section.
func Index(cards []Card) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("# Casebook\n")
	return b.Bytes(), nil
}
