package writeup

import (
	"strings"
	"testing"

	"casebook/model"
)

// reviewedText returns the document of a study that is given as text.
func reviewedText(t *testing.T, text string) string {
	t.Helper()
	s, err := model.Load("test.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	out, err := studyText(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

const reviewedStudy = `
casebook: 1
title: A shop
kind: case_study
updated: 2026-11-20
architecture:
  components:
    user: {name: User, kind: client, description: Buys.}
    api: {name: Web shop, kind: service, description: Sells.}
    db: {name: Orders, kind: database, description: Keeps.}
  connections:
    - user -> api: order
    - api -> db: write
  flows:
    order: {name: Order, rate: 10/s, steps: [user -> api, api -> db]}
review:
  accept:
    - {rule: RES-003, on: "user->api", because: Browsers give up by themselves., owner: web, until: UNTIL}
`

// TestReviewSection holds the section to what is open, what is accepted, and that acceptances end by the
// day of the study's last change.
func TestReviewSection(t *testing.T) {
	open := "| RES-003 missing-timeout | [User](#user) to [Web shop](#web-shop) | The call from user to api has no timeout. |"
	ended := "| error | DOC-009 stale-acceptance |"
	for _, test := range []struct {
		until string
		over  bool
	}{{"2026-11-19", true}, {"2026-11-20", false}, {"2027-01-01", false}} {
		text := reviewedText(t, strings.ReplaceAll(reviewedStudy, "UNTIL", test.until))
		section := text[strings.Index(text, "\n## Review\n"):]
		section, _, _ = strings.Cut(section, "\n## About")
		if got := strings.Contains(section, open); got != test.over {
			t.Errorf("until %s: the finding is open: %t\n%s", test.until, got, section)
		}
		if got := strings.Contains(section, ended); got != test.over {
			t.Errorf("until %s: the acceptance has ended: %t\n%s", test.until, got, section)
		}
		if !strings.Contains(strings.Join(strings.Fields(section), " "), "accepted by web, until "+test.until+")") {
			t.Errorf("until %s: the acceptance is not told\n%s", test.until, section)
		}
		if strings.Contains(text, "DOC-006") {
			t.Errorf("missing facts are told twice\n%s", section)
		}
	}
}

// TestReviewOfNothing holds a study without a system to no review.
func TestReviewOfNothing(t *testing.T) {
	if text := reviewedText(t, "casebook: 1\ntitle: A pattern\nkind: pattern\n"); strings.Contains(text, "## Review") {
		t.Errorf("there is nothing to review\n%s", text)
	}
}
