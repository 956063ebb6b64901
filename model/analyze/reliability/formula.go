package reliability

// A Formula says when something is up, given which events are up. It never changes, and may be part of
// many others. There is no "not": repairing a thing never breaks another. The zero Formula is
// always up.
type Formula struct{ t *term }

// A term is up if its event is, or, where it has none, if as many args are up as it needs.
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
