package analyze

import (
	"math"
	"slices"
	"testing"

	"casebook/model"
)

func decided(t *testing.T, text string) *model.Study {
	t.Helper()
	s, err := model.Load("study.yaml", []byte("casebook: 1\ntitle: T\nkind: pattern\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDecisions(t *testing.T) {
	s := decided(t, `tradeoffs:
  store:
    question: Where?
    criteria:
      fit: {weight: 5}
      p99: {weight: 3, measure: ms, better: lower}
      cost: {weight: 2, measure: $/month, better: lower}
      people: {weight: 1, measure: engineers, better: lower}
    options:
      sql: {scores: {fit: 5, p99: 8, cost: 2100, people: 2}}
      kv: {scores: {fit: 3, p99: 0.1s, cost: $3/h, people: 1}}
      files: {scores: {fit: 2, cost: 100}}
    choice: sql
  words:
    question: Nothing to weigh?
    options: {a: {}, b: {}}
`)
	all := Decisions(s)
	if len(all) != 1 || all[0].ID != "store" || all[0].Chosen != 0 {
		t.Fatalf("decisions %+v", all)
	}
	d := all[0]
	for o, want := range [][]float64{{5, 8, 2100, 2}, {3, 100, 2190, 1}, {2, math.NaN(), 100, math.NaN()}} {
		for k := range want {
			if got := d.Score(o, k); math.Abs(got-want[k]) > 1e-9 || math.IsNaN(got) != math.IsNaN(want[k]) {
				t.Errorf("%s by %s: %v, want %v", d.Options[o].ID, d.Criteria[k].ID, got, want[k])
			}
		}
	}
	if !slices.Equal(d.Missing[2], []int{1, 3}) || len(d.Ranked) != 2 {
		t.Errorf("missing %v, ranked %v", d.Missing, d.Ranked)
	}
	if got := d.Shares[0]; math.Abs(got-5./11) > 1e-12 {
		t.Errorf("fit has a share of %v", got)
	}
}
