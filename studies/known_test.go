package studies

import "casebook/render/proof"

// known are the faults that pictures of the library have: how many of each kind all views of a sort have
// together. A test prints what would stand here when they change. The counts only ever go down.
var known = map[string]map[proof.Kind]int{
	"feature-flag-platform states":   {"tail-apart": 7, "tip-apart": 5},
	"notification-fanout components": {"label-across": 1, "tail-apart": 1},
	"notification-fanout flow":       {"label-across": 4, "tail-apart": 8},
	"notification-fanout overview":   {"label-across": 1},
	"notification-fanout stage":      {"label-across": 4, "tail-apart": 4},
	"notification-fanout states":     {"label-over-label": 1, "tail-apart": 9, "tip-apart": 9},
	"payment-gateway components":     {"label-across": 3, "tail-apart": 4},
	"payment-gateway flow":           {"label-across": 5, "tail-apart": 36},
	"payment-gateway stage":          {"label-across": 12, "tail-apart": 16},
	"payment-gateway states":         {"tail-apart": 10, "tip-apart": 5},

	"streaming-analytics-pipeline overview": {"label-struck": 1},
	"streaming-analytics-pipeline states":   {"label-over-label": 1, "label-struck": 1},
}

// reasons say why there are faults of a kind.
var reasons = map[proof.Kind]string{
	proof.LabelAcross:    "a label is wider than the room between its line and the border of a zone",
	proof.LabelOverLabel: "two lines of the same ends are closer to each other than their labels are high",
	proof.LabelStruck:    "two lines of the same ends are closer to each other than their labels are wide",
	proof.TailApart:      "a line begins at the box around a card whose corners are round",
	proof.TipApart:       "a line ends at the box around a card whose corners are round",
}
