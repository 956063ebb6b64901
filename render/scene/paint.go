package scene

// The paints.
const (
	Canvas   Paint = "canvas"    // the background
	Ink      Paint = "ink"       // names and titles
	Muted    Paint = "muted"     // what comes second
	Card     Paint = "card"      // a component's box
	CardLine Paint = "card-line" // its outline
	Shadow   Paint = "shadow"    // what it casts
	Zone0    Paint = "zone-0"    // zones, by depth; see ZonePaint
	Zone1    Paint = "zone-1"
	Zone2    Paint = "zone-2"
	Zone3    Paint = "zone-3"
	ZoneLine Paint = "zone-line" // their outline

	OutsideLine   Paint = "outside-line"    // outline of a card outside the system, whose dashes say so
	FadedCardLine Paint = "faded-card-line" // outline of a card that is there but not meant

	Trust     Paint = "trust"      // outline and title of a trust boundary
	TrustZone Paint = "trust-zone" // what is inside

	SyncLine  Paint = "sync"      // calls
	AsyncLine Paint = "async"     // messages
	DataLine  Paint = "data"      // replication and data
	FlowLine  Paint = "flow"      // the steps of the flow that is shown: the accent of the picture
	OnFlow    Paint = "on-flow"   // a number on a step's badge
	FadedLine Paint = "faded"     // lines that are there but not meant
	FadedInk  Paint = "faded-ink" // words that are there but not meant
	FrameLine Paint = "frame"     // what holds steps of a sequence together

	Added   Paint = "added"   // what is new against another state of things
	Altered Paint = "altered" // what differs
	Dropped Paint = "dropped" // what is no longer there

	Roomy  Paint = "roomy"   // figures that leave room
	Tight  Paint = "tight"   // that leave little, and what goes on with less
	Beyond Paint = "beyond"  // that are beyond a limit, and what stops
	OnMark Paint = "on-mark" // words on a ground of a change or of such a figure

	Blue   Paint = "blue" // glyphs, by family of kinds, and the tile behind each
	Green  Paint = "green"
	Red    Paint = "red"
	Amber  Paint = "amber"
	Violet Paint = "violet"
	Slate  Paint = "slate"

	BlueTile   Paint = "blue-tile"
	GreenTile  Paint = "green-tile"
	RedTile    Paint = "red-tile"
	AmberTile  Paint = "amber-tile"
	VioletTile Paint = "violet-tile"
	SlateTile  Paint = "slate-tile"
)

// zonePaints are the grounds of zones by depth.
var zonePaints = []Paint{Zone0, Zone1, Zone2, Zone3}

// ZonePaint returns the ground of a zone within so many others. Those deeper than there are paints
// take the last two in turn, so that none has the ground of the one around it.
func ZonePaint(depth int) Paint {
	if last := len(zonePaints) - 1; depth > last {
		return zonePaints[last-(depth-last)%2]
	}
	return zonePaints[max(depth, 0)]
}
