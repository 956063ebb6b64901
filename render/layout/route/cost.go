package route

// pitch is the distance between two neighbouring points of the grid, in pixels. Two lines side by
// side are so far apart; arrow heads, which are 9 pixels wide, still fit beside each other.
const pitch = 10

// What the way of a line costs. A step from one point of the grid to the next is the measure of the
// others; all are whole numbers, so that the queue can sort by counting.
const (
	stepCost = 10

	// A line with a bend less may be eight steps longer: bends are what the eye loses lines at.
	bendCost = 80

	// Two lines on top of each other cannot be told apart. It is no more forbidden than that, so
	// that there is always a way; what is left of it is counted as a fault.
	alongCost = 5000

	// Beside a parallel line there is room, but two points apart lines read better.
	besideCost = 6

	// Close to a card a line looks as if it belonged to it.
	touchCost = 16 // one point away
	closeCost = 5  // two points away

	// On a group's border a line cannot be seen; along it, it looks like a second border.
	borderCost     = 60 // on it
	nearBorderCost = 12 // one point away

	// A title that is struck through is a fault.
	titleCost = 1500

	// Labels move, so they are softer than what stays.
	labelCost = 160
	// Lines between the same two nodes have their labels at about the same place. They keep so far
	// apart that both fit.
	twinCost = 60

	// A line goes through groups that it has no business in only for a good reason, and one
	// between two nodes of a group stays in the group.
	foreignCost = 10 // each step
	enterCost   = 60 // and the way in
	leaveCost   = 90 // the way out of the group that both ends are in

	// Lines leave a side near its middle and not next to each other.
	offCentreCost = 3  // each point away from the middle
	nextPortCost  = 70 // one point from another line's end
	closePortCost = 12 // two points
)

// effort is how much trouble is taken over a drawing.
type effort struct {
	// What a crossing costs. Where there are few lines it is worth a way round the whole picture: that
	// is easy to follow, and lines that cross are not.
	cross uint16
	// How many points beyond both ends of a line its way is looked for.
	room int
	// How often all lines are laid again.
	rounds int
	// How many lines that one crosses are laid again together with it. Where there are few, rounds do as
	// much; where there are many, they would come to lie so close to each other that labels find no room.
	tangle int
	// Whether lines that go too far round are laid again, where crossings are worth it.
	direct bool
	// How many points a search may look at for a better way than there is, or 0 if it need not give up.
	patience int
}

// When a line goes too far round, and what a crossing is worth then, in points of the grid and in tenths
// of the way from one end to the other as the crow flies, along rows and columns.
const (
	roundabout      = 40 // points that any line may take, and
	roundaboutShare = 20 // so many tenths of the direct way beyond
	crossingWorth   = 14 // tenths of the direct way that a crossing saves, for it to be worth it,
	leastWorth      = 60 // and points
)

// effortFor returns the effort for so many lines: the more there are, the longer each takes to find its
// way round the others.
func effortFor(lines int) effort {
	switch {
	case lines <= 30:
		return effort{cross: 3000, room: 30, rounds: 2, direct: true}
	case lines <= 50:
		return effort{cross: 3000, room: 60, rounds: 2, tangle: 2, direct: true}
	case lines <= 90:
		return effort{cross: 1000, room: 30, rounds: 2}
	}
	return effort{cross: 400, room: 14, rounds: 1, patience: 15000}
}
