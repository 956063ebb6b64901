package view

import (
	"slices"

	"casebook/model"
)

// bar says when a member of the cast is at work: from a message that reaches it to the last one that
// comes of it.
type bar struct {
	member     int // of the cast
	start, end int // moments
	level      int // how many other bars of the member it stands on
	call       bool
}

// shown reports whether the bar is drawn. Whoever gets a message and does nothing with it in this
// flow has none.
func (b *bar) shown() bool { return b.call || b.end > b.start }

// work follows who is at work while a story is told.
type work struct {
	story *story
	stack []worker
	open  []fork
}

// worker is somebody at work. The one above another was called by it, unless it is the base of work of
// its own, which nobody waits for.
type worker struct {
	member int
	bar    int // -1 for who has not been called
	base   bool
}

// fork is where a frame began: each of its parts goes on from there.
type fork struct {
	stack []worker
	kept  int // how many of them no part went back behind
	parts bool
}

// activate finds out when who is at work.
//
// Replies are implied: whoever sends has got the answers to all that it called before.
func (s *story) activate() {
	w := work{story: s}
	for i := range s.moments {
		switch m := &s.moments[i]; m.what {
		case aMessage:
			w.message(m)
		case aFrame:
			w.open = append(w.open, fork{slices.Clone(w.stack), len(w.stack), m.sort != "use"})
		case aBranch:
			f := &w.open[len(w.open)-1]
			f.keep(w.stack)
			w.stack = slices.Clone(f.stack)
		case anEnd:
			f := w.open[len(w.open)-1]
			w.open = w.open[:len(w.open)-1]
			if f.parts {
				f.keep(w.stack)
				w.stack = f.stack[:f.kept]
			}
		}
	}
	s.stackBars()
}

// keep notes what is left of the stack at the end of a part.
func (f *fork) keep(stack []worker) {
	n := 0
	for n < min(f.kept, len(stack)) && f.stack[n] == stack[n] {
		n++
	}
	f.kept = n
}

// message has the sender at work, and so everybody who waits for it, and then the receiver.
func (w *work) message(m *moment) {
	w.resume(m.from)
	for i := len(w.stack) - 1; i >= 0; i-- {
		if b := w.stack[i].bar; b >= 0 {
			w.story.bars[b].end = m.index
		}
		if w.stack[i].base {
			break
		}
	}
	call := m.hop.Mode != model.Async && m.hop.Mode != model.Data
	if m.from != m.to { // what one does oneself is done before the next step
		w.stack = append(w.stack, worker{m.to, len(w.story.bars), !call})
	}
	w.story.bars = append(w.story.bars, bar{member: m.to, start: m.index, end: m.index, call: call})
}

// resume makes a member of the cast the one at work: all that it called has answered.
func (w *work) resume(member int) {
	for i := len(w.stack) - 1; i >= 0; i-- {
		if w.stack[i].member == member {
			w.stack = w.stack[:i+1]
			return
		}
	}
	w.stack = append(w.stack, worker{member, -1, true})
}

// stackBars drops bars that are not drawn, and sets those that overlap on each other.
func (s *story) stackBars() {
	s.bars = slices.DeleteFunc(s.bars, func(b bar) bool { return !b.shown() })
	latest := map[int][]int{} // by member, those that may still go on
	for i := range s.bars {
		b := &s.bars[i]
		on := slices.DeleteFunc(latest[b.member], func(k int) bool { return s.bars[k].end < b.start })
		for _, k := range on {
			b.level = max(b.level, s.bars[k].level+1)
		}
		latest[b.member] = append(on, i)
	}
}
