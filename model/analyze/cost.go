package analyze

import (
	"casebook/model"
	"casebook/model/quantity"
)

var costFormulas = []Formula{
	{"cost", "replicas and standbys x cost + requests on average x cost_request + bytes stored x cost_storage", "a month of 730 hours, as it is billed; of the parts that the study states"},
	{"total-cost", "sum of the costs of the components", "those that state no cost are left out"},
	{"known-cost", "sum of the costs that are known", "so much at least"},
}

// priced reports whether a component states any cost.
func priced(c *model.Component) bool {
	return c.Cost.Known() || c.CostRequest.Known() || c.CostStorage.Known()
}

// currencyOf returns the currency of prices, or the reason why there is not one.
func currencyOf(prices []Input) (currency, reason string) {
	for _, p := range prices {
		switch c := p.Value.Currency; {
		case !p.Value.Known() || c == currency:
		case currency == "":
			currency = c
		default:
			return "", "prices are in " + currency + " and in " + c
		}
	}
	return currency, ""
}

// perSecond returns a cost, which is kept for a second as rates are. It is written for a month of
// 730 hours.
func perSecond(amount float64, currency string) quantity.Quantity {
	dim, _ := quantity.Named("cost")
	q := quantity.Of(amount, dim)
	q.Currency = currency
	return q
}

// cost returns what a component costs.
func cost(c *ComponentCapacity) Figure {
	k := c.Component
	if !priced(k) {
		return none("cost", k.ID+" states no cost")
	}
	var inputs, prices []Input // inputs: amounts, each before its price
	for _, part := range []struct{ amount, price Input }{
		{running(k), fact(k.ID+".cost", k.Cost)},
		{c.Demand.Average.as(k.ID + ": requests on average"), fact(k.ID+".cost_request", k.CostRequest)},
		{c.Stored.as(k.ID + ": bytes stored"), fact(k.ID+".cost_storage", k.CostStorage)},
	} {
		if part.price.Value.Known() {
			inputs, prices = append(inputs, part.amount, part.price), append(prices, part.price)
		}
	}
	currency, reason := currencyOf(prices)
	if reason != "" {
		return none("cost", reason, inputs...)
	}
	return derive("cost", func(x []float64) quantity.Quantity {
		sum := 0.0
		for i := 0; i < len(x); i += 2 {
			sum += float64(x[i] * x[i+1])
		}
		return perSecond(sum, currency)
	}, inputs...)
}

// running returns how many replicas of a component are paid for, whether they are up or not.
func running(c *model.Component) Input {
	n := c.Replicas.Count
	switch {
	case !n.Known() && whole(c):
		return assumed(c.ID+": replicas", quantity.Count(1), "bought as a whole")
	case n.Known() && c.Replicas.Standby.Known():
		return assumed(c.ID+": replicas and standbys", quantity.Count(n.Value+c.Replicas.Standby.Value), "")
	}
	return fact(c.ID+".replicas", n)
}

// addUp finds the cost of all components that state one.
func addUp(c *Capacity) {
	var all, known []Input
	for i := range c.Components {
		k := &c.Components[i]
		if !priced(k.Component) {
			c.Unpriced = append(c.Unpriced, k.Component)
			continue
		}
		cost := k.Cost.as("cost of " + k.Component.ID)
		all = append(all, cost)
		if cost.Value.Known() {
			known = append(known, cost)
		}
	}
	c.Cost, c.CostKnown = total("total-cost", all), total("known-cost", known)
}

// UnknownCosts returns the components that state a cost which cannot be computed, so that CostKnown is without
// them.
func (c *Capacity) UnknownCosts() []*model.Component {
	var list []*model.Component
	for i := range c.Components {
		if k := &c.Components[i]; priced(k.Component) && !k.Cost.Known() {
			list = append(list, k.Component)
		}
	}
	return list
}

// total returns the sum of costs, if they are in one currency.
func total(formula string, costs []Input) Figure {
	if len(costs) == 0 {
		return none(formula, "no cost is known")
	}
	currency, reason := currencyOf(costs)
	if reason != "" {
		return none(formula, reason, costs...)
	}
	return derive(formula, func(x []float64) quantity.Quantity {
		sum := 0.0
		for _, cost := range x {
			sum += cost
		}
		return perSecond(sum, currency)
	}, costs...)
}
