package studytest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// sketch is a study in the making.
type sketch struct {
	random *rand.Rand
	title  string
	zones  []zone
	parts  []part
	links  []link
	flows  []*yaml.Node // keys and values in turn
	ids    map[string]bool
}

type zone struct{ id, name, kind, in string }

type part struct {
	id, name, kind, tech, zone string
	subject                    string
	replicas                   int // 0 for not said
}

type link struct {
	from, to        int // indices of parts
	arrow           string
	label, protocol string
}

// The arrows.
const (
	call    = "->"
	message = "~>"
	data    = "=>"
)

// newSketch returns an empty sketch. Generators differ in their salt, so that they do not make the
// same choices.
func newSketch(title string, salt, seed, n int) *sketch {
	return &sketch{
		random: rand.New(rand.NewPCG(uint64(seed), uint64(n*10+salt))),
		title:  fmt.Sprintf("%s of %d parts, number %d", title, n, seed),
		ids:    map[string]bool{},
	}
}

// chance returns true that often, 1 being always.
func (s *sketch) chance(share float64) bool { return s.random.Float64() < share }

// pick returns one of the choices.
func pick[T any](s *sketch, choices []T) T { return choices[s.random.IntN(len(choices))] }

// newID returns an id made of a name that nothing has yet.
func (s *sketch) newID(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	stem := strings.Join(words[:min(len(words), 4)], "-")
	id := stem
	for i := 2; s.ids[id]; i++ {
		id = fmt.Sprintf("%s-%d", stem, i)
	}
	s.ids[id] = true
	return id
}

// zone adds a zone and returns its id.
func (s *sketch) zone(name, kind, in string) string {
	id := s.newID(name)
	s.zones = append(s.zones, zone{id, name, kind, in})
	return id
}

// add adds a component of a kind to a zone, with a name that no other has if there is one left, and
// returns its index.
func (s *sketch) add(kind, zone string) int {
	m := manners[kind]
	p := part{kind: kind, zone: zone, tech: pick(s, m.techs)}
	for range 20 {
		p.subject = pick(s, subjects)
		p.name = capital(fill(pick(s, m.names), p.subject))
		if !slices.ContainsFunc(s.parts, func(other part) bool { return other.name == p.name }) {
			break
		}
	}
	p.id = s.newID(p.name)
	if s.chance(.4) && !slices.Contains([]string{"person", "client", "external", "device", "cdn"}, kind) {
		p.replicas = 2 + s.random.IntN(12)
	}
	s.parts = append(s.parts, p)
	return len(s.parts) - 1
}

// fill puts a subject where a form has a %.
func fill(form, subject string) string { return strings.ReplaceAll(form, "%", subject) }

// capital returns a name with a capital letter, but for names such as order-events.
func capital(name string) string {
	if first, _, _ := strings.Cut(name, " "); strings.ContainsAny(first, "-.") {
		return name
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// join connects two components with the arrow that fits their kinds.
func (s *sketch) join(from, to int) { s.joinBy(from, to, s.arrow(from, to)) }

// arrow returns how a component speaks to another.
func (s *sketch) arrow(from, to int) string {
	a, b := s.parts[from].kind, s.parts[to].kind
	switch {
	case isStore(a) && isStore(b), isQueue(a) && isStore(b):
		return data
	case isQueue(a), isQueue(b), isStore(a), b == "monitor":
		return message
	case b == "warehouse", b == "object_store":
		return pick(s, []string{data, data, call})
	case a == "external" || b == "client":
		return message
	}
	return call
}

// joinBy connects two components. It does not do so twice with the same words, nor often.
func (s *sketch) joinBy(from, to int, arrow string) {
	l := link{from: from, to: to, arrow: arrow}
	if from == to {
		return
	}
	parallel := 0
	for _, other := range s.links {
		if other.from == from && other.to == to {
			parallel++
		}
	}
	if parallel > 1 {
		return
	}
	m := manners[s.parts[to].kind]
	if len(m.labels) == 0 || isQueue(s.parts[from].kind) {
		m = manners["worker"] // it is the reader that asks
	}
	subject := s.parts[to].subject
	if s.chance(.5) {
		subject = s.parts[from].subject
	}
	for range 5 {
		l.label, l.protocol = fill(pick(s, m.labels), subject), pick(s, m.protocols)
		if !s.chance(.6) {
			l.protocol = ""
		}
		if parallel == 0 && s.chance(.06) {
			l.label = ""
		}
		if !slices.ContainsFunc(s.links, func(other link) bool {
			return other.from == l.from && other.to == l.to && other.label == l.label
		}) {
			s.links = append(s.links, l)
			return
		}
	}
}

func isStore(kind string) bool {
	return slices.Contains([]string{"database", "object_store", "search", "warehouse", "vault", "cache"}, kind)
}

func isQueue(kind string) bool { return kind == "queue" || kind == "stream" }

// yaml returns the sketch as a study's text.
func (s *sketch) yaml() []byte {
	architecture := fields(
		"zones", s.zonesNode(),
		"components", s.partsNode(),
		"connections", s.linksNode(),
		"flows", &yaml.Node{Kind: yaml.MappingNode, Content: s.flows},
	)
	return encode(fields(
		"casebook", number(1), "title", text(s.title), "kind", text("case_study"),
		"summary", text("A made-up system."),
		"architecture", architecture,
	))
}

// zonesNode returns the zones but those with nothing in them.
func (s *sketch) zonesNode() *yaml.Node {
	filled := map[string]bool{}
	for _, p := range s.parts {
		filled[p.zone] = true
	}
	m := fields()
	for _, z := range slices.Backward(s.zones) { // what is inside comes after what is around it
		if filled[z.id] {
			filled[z.in] = true
			facts := inline(fields("name", text(z.name), "kind", text(z.kind), "in", optional(z.in)))
			m.Content = append([]*yaml.Node{text(z.id), facts}, m.Content...)
		}
	}
	return m
}

func (s *sketch) partsNode() *yaml.Node {
	m := fields()
	for _, p := range s.parts {
		var replicas, hit *yaml.Node
		if p.replicas > 0 {
			replicas = number(p.replicas)
		}
		if p.kind == "cache" {
			hit = text("92%")
		}
		m.Content = append(m.Content, text(p.id), inline(fields(
			"name", text(p.name), "kind", text(p.kind), "tech", optional(p.tech), "in", optional(p.zone),
			"replicas", replicas, "hit", hit,
		)))
	}
	return m
}

func (s *sketch) linksNode() *yaml.Node {
	l := list()
	for i, k := range s.links {
		arrow := text(s.arrowText(i))
		switch {
		case k.label == "" && k.protocol == "":
			l.Content = append(l.Content, arrow)
		case k.label == "":
			l.Content = append(l.Content, inline(fields("from", text(s.parts[k.from].id), "to", text(s.parts[k.to].id),
				"mode", text(modes[k.arrow]), "protocol", text(k.protocol))))
		default:
			l.Content = append(l.Content, fields(arrow.Value, text(k.label), "protocol", optional(k.protocol)))
		}
	}
	return l
}

// modes are the modes that arrows stand for.
var modes = map[string]string{call: "sync", message: "async", data: "data"}

// arrowText returns the arrow of a link, as in "a -> b".
func (s *sketch) arrowText(i int) string {
	l := s.links[i]
	return s.parts[l.from].id + " " + l.arrow + " " + s.parts[l.to].id
}
