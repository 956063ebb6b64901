// Package graphtest makes graphs to test layout with.
package graphtest

import (
	"pgregory.net/rapid"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// Card is the size of a node in graphs that do not say otherwise.
var Card = geom.Size{W: 160, H: 60}

// Label is the room for a label in graphs that do not say otherwise.
var Label = geom.Size{W: 90, H: 30}

// Title is the room for a group's title in graphs that do not say otherwise.
var Title = geom.Size{W: 120, H: 20}

// Random draws a graph with nested groups, some of them empty, and edges of all kinds, loops and
// parallel ones among them.
func Random(t *rapid.T, maxNodes int) *graph.Graph {
	g := &graph.Graph{Direction: rapid.SampledFrom([]graph.Direction{graph.Down, graph.Right}).Draw(t, "direction")}
	depth := []int{}
	for i := range rapid.IntRange(0, 8).Draw(t, "groups") {
		parent := rapid.IntRange(graph.None, i-1).Draw(t, "parent")
		level := 1
		if parent != graph.None {
			level += depth[parent]
		}
		if level > 5 {
			parent, level = graph.None, 1
		}
		depth = append(depth, level)
		title := geom.Size{W: rapid.Float64Range(0, 300).Draw(t, "title"), H: 20}
		g.Groups = append(g.Groups, graph.Group{Parent: parent, Title: title})
	}
	for range rapid.IntRange(0, maxNodes).Draw(t, "nodes") {
		g.Nodes = append(g.Nodes, graph.Node{
			Group: rapid.IntRange(graph.None, len(g.Groups)-1).Draw(t, "group"),
			Size: geom.Size{W: rapid.Float64Range(20, 320).Draw(t, "width"),
				H: rapid.Float64Range(20, 120).Draw(t, "height")},
		})
	}
	if len(g.Nodes) == 0 {
		return g
	}
	node := rapid.IntRange(0, len(g.Nodes)-1)
	for range rapid.IntRange(0, 2*len(g.Nodes)).Draw(t, "edges") {
		edge := graph.Edge{
			From:   node.Draw(t, "from"),
			To:     node.Draw(t, "to"),
			Weight: rapid.IntRange(0, 5).Draw(t, "weight"),
			Back:   rapid.IntRange(0, 4).Draw(t, "back") == 0,
		}
		if rapid.Bool().Draw(t, "labelled") {
			edge.Label = geom.Size{W: rapid.Float64Range(1, 160).Draw(t, "label"), H: 30}
		}
		g.Edges = append(g.Edges, edge)
	}
	return g
}

// Dense returns a graph in which each of nodes is joined with those that follow it, edges in all,
// each with a label. With 60 nodes and 480 edges it keeps the engine busy for minutes.
func Dense(nodes, edges int) *graph.Graph {
	g := &graph.Graph{Direction: graph.Down}
	for range nodes {
		g.Nodes = append(g.Nodes, graph.Node{Group: graph.None, Size: Card})
	}
	for i := range edges {
		from := i % nodes
		to := (from + 1 + (i/nodes)*7) % nodes
		g.Edges = append(g.Edges, graph.Edge{From: from, To: to, Label: Label})
	}
	return g
}

// Layered returns a graph of that many nodes in groups of seven, with half as many edges again,
// most of them between nodes that are close. It looks like a system of services.
func Layered(nodes int) *graph.Graph {
	g := &graph.Graph{Direction: graph.Down}
	for i := range nodes {
		if i%7 == 0 {
			parent := graph.None
			if n := len(g.Groups); n%3 != 0 {
				parent = n - n%3
			}
			g.Groups = append(g.Groups, graph.Group{Parent: parent, Title: Title})
		}
		g.Nodes = append(g.Nodes, graph.Node{Group: len(g.Groups) - 1, Size: Card})
	}
	for i := 1; i < nodes; i++ {
		g.Edges = append(g.Edges, graph.Edge{From: i / 2, To: i, Label: Label})
		if i%2 == 0 {
			g.Edges = append(g.Edges, graph.Edge{From: i, To: (i * 5) % nodes, Label: Label})
		}
	}
	return g
}

// Payment returns the graph of a payment gateway: 21 nodes in six groups, and 26 edges, of which
// those of the main flow have weight. No edge is marked as leading back.
func Payment() *graph.Graph {
	const (
		euw, edge, core, cde, async, euc = 0, 1, 2, 3, 4, 5
		outside                          = graph.None
	)
	const (
		shopper = iota
		merchant
		cdn
		gateway
		api
		idempotency
		risk
		features
		ledger
		tokens
		vault
		router
		kafka
		hooks
		reconciliation
		warehouse
		ledgerCopy
		vaultCopy
		kafkaCopy
		acquirerA
		acquirerB
	)
	g := &graph.Graph{}
	for _, group := range []struct {
		parent int
		title  float64
	}{{outside, 154}, {euw, 73}, {euw, 129}, {euw, 211}, {euw, 195}, {outside, 169}} {
		g.Groups = append(g.Groups, graph.Group{Parent: group.parent, Title: geom.Size{W: group.title, H: 20}})
	}
	for _, node := range []struct {
		group int
		width float64
	}{
		shopper: {outside, 180}, merchant: {outside, 180}, cdn: {edge, 200}, gateway: {edge, 160},
		api: {core, 160}, idempotency: {core, 200}, risk: {core, 160}, features: {core, 160},
		ledger: {core, 160}, tokens: {cde, 140}, vault: {cde, 180}, router: {cde, 180},
		kafka: {async, 180}, hooks: {async, 180}, reconciliation: {async, 180},
		warehouse: {async, 160}, ledgerCopy: {euc, 180}, vaultCopy: {euc, 200},
		kafkaCopy: {euc, 160}, acquirerA: {outside, 160}, acquirerB: {outside, 140},
	} {
		g.Nodes = append(g.Nodes, graph.Node{Group: node.group, Size: geom.Size{W: node.width, H: 60}})
	}
	for _, e := range [][3]int{
		{shopper, merchant, 4}, {shopper, cdn}, {merchant, gateway, 4}, {cdn, gateway},
		{gateway, api, 4}, {gateway, tokens}, {api, idempotency, 4}, {api, risk, 4},
		{risk, features}, {api, tokens, 4}, {tokens, vault}, {api, router, 4},
		{router, acquirerA, 4}, {router, acquirerB}, {api, ledger, 4}, {ledger, kafka},
		{kafka, hooks}, {kafka, warehouse}, {kafka, features}, {hooks, merchant, 4},
		{acquirerA, reconciliation}, {reconciliation, ledger}, {reconciliation, warehouse},
		{ledger, ledgerCopy}, {vault, vaultCopy}, {kafka, kafkaCopy},
	} {
		g.Edges = append(g.Edges, graph.Edge{From: e[0], To: e[1], Weight: e[2], Label: Label})
	}
	return g
}
