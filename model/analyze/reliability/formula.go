package reliability

// A Formula says when something is up, given which events are up. It never changes, and may be part of
// many others. There is no "not": repairing a thing never breaks another. Choose alone asks which
// way an event goes; that event is to be a chance, and no failure. The zero Formula is always up.
type Formula struct{ t *term }

// A term is up if its event is; where it has args as well, if the first of them is while the event is
// up, and the second while it is down. Where it has no event it is up if as many args are as it needs.
type term struct {
	event int // or noEvent
	need  int
	args  []Formula
}

const noEvent = -1

// Up returns the formula that is up while the event with this index is.
func Up(event int) Formula { return Formula{&term{event: event}} }

// And returns the formula that is up while all of fs are. And() is always up.
func And(fs ...Formula) Formula { return AtLeast(len(fs), fs...) }

// Or returns the formula that is up while any of fs is. Or() is never up.
func Or(fs ...Formula) Formula { return AtLeast(1, fs...) }

// AtLeast returns the formula that is up while k of fs or more are.
func AtLeast(k int, fs ...Formula) Formula {
	switch {
	case k <= 0:
		return Formula{}
	case k > len(fs):
		return Formula{&term{event: noEvent, need: 1}}
	case len(fs) == 1:
		return fs[0]
	}
	return Formula{&term{event: noEvent, need: k, args: append([]Formula(nil), fs...)}}
}

// Choose returns the formula that is up, while the event with this index is up, if yes is, and
// otherwise if no is. The event says which of two ways is taken.
func Choose(event int, yes, no Formula) Formula {
	return Formula{&term{event: event, args: []Formula{yes, no}}}
}
