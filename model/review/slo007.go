package review

import (
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var costOverBudget = &Rule{
	ID:       "SLO-007",
	Name:     "cost-over-budget",
	Severity: Warn,
	Finds:    "The design costs more than its budget, the threshold `cost`, such as `$70k/month`; or, for information, a component that keeps no data and is no job has more replicas than load, zones and losses need and is used to less than 20 % at peak (the threshold is `idle`).",
	Why:      "Money that idles is missing elsewhere, and a budget that is passed on paper is passed by more in the bill.",
	Fix:      "Run fewer or smaller replicas, and begin with the component that costs most. If it is sized for something else, such as open connections, accept the finding and say so.",

	check: func(s *subject, c *collector) {
		s.overBudget(c)
		for i := range s.figures.Capacity.Components {
			s.idles(c, &s.figures.Capacity.Components[i])
		}
	},
}

// overBudget finds that all components together cost more than the budget.
func (s *subject) overBudget(c *collector) {
	budget := s.threshold("cost", quantity.Quantity{})
	all := s.figures.Capacity.Cost
	if !all.Known() {
		all = s.figures.Capacity.CostKnown
	}
	over := all.Known() && all.Value.Currency == budget.Currency && all.Value.Value > budget.Value
	switch {
	case !budget.Known():
	case budget.Is("cost") != nil:
		c.unknown([]string{"review.thresholds.cost, a cost such as $70k/month"}, "cost")
	case over:
		c.find(s.dearest().Component.Pos, "The design costs at least "+text(all)+", and the budget is "+quantity.Format(budget)+"; "+
			s.dearest().Component.ID+" alone costs "+text(s.dearest().Cost)+".", "cost")
	case !s.figures.Capacity.Cost.Known():
		c.lacks(s.figures.Capacity.Cost, "cost")
	case all.Value.Currency != budget.Currency:
		c.unknown([]string{"review.thresholds.cost in " + all.Value.Currency}, "cost")
	}
}

// dearest returns the component that costs most.
func (s *subject) dearest() *analyze.ComponentCapacity {
	all := s.figures.Capacity.Components
	most := &all[0]
	for i := range all {
		if all[i].Cost.Value.Value > most.Cost.Value.Value {
			most = &all[i]
		}
	}
	return most
}

// idles finds that a component has more replicas than it needs for anything that the study says. What
// keeps data may be as large as these are, and a job as its deadline asks for.
func (s *subject) idles(c *collector, k *analyze.ComponentCapacity) {
	r := &k.Component.Replicas
	used := k.Utilisation
	if stateful(k.Component) || k.Component.Kind == "job" {
		return
	}
	if !k.Component.Cost.Known() || !r.Known() || !used.Known() || used.Value.Value >= s.share("idle", .2) {
		return
	}
	least := max(2, k.Needed.Value.Value, k.NeededZone.Value.Value, r.Need.Value+1, float64(r.Zones.Count))
	if most := max(k.Cold.Value.Value, k.Storm.Value.Value); r.Count.Value <= least || most > s.share("utilisation", .6) {
		return
	}
	c.grade(Info, k.Component.Pos, k.Component.ID+" is used to "+percent(used.Value.Value)+" at peak with "+replicas(r.Count.Value)+
		", and "+quantity.Format(quantity.Count(least))+" would be enough.", k.Component.ID)
}
