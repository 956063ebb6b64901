package view

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/analyze/weighing"
	"casebook/render/text"
)

// tradeoffView shows the options of a decision with their weighted scores as stacked bars.
func tradeoffView(s *model.Study, d *analyze.Decision) View {
	t := tradeoff{s, d}
	return View{
		Name:  "tradeoff/" + d.ID,
		Title: "Trade-off: " + t.question(),
		Alt:   "Options of a decision of " + s.Title + ", weighed by " + t.by() + ": " + strings.Join(t.totals(), "; "),
	}
}

// tradeoff is a decision in words.
type tradeoff struct {
	study *model.Study
	*analyze.Decision
}

// question returns what is decided, as one line.
func (t *tradeoff) question() string { return noteWords(t.Question) }

// by says how many criteria there are.
func (t *tradeoff) by() string {
	if len(t.Criteria) == 1 {
		return "1 criterion"
	}
	return fmt.Sprintf("%d criteria", len(t.Criteria))
}

// totals tells the total of each option, with what is said of it.
func (t *tradeoff) totals() []string {
	var all []string
	for o := range t.Options {
		w := t.option(o) + " " + t.total(o)
		if marks := t.marks(o); len(marks) > 0 {
			w += " (" + strings.Join(marks, ", ") + ")"
		}
		all = append(all, w)
	}
	return all
}

// total returns the total of an option, or why there is none.
func (t *tradeoff) total(o int) string {
	if !math.IsNaN(t.Totals[o]) {
		return points(t.Totals[o])
	}
	return "unknown: " + t.reason(o)
}

// reason says why the total of an option is unknown.
func (t *tradeoff) reason(o int) string {
	var names []string
	for _, k := range t.Missing[o] {
		names = append(names, t.criterion(k))
	}
	if len(names) == 0 {
		return "no weights"
	}
	return "no score for " + strings.Join(names, ", ")
}

// Marks of an option.
const (
	chosenMark = "chosen"
	bestMark   = "highest"
	tiedMark   = "highest, tied"
)

// marks returns what is said of an option beside its total.
func (t *tradeoff) marks(o int) []string {
	var marks []string
	if o == t.Chosen {
		marks = append(marks, chosenMark)
	}
	switch {
	case t.Wins(o) && len(t.Winners) > 1:
		marks = append(marks, tiedMark)
	case t.Wins(o):
		marks = append(marks, bestMark)
	}
	return marks
}

// beaten says which options are better than one in everything, or nothing.
func (t *tradeoff) beaten(o int) string {
	by := t.Dominators(o)
	if len(by) == 0 {
		return ""
	}
	return "nowhere better than " + t.options(by, " or ")
}

// findings says what came of the weighing, a sentence an item.
func (t *tradeoff) findings() []string {
	said := []string{t.result()}
	if t.Chosen >= 0 && len(t.Ranked) > 0 && !t.Wins(t.Chosen) {
		said = append(said, t.dissent())
	}
	if _, ok := t.Winner(); ok && len(t.Ranked) > 1 {
		said = append(said, t.weightFlip(), t.scoreFlip())
	}
	if len(t.Ranked) > 1 {
		said = append(said, t.robustness())
	}
	return said
}

// result says which option is the best, and by how much.
func (t *tradeoff) result() string {
	among := ""
	if len(t.Ranked) < len(t.Options) {
		among = " among the options whose total is known"
	}
	winner, ok := t.Winner()
	switch {
	case len(t.Ranked) == 0:
		return "No total is known."
	case !ok:
		return fmt.Sprintf("%s have the same total, %s, the highest%s.", t.options(t.Winners, " and "), points(t.Totals[t.Winners[0]]), among)
	case len(t.Ranked) == 1:
		return fmt.Sprintf("%s has %s, the only total that is known.", t.quoted(winner), points(t.Totals[winner]))
	}
	return fmt.Sprintf("%s has the highest total%s: %s, which is %s more than %s.",
		t.quoted(winner), among, points(t.Totals[winner]), t.apart(winner, t.Ranked[1]), t.quoted(t.Ranked[1]))
}

// dissent says that the choice is not the best option.
func (t *tradeoff) dissent() string {
	if math.IsNaN(t.Totals[t.Chosen]) {
		return t.quoted(t.Chosen) + " was chosen, and its total is not known."
	}
	return fmt.Sprintf("%s was chosen, which has %s less.", t.quoted(t.Chosen), t.apart(t.Winners[0], t.Chosen))
}

// apart says how far the totals of two options are apart, as they are written.
func (t *tradeoff) apart(more, less int) string {
	written := func(option int) float64 { return math.Round(float64(t.Totals[option]*100)) / 100 }
	return points(written(more) - written(less))
}

// weightFlip says which change of a weight changes the result.
func (t *tradeoff) weightFlip() string {
	flips := t.WeightFlips()
	if len(flips) == 0 {
		return "No change of one weight alone has another option win."
	}
	f := flips[0]
	return fmt.Sprintf("With the weight of %s at %s in place of %s, %s draws level.",
		t.criterion(f.Criterion), percent(f.To), percent(f.From), t.quoted(f.Rival))
}

// scoreFlip says which change of a score changes the result.
func (t *tradeoff) scoreFlip() string {
	flips := t.ScoreFlips()
	if len(flips) == 0 {
		return "No change of one score alone has another option win."
	}
	f := flips[0]
	w := fmt.Sprintf("With %s of %s at %s in place of %s,", t.criterion(f.Criterion), t.quoted(f.Option),
		t.score(f.Criterion, f.To), t.score(f.Criterion, f.From))
	if winner, _ := t.Winner(); f.Option != winner && f.Option != f.Rival {
		w += " which stretches or shrinks the scale for all," // it is neither of the two
	}
	return w + " " + t.quoted(f.Rival) + " draws level."
}

// robustness says how often the best options, and the choice, are the best under any weights.
func (t *tradeoff) robustness() string {
	r := t.Robustness()
	var said []string
	worst := 0.0
	for o := range t.Options {
		if (t.Wins(o) || o == t.Chosen) && !math.IsNaN(r.Share[o]) {
			said = append(said, fmt.Sprintf("%s is the best under %s", t.quoted(o), percent(r.Share[o])))
			worst = math.Max(worst, r.Error(o))
		}
	}
	w := strings.Join(said, ", ") + " of all weightings that there could be"
	if r.Samples == 0 {
		return w + "."
	}
	return fmt.Sprintf("%s (%s tried; standard error %s).", w, thousands(r.Samples), small(worst))
}

// quoted returns the name of an option as it stands in a sentence, where its own commas must not part it.
func (t *tradeoff) quoted(o int) string { return "“" + t.option(o) + "”" }

func (t *tradeoff) option(o int) string { return text.Clean(t.Options[o].Title()) }

func (t *tradeoff) criterion(k int) string { return text.Clean(t.Criteria[k].ID) }

// options names some options.
func (t *tradeoff) options(which []int, last string) string {
	names := make([]string, len(which))
	for i, o := range which {
		names[i] = t.quoted(o)
	}
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + last + names[len(names)-1]
}

// score returns a raw score with its measure.
func (t *tradeoff) score(k int, v float64) string {
	return strings.TrimSpace(figure(v) + " " + text.Clean(t.Criteria[k].Measure))
}

// scale says how scores by a criterion come onto the scale.
func (t *tradeoff) scale(k int) string {
	c := &t.Criteria[k]
	lower := ""
	if c.LowerIsBetter() {
		lower = ", lower is better"
	}
	if c.Measure == "" {
		return "scored from 1 to 5" + lower
	}
	switch worst, best := t.Bounds(k); {
	case math.IsNaN(worst):
		return text.Clean(c.Measure) + lower + "; not measured"
	case worst == best:
		return text.Clean(c.Measure) + lower + "; all the same, so that it decides nothing"
	default:
		return fmt.Sprintf("%s%s; %s counts as %.0f, %s as %.0f", text.Clean(c.Measure), lower,
			figure(best), weighing.Best, figure(worst), weighing.Worst)
	}
}

// points writes a total, or a part of one.
func points(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }

// thousands writes a whole number with a comma before each three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// percent writes a share with at most one decimal.
func percent(v float64) string {
	if math.IsNaN(v) {
		return "unknown"
	}
	return strings.TrimSuffix(strconv.FormatFloat(float64(v*100), 'f', 1, 64), ".0") + "%"
}

// small writes a share that is too small for one decimal as what it is below.
func small(v float64) string {
	if v < .001 {
		return "below 0.1%"
	}
	return percent(v)
}

// figure writes a score with at most four digits that count.
func figure(v float64) string {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 3, 64), 64) // FormatFloat wrote it
	if a := math.Abs(rounded); a != 0 && (a < 1e-6 || a >= 1e12) {
		return strconv.FormatFloat(rounded, 'g', -1, 64)
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
