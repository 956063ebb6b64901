package reliability

import (
	"math"
	"testing"
	"time"
)

// A plant gives events names while a formula is written down.
type plant struct {
	events []Event
	at     map[string]int
}

// up returns the formula of an event, which is a new one unless the name is known.
func (p *plant) up(name string, availability float64) Formula {
	if p.at == nil {
		p.at = map[string]int{}
	}
	i, ok := p.at[name]
	if !ok {
		i = len(p.events)
		p.at[name] = i
		p.events = append(p.events, Event{name, 1 - availability})
	}
	return Up(i)
}

// replicas returns formulas of new events.
func (p *plant) replicas(name string, n int, availability float64) []Formula {
	var fs []Formula
	for i := range n {
		fs = append(fs, p.up(name+string(rune('0'+i)), availability))
	}
	return fs
}

func (p *plant) system(t testing.TB, flows ...Formula) *System {
	t.Helper()
	s, err := Compile(p.events, flows, Limit)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// bridge connects two ends over 1 and 4, 2 and 5, and 3 between them; events are numbered from 0.
func bridge(p *plant, a float64) Formula {
	e := p.replicas("link", 5, a)
	return Or(And(e[0], e[3]), And(e[1], e[4]), And(e[0], e[2], e[4]), And(e[1], e[2], e[3]))
}

// shop is the system of oracle D8. Its events are edge, three of api, two of db, and psp.
func shop(p *plant) (hard, withFallback Formula) {
	edge := p.up("edge", .9999)
	api := AtLeast(2, p.replicas("api", 3, .995)...)
	db := Or(p.replicas("db", 2, .998)...)
	psp := p.up("psp", .9995)
	return And(edge, api, db, psp), And(edge, api, db, Or(psp, p.up("other psp", .999)))
}

func TestAvailability(t *testing.T) {
	for _, tt := range []struct {
		name  string
		build func(*plant) Formula
		want  float64
		exact float64 // how far off it may be
	}{
		{"D1 series", func(p *plant) Formula { return And(p.replicas("s", 3, .9999)...) }, .999700029999, 1e-15},
		{"D1 parallel", func(p *plant) Formula { return Or(p.replicas("s", 2, .999)...) }, .999999, 1e-15},
		{"D2 shared database", func(p *plant) Formula {
			db, app := p.up("db", .999), p.replicas("app", 2, .99)
			return Or(And(app[0], db), And(app[1], db))
		}, .9989001, 1e-15},
		{"D2 as a naive tree", func(p *plant) Formula {
			db, app := p.replicas("db", 2, .999), p.replicas("app", 2, .99)
			return Or(And(app[0], db[0]), And(app[1], db[1]))
		}, .99987922, 5e-9},
		{"D3 same zone", func(p *plant) Formula {
			z := p.up("z", .9995)
			return And(And(p.up("s", .99), z), And(p.up("d", .995), z))
		}, .984557475, 1e-12},
		{"D3 as a naive product", func(p *plant) Formula {
			return And(p.up("s", .99), p.up("z", .9995), p.up("d", .995), p.up("again", .9995))
		}, .984065196, 5e-10},
		{"D4 2 of 3", func(p *plant) Formula { return AtLeast(2, p.replicas("r", 3, .99)...) }, .999702, 1e-15},
		{"D4 3 of 5", func(p *plant) Formula { return AtLeast(3, p.replicas("r", 5, .9)...) }, .99144, 1e-15},
		{"D5 bridge .9", func(p *plant) Formula { return bridge(p, .9) }, .97848, 1e-15},
		{"D5 bridge .99", func(p *plant) Formula { return bridge(p, .99) }, .9997980498, 5e-11},
		{"D8 shop", func(p *plant) Formula { hard, _ := shop(p); return hard }, .9993213475, 5e-11},
		{"D8 with fallback", func(p *plant) Formula { _, soft := shop(p); return soft }, .9998207583, 5e-11},
		{"AWS: three 99.99 % in a row", func(p *plant) Formula { return And(p.replicas("s", 3, .9999)...) }, .9997, 5e-5},
		{"AWS: two 99.9 % side by side", func(p *plant) Formula { return Or(p.replicas("s", 2, .999)...) }, .999999, 5e-7},
		{"Barlow and Proschan: bridge", func(p *plant) Formula { return bridge(p, .8) }, 2*.64 + 2*.512 - 5*.4096 + 2*.32768, 1e-15},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var p plant
			s := p.system(t, tt.build(&p))
			r := s.Unavailability(Given{})[0]
			if got := 1 - r.Unavailability; math.Abs(got-tt.want) > tt.exact || r.Simulated {
				t.Errorf("availability %.15g, want %.15g", got, tt.want)
			}
		})
	}
}

// Trap 2: what two ways share is not counted for each of them.
func TestSharedDependencyCountedOnce(t *testing.T) {
	var p plant
	db, app := p.up("db", .999), p.replicas("app", 2, .99)
	s := p.system(t, Or(And(app[0], db), And(app[1], db)), And(db, db, db))
	r := s.Unavailability(Given{})
	const naive = 1.2078e-4 // (1 - .99 * .999)^2
	if u := r[0].Unavailability; math.Abs(u-1.0999e-3) > 1e-15 || math.Abs(u/naive-9.1) > .05 {
		t.Errorf("two ways over one database are down %v, %.1f times the naive %v", u, u/naive, naive)
	}
	if u := r[1].Unavailability; math.Abs(u-.001) > 1e-15 {
		t.Errorf("what needs a database three times is down %v", u)
	}
}

// Trap 3: replicas share causes of failure, which three of them do not take to six nines.
func TestReplicasAreNotIndependent(t *testing.T) {
	own, common := CommonCause(.01, .05)
	events := []Event{{"cause", common}, {"a", own}, {"b", own}, {"c", own}}
	s, err := New(events, []Formula{
		And(Up(0), Or(Up(1), Up(2), Up(3))),
		And(Up(0), Up(1)),
	})
	if err != nil {
		t.Fatal(err)
	}
	r := s.Unavailability(Given{})
	if u, want := r[0].Unavailability, .0005+.9995*.0095*.0095*.0095; math.Abs(u-want) > 1e-15 || u < 400*1e-6 {
		t.Errorf("three replicas of 99 %% are down %v, want %v", u, want)
	}
	if u := r[1].Unavailability; u > .01 || u < .00999 {
		t.Errorf("one replica of 99 %% is down %v", u)
	}
}

func TestBlame(t *testing.T) {
	var p plant
	hard, _ := shop(&p)
	s := p.system(t, hard)
	elements := []Element{{0}, {1, 2, 3}, {4, 5}, {6}}
	got := s.Importance(elements)[0]
	alone := []float64{4.32, 3.229, .1728, 21.6} // minutes in a month if all else were up: edge, api, db, psp
	for i, want := range alone {
		blame := Minutes(got[i].Blame, Month)
		if blame > want+5e-4 || blame < want*.999 {
			t.Errorf("element %d has the blame for %v minutes, alone it would be %v", i, blame, want)
		}
	}
	if math.Abs(got[3].Birnbaum-.9998212582) > 5e-11 { // E3
		t.Errorf("Birnbaum importance of psp %.10f", got[3].Birnbaum)
	}
	if b := float64(got[3].Birnbaum * .0005); math.Abs(b/got[3].Blame-1) > 1e-10 {
		t.Errorf("blame %v is not importance times unavailability %v", got[3].Blame, b)
	}
	if r := Ranked(got); r[0] != 3 || r[1] != 0 || r[2] != 1 || r[3] != 2 {
		t.Errorf("ranked %v", r)
	}
	if m := Minutes(s.Unavailability(Given{})[0].Unavailability, Month); math.Abs(m-29.318) > 5e-4 {
		t.Errorf("%v minutes a month", m)
	}
}

func TestBridgeCuts(t *testing.T) { // E1
	var p plant
	s := p.system(t, bridge(&p, .99))
	var elements []Element
	var u []float64
	for i, e := range p.events {
		elements = append(elements, Element{i})
		u = append(u, e.Unavailability)
	}
	cuts := s.Cuts(elements, 3)[0]
	want := []Cut{{0, 1}, {3, 4}, {0, 2, 4}, {1, 2, 3}}
	if !sameCuts(cuts, want) || !sameCuts(s.Cuts(elements, 2)[0], want[:2]) {
		t.Errorf("cuts %v, want %v", cuts, want)
	}
	if r := s.Unavailability(Given{})[0]; math.Abs(r.Unavailability-2.0195e-4) > 5e-9 {
		t.Errorf("exact %v", r.Unavailability)
	}
	if r := RareEvent(cuts, u); math.Abs(r-2.02e-4) > 1e-15 {
		t.Errorf("rare-event approximation %v", r)
	}
	if r := EsaryProschan(cuts, u); math.Abs(1-r-.99979801040) > 5e-12 {
		t.Errorf("Esary-Proschan bound %.12f", 1-r)
	}
}

func TestMinutes(t *testing.T) {
	const hour, day = 60., 24 * 60.
	for _, tt := range []struct {
		availability float64
		window       time.Duration
		want         float64 // minutes, as published
		exact        float64
	}{
		// The Calculus of Service Availability
		{.9999, Year, 53, .5},
		{.9999, Year, 52.56, 1e-9},
		{1 - 5*.00001, Year, 26, .5},
		{1 - 5*.00001, Year, 26.28, 1e-9},
		{1 - (.0001 - 5*.00001), Year, 26.28, 1e-9}, // what is left; the article subtracts rounded figures
		// Site Reliability Engineering, appendix A
		{.99, Year, 3.65 * day, 1e-9},
		{.99, Month, 7.2 * hour, 1e-9},
		{.99, Day, 14.4, 1e-9},
		{.999, Year, 8.76 * hour, 1e-9},
		{.999, Month, 43.2, 1e-9},
		{.999, Day, 1.44, 1e-9},
		{.9995, Year, 4.38 * hour, 1e-9},
		{.9995, Month, 21.6, 1e-9},
		{.9999, Year, 52.6, .05},
		{.9999, Month, 4.32, 1e-9},
		{.9999, Day, 8.64 / 60, 1e-9},
		{.99999, Year, 5.26, .005},
		{.99999, Month, 25.9 / 60, .05 / 60},
		{.99999, Day, .87 / 60, .01 / 60},
	} {
		if got := Minutes(1-tt.availability, tt.window); math.Abs(got-tt.want) > tt.exact {
			t.Errorf("%v over %v: %v minutes, want %v", tt.availability, tt.window, got, tt.want)
		}
	}
}

// The Calculus of Service Availability: a dependency that is reached over several others takes its share of
// the budget once.
func TestSharedDependencyTakesItsShareOnce(t *testing.T) {
	var p plant
	deps := p.replicas("dep", 5, .99999)
	shared := deps[0]
	s := p.system(t, And(deps...), And(And(deps[1], shared), And(deps[2], shared), And(deps[3], shared), And(deps[4], shared)))
	r := s.Unavailability(Given{})
	if m := Minutes(r[0].Unavailability, Year); math.Abs(m-26.28) > .001 || r[0].Unavailability != r[1].Unavailability {
		t.Errorf("%v minutes a year, and %v where one is shared", m, Minutes(r[1].Unavailability, Year))
	}
}
