package studytest

// Pipeline makes up a data pipeline: sources, stages with streams between them, and sinks, with
// side inputs, dead letters, and feedback to earlier stages. A large one has lanes that join.
func Pipeline(seed, n int) []byte {
	n = max(n, fewest)
	s := &pipeline{sketch: newSketch("Data pipeline", 3, seed, n), n: n}
	s.addZones()
	for lane := range s.lanes {
		s.addLane(&s.lanes[lane], s.n*(lane+1)*3/5/len(s.lanes))
	}
	s.joinLanes()
	for len(s.parts) < s.n {
		s.addAside()
	}
	s.addFeedback()
	for _, l := range s.lanes {
		s.starts = append(s.starts, l.stages[0])
	}
	s.addFlows(s.starts...)
	return s.yaml()
}

type pipeline struct {
	*sketch
	n int

	sources, ingest, serving, private string
	lanes                             []lane
	letters                           map[int]int // dead letter queue of a worker
	starts                            []int       // of flows
}

// lane is a chain of stages, from the source on.
type lane struct {
	zone   string
	stages []int
}

func (s *pipeline) addZones() {
	s.sources = s.zone("Sources", "external", "")
	region := s.zone(pick(s.sketch, regions), "region", "")
	s.ingest = s.zone("Ingest", "network", region)
	processing := s.zone("Processing", "network", region)
	first := s.random.IntN(len(teams))
	for i := range 1 + min(s.n/20, 2) {
		zone := processing
		if s.n >= 20 {
			zone = s.zone(teams[(first+i)%len(teams)]+" lane", "team", processing)
		}
		s.lanes = append(s.lanes, lane{zone: zone})
	}
	s.private = s.zone("Personal data", "trust", processing)
	s.serving = s.zone("Serving", "network", region)
	s.letters = map[int]int{}
}

// addLane adds stages to a lane until there are so many components in all: a source, a collector,
// streams and workers in turn, and a service that hands out results.
func (s *pipeline) addLane(l *lane, until int) {
	kinds := []string{pick(s.sketch, []string{"device", "client", "external"}), pick(s.sketch, []string{"gateway", "service", "function"})}
	zones := []string{s.sources, s.ingest}
	for len(s.parts)+len(kinds) < until {
		if len(kinds)%2 == 0 {
			kinds = append(kinds, pick(s.sketch, []string{"stream", "stream", "queue"}))
		} else {
			kinds = append(kinds, pick(s.sketch, []string{"worker", "worker", "job", "function"}))
		}
		zones = append(zones, l.zone)
	}
	if last := len(kinds) - 1; last > 2 {
		kinds[last], zones[last] = pick(s.sketch, []string{"database", "warehouse", "search", "service"}), s.serving
	}
	for i, kind := range kinds {
		l.stages = append(l.stages, s.add(kind, zones[i]))
		if i > 0 {
			s.join(l.stages[i-1], l.stages[i])
		}
	}
}

// joinLanes has each lane read from the one before.
func (s *pipeline) joinLanes() {
	for i := 1; i < len(s.lanes); i++ {
		from, to := s.lanes[i-1].stages, s.lanes[i].stages
		s.join(from[len(from)/2], to[1+len(to)/2])
		if s.chance(.5) {
			s.join(to[2*len(to)/3], from[len(from)-1])
		}
	}
}

// addAside adds something beside a stage: a side input, a dead letter queue, a sink or a source.
func (s *pipeline) addAside() {
	l := pick(s.sketch, s.lanes)
	at := 1 + s.random.IntN(len(l.stages)-1)
	stage := l.stages[at]
	active := !isQueue(s.parts[stage].kind) && !isStore(s.parts[stage].kind)
	switch luck := s.random.IntN(10); {
	case luck < 3 && active:
		if _, has := s.letters[stage]; has {
			return
		}
		queue := s.add("queue", l.zone)
		s.letters[stage] = queue
		s.joinBy(stage, queue, message)
	case luck < 7 && active:
		kind := pick(s.sketch, []string{"cache", "config", "model", "database", "vault"})
		zone := l.zone
		if kind == "vault" || s.chance(.3) {
			zone = s.private
		}
		s.join(stage, s.add(kind, zone))
	case luck < 9:
		kind := pick(s.sketch, []string{"warehouse", "object_store", "search", "monitor"})
		s.join(stage, s.add(kind, s.serving))
	case s.chance(.5):
		s.join(s.add(pick(s.sketch, []string{"external", "device", "job"}), s.sources), l.stages[1])
	case at == len(l.stages)-1:
		reader := s.add("service", s.serving)
		s.join(reader, stage)
		s.starts = append(s.starts, reader)
	}
}

// addFeedback has dead letters tried again, late stages tell early ones what they found, and a few
// lines doubled.
func (s *pipeline) addFeedback() {
	for _, l := range s.lanes {
		for at, stage := range l.stages {
			if queue, has := s.letters[stage]; has && s.chance(.7) {
				s.joinBy(queue, l.stages[max(1, at-s.random.IntN(3))], message)
			}
		}
		if last := len(l.stages) - 1; last > 3 {
			s.joinBy(l.stages[last], l.stages[1+s.random.IntN(last-2)], message)
		}
	}
	for range 1 + s.n/15 {
		k := pick(s.sketch, s.links)
		s.joinBy(k.from, k.to, k.arrow)
	}
}
