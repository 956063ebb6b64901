package analyze

import (
	"casebook/model"
	"casebook/model/quantity"
)

var capacityFormulas = []Formula{}

// Capacity is what the system can carry beside what arrives.
type Capacity struct {
	Components []ComponentCapacity
	Drains     []Drain
	Cost       Figure // of all components, a month
	Target     Input  // the utilisation that is planned for
}

// ComponentCapacity is what a component can carry.
type ComponentCapacity struct {
	Component *model.Component
	Demand    *ComponentDemand // what reaches it

	One         Figure // rate that one replica sustains
	All         Figure // rate that all of them sustain
	Utilisation Figure // at peak
	Headroom    Figure // 1 - utilisation
	ZoneLost    Figure // utilisation at peak after losing one of its zones
	Cold        Figure // utilisation at peak with no cache answering
	Needed      Figure // replicas at the target utilisation
	NeededZone  Figure // the same after losing a zone, spread evenly
	Runway      Figure // months until the target is passed
	InFlight    Figure // requests in it at a time, at peak

	Added   Figure // bytes a day, copies and indexes included
	Stored  Figure // bytes at the end of the retention, at today's demand
	InAYear Figure // bytes in a year, with growth
	In, Out Figure // bytes a second at peak
	Cost    Figure // a month, replicas, requests and storage
}

// Drain is the backlog that a failure leaves before a consumer, and how long it lasts.
type Drain struct {
	Failure  *model.Failure
	Consumer *model.Component
	Backlog  Figure // messages when it ends
	Time     Figure // to work them off beside what arrives
}

// capacity compares what arrives with what can be carried.
func (sys *system) capacity(d *Demand) Capacity {
	return Capacity{Target: assumed("target utilisation", quantity.Share(.6), "assumed")}
}
