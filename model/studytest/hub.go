package studytest

// Hub makes up a system around a hub that everybody talks to: a gateway, a bus or a shared
// database. A large one has two smaller hubs besides.
func Hub(seed, n int) []byte {
	n = max(n, fewest)
	s := &hub{sketch: newSketch("System around a hub", 2, seed, n), n: n}
	s.addZones()
	s.addHubs()
	s.addSpokes()
	s.joinMore()
	s.addFlows(s.starts...)
	return s.yaml()
}

type hub struct {
	*sketch
	n int

	internet, partners, platform string
	homes                        []string // zones for spokes
	hubs                         []int    // the first is the largest
	spokes                       []int
	starts                       []int // of flows
}

func (s *hub) addZones() {
	s.internet = s.zone("Internet", "external", "")
	region := s.zone(pick(s.sketch, regions), "region", "")
	s.platform = s.zone("Shared platform", "network", region)
	first := s.random.IntN(len(teams))
	for i := range 1 + min(s.n/10, 5) {
		home := s.zone(teams[(first+i)%len(teams)], "team", region)
		s.homes = append(s.homes, home)
		if i == 1 {
			s.homes = append(s.homes, s.zone("Behind the wall", "trust", home))
		}
	}
	s.partners = s.zone("Partners", "external", "")
}

// addHubs adds the hubs and the clients, which talk to the first one if that is a gateway, and
// otherwise to the first spoke.
func (s *hub) addHubs() {
	kinds := []string{"gateway", "stream", "database"}
	first := s.random.IntN(len(kinds))
	s.hubs = []int{s.add(kinds[first], s.platform)}
	if s.n >= 24 {
		for i := 1; i <= 2; i++ {
			s.hubs = append(s.hubs, s.add(kinds[(first+i)%len(kinds)], pick(s.sketch, s.homes)))
		}
	}
	for range 1 + s.n/20 {
		s.starts = append(s.starts, s.add(pick(s.sketch, []string{"client", "person", "device"}), s.internet))
	}
}

func (s *hub) addSpokes() {
	entry := s.hubs[0]
	if s.parts[entry].kind != "gateway" {
		entry = s.addSpoke()
	}
	for _, client := range s.starts {
		s.join(client, entry)
	}
	for i := 1; i < len(s.hubs); i++ {
		s.talk(s.hubs[0], s.hubs[i])
	}
	for len(s.parts) < s.n {
		spoke := s.addSpoke()
		if len(s.parts) < s.n && s.chance(.35) { // something of its own
			s.join(spoke, s.add(pick(s.sketch, []string{"database", "cache", "object_store", "search"}), s.parts[spoke].zone))
		}
	}
}

// addSpoke adds a component and has it talk to a hub, most likely the first.
func (s *hub) addSpoke() int {
	kind, home := pick(s.sketch, []string{"service", "service", "worker", "job", "function", "external"}), pick(s.sketch, s.homes)
	if len(s.spokes) == 0 {
		kind = "service"
	}
	if kind == "external" {
		home = s.partners
	}
	spoke := s.add(kind, home)
	s.spokes = append(s.spokes, spoke)
	to := s.hubs[0]
	if s.chance(.5) {
		to = pick(s.sketch, s.hubs)
	}
	s.talk(to, spoke)
	return spoke
}

// talk connects a hub with a component in the way of the hub: a gateway calls it, and may be called
// back; a bus gets its messages, gives it some, or both; a database is read, written, or both.
func (s *hub) talk(hub, other int) {
	there, back := s.chance(.5), s.chance(.2)
	switch s.parts[hub].kind {
	case "gateway":
		s.join(hub, other)
		if back {
			s.join(other, hub)
		}
	case "stream":
		if there || back {
			s.joinBy(other, hub, message)
		}
		if !there || back {
			s.joinBy(hub, other, message)
		}
	default:
		s.joinBy(other, hub, s.arrow(other, hub))
		if back {
			s.joinBy(other, hub, s.arrow(other, hub))
		}
	}
}

// joinMore has some spokes talk past the hub.
func (s *hub) joinMore() {
	for range s.n / 6 {
		s.join(pick(s.sketch, s.spokes), pick(s.sketch, s.spokes))
	}
	s.starts = append(s.starts, s.spokes[0])
}
