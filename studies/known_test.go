package studies

import "casebook/render/proof"

// known are the faults that pictures of the library have: how many of each kind all views of a sort have
// together. A test prints what would stand here when they change. The counts only ever go down.
var known = map[string]map[proof.Kind]int{
	"notification-fanout components": {"label-beside": 4, "line-along-line": 4, "tail-apart": 7, "tip-apart": 5, "title-struck": 1},
	"notification-fanout flow":       {"label-beside": 7, "label-struck": 3, "line-along-line": 32, "tail-apart": 56, "tip-apart": 40, "title-struck": 8},
	"notification-fanout overview":   {"label-beside": 1, "tip-apart": 1},
	"payment-gateway components":     {"label-across": 1, "label-beside": 9, "label-struck": 1, "line-along-line": 2, "tail-apart": 3, "tip-apart": 2, "title-struck": 5},
	"payment-gateway flow":           {"label-across": 5, "label-beside": 21, "label-struck": 4, "line-along-line": 18, "tail-apart": 27, "tip-apart": 18, "title-struck": 45},
	"payment-gateway overview":       {"label-beside": 3, "title-struck": 2},
}

// reasons say why there are faults of a kind, and what would mend them.
var reasons = map[proof.Kind]string{
	proof.LabelAcross:   "labels stand beside their lines, with no regard to borders",
	proof.LabelBeside:   "Graphviz keeps room for labels beside lines, not on them",
	proof.LabelStruck:   "diagonal lines pass where others have their labels",
	proof.LineAlongLine: "Graphviz has lines meet before they end",
	proof.TailApart:     "Graphviz has lines begin at the box around a card, whose corners are round",
	proof.TipApart:      "Graphviz has lines end at the box around a card, whose corners are round",
	proof.TitleStruck:   "Graphviz knows no titles of zones",
}
