package studytest

// Layered makes up a system in layers: clients, the edge, services that call services, and what they
// keep their data in. Most connections lead down, from zone to zone; some lead back.
func Layered(seed, n int) []byte {
	n = max(n, fewest)
	s := &layered{sketch: newSketch("Layered system", 1, seed, n), n: n}
	s.addZones()
	s.addParts()
	s.joinLayers()
	s.joinMore()
	s.addFlows(append(s.clients, s.gates...)...)
	return s.yaml()
}

type layered struct {
	*sketch
	n int

	internet, edge, partners, secure, standby string
	homes                                     []string // zones for services and stores

	clients, gates, externals, queues, stores, copies []int
	layers                                            [][]int // services
}

func (s *layered) addZones() {
	s.internet = s.zone("Internet", "external", "")
	region := s.zone(pick(s.sketch, regions), "region", "")
	s.edge = s.zone("Edge", "network", region)
	app := s.zone("Application", "network", region)
	s.homes = []string{app}
	first := s.random.IntN(len(teams))
	for i := range min(s.n/12, 4) {
		s.homes = append(s.homes, s.zone(teams[(first+i)%len(teams)], "team", app))
	}
	s.secure = pick(s.sketch, s.homes)
	if s.n >= 12 {
		s.secure = s.zone("Sensitive data", "trust", s.secure)
	}
	s.partners = s.zone("Partners", "external", "")
	s.standby = s.zone("Standby region", "region", "")
}

func (s *layered) addParts() {
	kind := func(kinds ...string) string { return pick(s.sketch, kinds) }
	for range 1 + s.n/15 {
		s.clients = append(s.clients, s.add(kind("client", "person", "client"), s.internet))
	}
	for range 1 + s.n/20 {
		s.gates = append(s.gates, s.add(kind("gateway", "balancer", "cdn", "gateway"), s.edge))
	}
	for range s.n / 12 {
		s.externals = append(s.externals, s.add("external", s.partners))
	}
	for range s.n / 10 {
		s.queues = append(s.queues, s.add(kind("queue", "stream"), pick(s.sketch, s.homes)))
	}
	for range s.n / 25 {
		s.copies = append(s.copies, s.add("database", s.standby))
	}
	for i := range (s.n + 2) / 5 {
		home := pick(s.sketch, s.homes)
		if i%4 == 3 {
			home = s.secure
		}
		s.stores = append(s.stores, s.add(kind("database", "database", "cache", "search", "object_store", "vault"), home))
	}
	s.layers = make([][]int, min(1+s.n/15, 4))
	services := s.n - len(s.parts)
	for i := range services {
		layer := i * len(s.layers) / services
		home := pick(s.sketch, s.homes)
		if s.chance(.1) {
			home = s.secure
		}
		k := kind("service", "service", "service", "function", "model")
		if layer == len(s.layers)-1 {
			k = kind("service", "worker", "job")
		}
		s.layers[layer] = append(s.layers[layer], s.add(k, home))
	}
}

// near returns one of the components, and more often one in the zone of another.
func (s *layered) near(to int, among []int) int {
	for range 4 {
		if i := pick(s.sketch, among); s.parts[i].zone == s.parts[to].zone {
			return i
		}
	}
	return pick(s.sketch, among)
}

// joinLayers connects each component with one of the layer above it.
func (s *layered) joinLayers() {
	for i, c := range s.clients {
		s.join(c, s.gates[i%len(s.gates)])
	}
	for i, g := range s.gates {
		if i >= len(s.clients) {
			s.join(pick(s.sketch, s.clients), g)
		}
	}
	above := s.gates
	for _, layer := range s.layers {
		for _, i := range layer {
			s.join(s.near(i, above), i)
		}
		above = layer
	}
	services := s.services()
	for _, i := range s.stores {
		s.join(s.near(i, services), i)
	}
	for _, i := range s.externals {
		s.join(pick(s.sketch, services), i)
	}
	for _, i := range s.queues {
		s.join(pick(s.sketch, services), i)
		s.join(i, pick(s.sketch, above)) // above the stores, that is in the last layer
	}
	for _, i := range s.copies {
		s.joinBy(pick(s.sketch, s.stores), i, data)
	}
}

func (s *layered) services() []int {
	var all []int
	for _, layer := range s.layers {
		all = append(all, layer...)
	}
	return all
}

// joinMore adds connections until there are about 1.3 for each component.
func (s *layered) joinMore() {
	services := s.services()
	for range 4 * s.n {
		if len(s.links)*10 >= s.n*13 {
			return
		}
		from := s.random.IntN(len(services))
		switch luck := s.random.IntN(20); {
		case luck < 8 && from+1 < len(services): // down, or to the side
			s.join(services[from], services[from+1+s.random.IntN(len(services)-from-1)])
		case luck < 14:
			s.join(services[from], pick(s.sketch, s.stores))
		case luck < 16: // once more, with other words
			l := pick(s.sketch, s.links)
			s.joinBy(l.from, l.to, l.arrow)
		case luck < 18: // back
			s.join(services[from], services[s.random.IntN(from+1)])
		case luck == 18 && len(s.externals) > 0:
			s.join(pick(s.sketch, s.externals), pick(s.sketch, s.gates))
		case len(s.queues) > 0:
			s.join(pick(s.sketch, s.queues), services[from])
		}
	}
}
