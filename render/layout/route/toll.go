package route

// mark notes that a line runs along a way, or, by -1, that it no longer does.
func (s *searcher) mark(way []int32, by int) {
	for i := 1; i < len(way); i++ {
		axis := axisOf(way[i-1], way[i])
		s.cells[way[i-1]].use[axis] += uint8(by)
		s.cells[way[i]].use[axis] += uint8(by)
	}
	whole := s.whole()
	for _, p := range way {
		x, y := s.xy(p)
		for _, by := range [...][2]int{{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}} {
			if x, y := x+by[0], y+by[1]; whole.has(x, y) {
				at := s.at(x, y)
				s.cells[at].toll = [2]uint16{s.toll(at, 0), s.toll(at, 1)}
			}
		}
	}
}

// toll returns what other lines add to the cost of coming to a point along an axis.
func (s *searcher) toll(at int32, axis int) uint16 {
	c := &s.cells[at]
	across := int32(1)
	if axis == 0 {
		across = int32(s.nx)
	}
	var cost uint16
	switch {
	case c.use[axis] > 0:
		cost = alongCost
	case c.use[1-axis] > 0:
		cost = s.effort.cross
	}
	if s.cells[at-across].use[axis] > 0 || s.cells[at+across].use[axis] > 0 {
		cost += besideCost
	}
	return cost
}
