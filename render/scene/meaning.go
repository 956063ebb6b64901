package scene

// Meaning is what a picture says, without any places. What writes words and not drawings is made from
// it. Charts have none: their places are what they say.
type Meaning struct {
	Sort      Sort
	Direction string   // in which way it runs: LR or TB
	Parts     []Part   // what is around others comes before them
	Links     []Link   // between parts, or from one to itself
	Story     []Moment // what happens, in order; of a Sequence
}

// Sort is what a picture is a picture of.
type Sort string

// The sorts of pictures.
const (
	Network  Sort = "network"  // components in zones, and what connects them
	States   Sort = "states"   // a state machine
	Sequence Sort = "sequence" // steps, one after another
	Chart    Sort = "chart"    // figures
)

// Sort returns what the picture is a picture of.
func (s *Scene) Sort() Sort {
	if s.Meaning == nil {
		return Chart
	}
	return s.Meaning.Sort
}

// Part is a component, a zone or a state.
type Part struct {
	ID     string // that of its group in the picture
	In     string // ID of the part around it, or empty
	Zone   bool   // it is a zone, of which others may be in it
	Kind   string // as the study has it; of a zone, in words; empty of a state
	Name   string
	Tech   string // what it is made with
	Count  string // how many of it run, if that is known and not 1
	Note   string // what this picture says of it beside: new, 41 % spare, ...
	Words  string // all of that in a sentence
	Link   string // where it leads; not checked
	Faded  bool   // it is there but not meant
	Starts bool   // a state machine begins with it
	Ends   bool   // a state that nothing leads out of
}

// Link is a connection, a transition or a message.
type Link struct {
	ID       string // that of its group in the picture
	From, To string // IDs of parts
	Mode     string // sync, async, data or transition
	Label    []Row
	Words    string
	Faded    bool
}

// Row is a row of a label.
type Row struct {
	Number string // of a step, or a sign
	Words  string
	Second string // what comes second, such as a protocol
}

// Moment is something that happens in a sequence.
type Moment struct {
	What  Happening
	Link  int       // of a message: where it stands among the links
	Over  [2]string // of a note: IDs of the first and the last part that it is about
	Sort  string    // of a frame: parallel, either, then or use
	Words string    // of a note; or what a frame says of what begins here
}

// Happening is the sort of a moment.
type Happening byte

// The sorts of moments.
const (
	Message    Happening = iota
	Note                 // something said
	FrameOpens           // what belongs together begins
	FrameTurns           // another part of it begins
	FrameEnds
)
