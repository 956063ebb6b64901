package studies

import "casebook/render/proof"

// known are the faults that pictures of the library have: how many of each kind all views of a sort have
// together. A test prints what would stand here when they change. The counts only ever go down.
var known = map[string]map[proof.Kind]int{}

// reasons say why there are faults of a kind.
var reasons = map[proof.Kind]string{}
