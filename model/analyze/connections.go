package analyze

import (
	"casebook/model"
	"casebook/model/quantity"
)

var connectionFormulas = []Formula{
	{"connections", "sum over callers of pool x replicas", "all pools are full"},
	{"connections-used", "connections that callers keep / max_connections", "max_connections is of the component, not of one replica"},
}

// connections returns how many connections the callers of a component keep, and the share that this
// is of those it takes. It asks for pools only where the study counts connections, and for a limit of
// databases alone.
func (sys *system) connections(c *model.Component) (held, used Figure) {
	pools, counted := sys.pools(c)
	if !counted && !c.MaxConnections.Known() {
		none := none("connections", "nothing counts connections to "+c.ID)
		return none, none
	}
	held = derive("connections", func(x []float64) quantity.Quantity {
		sum := 0.0
		for i := 0; i < len(x); i += 2 {
			sum += float64(x[i] * x[i+1])
		}
		return quantity.Count(sum)
	}, pools...)
	switch {
	case len(pools) == 0:
		held = none("connections", "nothing calls "+c.ID)
	case !c.MaxConnections.Known() && c.Kind != "database":
		return held, none("connections-used", c.ID+" states no max_connections")
	}
	used = derive("connections-used", func(x []float64) quantity.Quantity { return quantity.Share(x[0] / x[1]) },
		held.as("connections to "+c.ID), fact(c.ID+".max_connections", c.MaxConnections))
	return held, used
}

// pools returns the pools of a component's callers, each before how many keep one, and whether any is
// stated. Several connections from one caller that state none share the pool of one that does.
func (sys *system) pools(c *model.Component) (inputs []Input, counted bool) {
	all := sys.study.Architecture.Connections
	stated := map[string]bool{}
	for i := range all {
		if all[i].To == c.ID && all[i].Pool.Known() {
			stated[all[i].From] = true
		}
	}
	for i := range all {
		a := &all[i]
		from := sys.byID[a.From]
		if a.To != c.ID || from == nil || caller(from) || a.Mode != model.Sync || stated[a.From] && !a.Pool.Known() {
			continue
		}
		inputs = append(inputs, fact(a.From+" -> "+a.To+".pool", a.Pool), sys.replicas(from, 0))
	}
	return inputs, len(stated) > 0
}
