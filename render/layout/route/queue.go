package route

// queue is a priority queue for a search whose priorities never fall below the one taken out last
// and never rise above it by span or more: a ring of stacks, one for each priority. Of equal
// priorities the one put in last comes out first, so that a search goes deep before it goes broad.
type queue struct {
	heads   [span]int32 // top of each stack: index into entries plus one
	entries []entry
	free    int32 // first of a chain of unused entries, plus one
	now     int32 // the priority that is being taken out
	size    int
}

// span is more than any single move can cost: see the costs.
const span = 1 << 14

// entry is a state of the search and the cost of the way to it.
type entry struct {
	state int32
	cost  int32
	next  int32
}

// reset empties the queue, to start at the given priority.
func (q *queue) reset(priority int32) {
	if q.size > 0 {
		clear(q.heads[:])
	}
	q.entries, q.free, q.now, q.size = q.entries[:0], 0, priority, 0
}

// push puts in a state under a priority. One that is out of range counts as the nearest in range.
func (q *queue) push(state, cost, priority int32) {
	priority = min(max(priority, q.now), q.now+span-1)
	head := &q.heads[priority&(span-1)]
	e := entry{state, cost, *head}
	if q.free != 0 {
		at := q.free
		q.free = q.entries[at-1].next
		q.entries[at-1] = e
		*head = at
	} else {
		q.entries = append(q.entries, e)
		*head = int32(len(q.entries))
	}
	q.size++
}

// pop takes out the state of the least priority; ok is false if there is none.
func (q *queue) pop() (state, cost int32, ok bool) {
	if q.size == 0 {
		return 0, 0, false
	}
	for q.heads[q.now&(span-1)] == 0 {
		q.now++
	}
	head := &q.heads[q.now&(span-1)]
	at := *head
	e := &q.entries[at-1]
	*head = e.next
	e.next = q.free
	q.free = at
	q.size--
	return e.state, e.cost, true
}
