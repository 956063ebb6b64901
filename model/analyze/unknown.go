package analyze

// Unknown is a fact that is missing, and what would be known with it.
type Unknown struct {
	Fact  string   // such as "api.rate"
	Needs []string // the figures that lack it, such as "utilisation of api"
}

// unknowns collects what is missing from all figures, in the order in which it is met.
func (a *Analysis) unknowns() []Unknown {
	var u unknowns
	a.each(u.add)
	return u.list
}

type unknowns struct {
	list  []Unknown
	index map[string]int // into list, by fact
}

func (u *unknowns) add(name string, f *Figure) {
	if u.index == nil {
		u.index = map[string]int{}
	}
	for _, fact := range f.Missing {
		i, ok := u.index[fact]
		if !ok {
			i = len(u.list)
			u.index[fact] = i
			u.list = append(u.list, Unknown{Fact: fact})
		}
		u.list[i].Needs = append(u.list[i].Needs, name)
	}
}

// each visits the figures of an analysis that are unknown for want of a fact, with what they are.
func (a *Analysis) each(visit func(name string, f *Figure)) {
	for i := range a.Demand.Flows {
		f := &a.Demand.Flows[i]
		visit("peak rate of flow "+f.Flow.ID, &f.Peak)
		visit("average rate of flow "+f.Flow.ID, &f.Average)
		visit("rate in a year of flow "+f.Flow.ID, &f.Grown)
	}
	for i := range a.Demand.Connections {
		c := &a.Demand.Connections[i]
		visit("throughput of "+c.Connection.From+" -> "+c.Connection.To, &c.Throughput)
	}
	for i := range a.Capacity.Components {
		c := &a.Capacity.Components[i]
		visit("utilisation of "+c.Component.ID, &c.Utilisation)
		visit("utilisation of "+c.Component.ID+" after losing a zone", &c.ZoneLost)
		visit("runway of "+c.Component.ID, &c.Runway)
		visit("connections of "+c.Component.ID, &c.ConnectionsUsed)
		visit("stored bytes of "+c.Component.ID, &c.Stored)
		visit("cost of "+c.Component.ID, &c.Cost)
	}
	for i := range a.Capacity.Drains {
		d := &a.Capacity.Drains[i]
		visit("time to drain "+d.Consumer.ID+" after "+d.Failure.ID, &d.Time)
	}
	for i := range a.Latency {
		l := &a.Latency[i]
		visit("latency of "+l.Name(), &l.P99)
	}
	for i := range a.Availability {
		f := &a.Availability[i]
		visit("availability of "+f.Name(), &f.Availability)
	}
	for i := range a.Decisions {
		d := &a.Decisions[i]
		for o := range d.Decision.Options {
			f := d.TotalOf(o)
			visit("score of "+d.Decision.Options[o].ID+" in "+d.ID, &f)
		}
	}
}
