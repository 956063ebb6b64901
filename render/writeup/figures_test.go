package writeup

import (
	"strings"
	"testing"

	"casebook/model"
	"casebook/model/quantity"
)

// written returns the document of a study in YAML.
func written(t *testing.T, yaml string) string {
	t.Helper()
	s, err := model.Load("study.yaml", []byte(yaml))
	if err != nil {
		t.Fatal(err)
	}
	out, err := studyText(s, picturesFor(s))
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// small is a study of which figures are known.
const small = `
casebook: 1
title: Corner
kind: case_study
constraints:
  objectives:
    - {flow: buy, availability: 99.99%, p99: 1s}
architecture:
  components:
    fan: {name: Fan, kind: person}
    shop: {name: Shop, kind: service, replicas: 2, rate: 100/s, availability: 99%, latency: {p50: 10ms, p99: 100ms}, cost: $10/month}
    till: {name: Till, kind: database, replicas: 1, availability: 99.9%, latency: {p50: 10ms, p99: 100ms}}
  connections:
    - fan -> shop: buy
    - shop -> till: write
  flows:
    buy: {name: Buy, rate: 90/s, steps: [fan -> shop, shop -> till]}
  failures:
    fire: {name: Fire, fail: [till]}
`

func TestFigures(t *testing.T) {
	doc := written(t, small)
	for _, want := range []string{
		"Of 2 targets, 1 holds, 1 fails.",
		"| **fails** |",
		"| [Buy](#buy) | 90/s |",
		"| [Shop](#shop) | 90/s | 45% |", // of 200/s, and below the target
		"| [Fire](#fire) | [Buy](#buy) | 100% |",
	} {
		if !strings.Contains(doc, want) {
			t.Errorf("%s is not in\n%s", want, doc)
		}
	}
	if n := strings.Count(unwrapped(doc), "and its p99 is"); n != 1 {
		t.Errorf("the naive sum is told %d times", n)
	}
}

// A sketch has no tables of figures that say but that all is unknown.
func TestSketchHasNoFigures(t *testing.T) {
	doc := written(t, `
casebook: 1
title: Sketch
kind: case_study
constraints:
  objectives: [{flow: buy, availability: 99.9%}]
architecture:
  components:
    fan: {name: Fan, kind: person}
    shop: {name: Shop, kind: service}
  connections: [fan -> shop]
  flows:
    buy: {name: Buy, steps: [fan -> shop]}
`)
	for _, heading := range []string{"### Demand", "### Load", "### Cost", "## Capacity", "## About the figures", "<details>", unknown} {
		if strings.Contains(doc, heading) {
			t.Errorf("%q is in\n%s", heading, doc)
		}
	}
}

func TestChoiceAgainstTheScores(t *testing.T) {
	const decision = `
casebook: 1
title: Choice
kind: case_study
tradeoffs:
  store:
    question: Which?
    criteria: {speed: {weight: 2}, trust: {weight: 1}}
    options:
      a: {name: Alpha, scores: {speed: 5, trust: 3}}
      b: {name: Beta, scores: {speed: 2, trust: 4}}
    choice: b
`
	doc := written(t, decision)
	if want := "Its total is not the highest: 2.67 against 4.33. No reason is given."; !strings.Contains(unwrapped(doc), want) {
		t.Errorf("%q is not in\n%s", want, doc)
	}
	doc = written(t, decision+"    because: We know it.\n")
	if want := "Its total is not the highest: 2.67 against 4.33. We know it."; !strings.Contains(unwrapped(doc), want) {
		t.Errorf("%q is not in\n%s", want, doc)
	}
	// Why the choice stands is said with that, and behind the reasons of the choice itself.
	const override = "    override: |\n      Nobody runs *Alpha* here.\n\n      - It is bought.\n"
	doc = written(t, decision+"    because: We know it.\n"+override)
	if want := "**Choice: Beta.** We know it.\n\nIts total is not the highest: 2.67 against 4.33. Nobody runs *Alpha* here.\n\n- It is bought."; !strings.Contains(doc, want) {
		t.Errorf("%q is not in\n%s", want, doc)
	}
	doc = written(t, decision+override)
	if want := "**Choice: Beta.**\n\nIts total is not the highest: 2.67 against 4.33. Nobody"; !strings.Contains(doc, want) {
		t.Errorf("%q is not in\n%s", want, doc)
	}
	doc = written(t, strings.Replace(decision, "choice: b", "choice: a", 1)+override)
	if want := "**Choice: Alpha.**\n\n**Override:** Nobody"; !strings.Contains(doc, want) {
		t.Errorf("%q is not in\n%s", want, doc)
	}
}

// What is bought as a whole has no figures of one replica.
func TestFactsOfTheWhole(t *testing.T) {
	doc := written(t, `
casebook: 1
title: Wholes
kind: case_study
architecture:
  components:
    bank: {name: Bank, kind: external, rate: 1k/s, availability: 99.9%, cost: $5/month}
    jobs: {name: Jobs, kind: queue, sla: true, rate: 2k/s, availability: 99.8%, cost: $6/month}
    edge: {name: Edge, kind: cdn, rate: 3k/s, replicas: 2, cost: $7/month}
    shop: {name: Shop, kind: service, replicas: 2, rate: 4k/s, availability: 99.7%, cost: $8/month}
    cart: {name: Cart, kind: service, rate: 5k/s, availability: 99.6%, cost: $9/month}
`)
	for _, want := range []string{
		"1k/s in all", "99.9% in all", "$5/month in all",
		"2k/s in all", "99.8% promised by the provider", "$6/month in all",
		"3k/s in all", "$7/month a replica",
		"4k/s a replica", "99.7% a replica", "$8/month a replica",
		"5k/s a replica", "99.6% a replica", "$9/month a replica",
	} {
		if !strings.Contains(unwrapped(doc), want) {
			t.Errorf("%q is not in\n%s", want, doc)
		}
	}
}

func unwrapped(s string) string { return strings.Join(strings.Fields(s), " ") }

// A share is told in per cent, however it came about.
func TestShares(t *testing.T) {
	doc := written(t, `
casebook: 1
title: Shares
kind: case_study
capacity:
  inputs: {all: {value: 10/s}, some: {value: 3/s}}
  derived: {portion: some / all, times: all / some}
tradeoffs:
  d:
    question: Which?
    criteria: {loss: {weight: 1, measure: "%", better: lower}}
    options:
      a: {name: Alpha, scores: {loss: 3}}
      b: {name: Beta, scores: {loss: 0.5%}}
      c: {name: Gamma, scores: {loss: 100}}
`)
	for _, want := range []string{"| `some / all` | **30%** |", "| `all / some` | **3.333** |", "| 3% | 0.5% | 100% |"} {
		if !strings.Contains(doc, want) {
			t.Errorf("%s is not in\n%s", want, doc)
		}
	}
}

// A note behind a group stands below all that is in it, and not with its last step.
func TestNoteBehindGroup(t *testing.T) {
	doc := written(t, `
casebook: 1
title: Notes
kind: case_study
architecture:
  components: {a: {name: A, kind: service}, b: {name: B, kind: service}}
  connections: [a -> b]
  flows:
    f:
      name: F
      steps:
        - a -> b: first
        - note: Of the first.
        - either:
            - {when: yes it is, chance: 50%, steps: [a -> b: left]}
            - {steps: [a -> b: right, note: Of the right.]}
        - note: Of the group.
        - note: Of it too.
`)
	for _, want := range []string{"| first | Of the first. |", "| right | Of the right. |\n| | | | | Of the group. Of it too. |"} {
		if !strings.Contains(doc, want) {
			t.Errorf("%s is not in\n%s", want, doc)
		}
	}
}

func TestRounded(t *testing.T) {
	for _, c := range []struct {
		q    quantity.Quantity
		want string
	}{
		{quantity.Rate(1851.9), "1.85k/s"},
		{quantity.Count(999), "999"},
		{quantity.Share(0.41237), "41.2%"},
		{quantity.Share(0.999773), "99.9773%"},
		{quantity.Seconds(587.4), "9.79min"},
		{quantity.Seconds(-587.4), "-9.79min"},
		{quantity.Seconds(0), "0s"},
		{quantity.Bytes(66.666e6), "66.7MB"},
	} {
		if got := rounded(c.q); got != c.want {
			t.Errorf("rounded(%v) = %q, want %q", c.q, got, c.want)
		}
	}
}

func TestPart(t *testing.T) {
	for x, want := range map[float64]string{0: "0%", 0.0001: "under 0.1%", 0.5: "50%", 0.12345: "12.3%", 0.9999: "over 99.9%", 1: "100%"} {
		if got := part(x); got != want {
			t.Errorf("part(%v) = %q, want %q", x, got, want)
		}
	}
}

func TestSome(t *testing.T) {
	names := []string{"a", "b", "c", "d"}
	for most, want := range map[int]string{2: "a, b and 2 more", 3: "a, b, c, d", 9: "a, b, c, d"} {
		if got := some(names, most); got != want {
			t.Errorf("some(%d) = %q, want %q", most, got, want)
		}
	}
}
