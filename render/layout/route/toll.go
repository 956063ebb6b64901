package route

// mark notes that a line runs along a way, or, by -1, that it no longer does.
func (s *searcher) mark(way []int32, by int) {
	for i := 1; i < len(way); i++ {
		axis := axisOf(way[i-1], way[i])
		s.cells[way[i-1]].use[axis] += uint8(by)
		s.cells[way[i]].use[axis] += uint8(by)
	}
	for i, at := range way {
		s.charge(at, 0)
		s.charge(at, 1)
		if i > 0 {
			s.chargeBeside(way[i-1], way[i])
		}
	}
}

// chargeBeside sets the tolls at both sides of a step of a line.
func (s *searcher) chargeBeside(from, to int32) {
	axis := axisOf(from, to)
	across := s.across(axis)
	for _, at := range [...]int32{from, to} {
		s.charge(at-across, axis)
		s.charge(at+across, axis)
	}
}

// across returns how far apart points side by side are on the way along an axis.
func (s *searcher) across(axis int) int32 {
	if axis == 0 {
		return int32(s.nx)
	}
	return 1
}

// charge sets the toll of a point along an axis. At the outermost points, at which no line may run, there
// is none.
func (s *searcher) charge(at int32, axis int) {
	if at < 0 || int(at) >= len(s.cells) || !s.whole().has(s.xy(at)) {
		return
	}
	c, across := &s.cells[at], s.across(axis)
	c.toll[axis] = 0
	switch {
	case c.use[axis] > 0:
		c.toll[axis] = alongCost
	case c.use[1-axis] > 0:
		c.toll[axis] = s.effort.cross
	}
	if s.cells[at-across].use[axis] > 0 || s.cells[at+across].use[axis] > 0 {
		c.toll[axis] += besideCost
	}
}
