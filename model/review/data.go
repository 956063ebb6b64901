package review

import (
	"casebook/model"
	"casebook/model/analyze"
)

// dataRules are the rules about data.
var dataRules = []*Rule{
	dualWrite, unsafeRetry, sharedDatabase, noPartitionKey, noBackup, staleRead, weakQuorum, orderKeyMismatch,
}

// writes says whether a call changes what its callee keeps: where it says so, or hands over a message.
func writes(c *analyze.Call, to *model.Component) model.Ternary {
	switch {
	case !stateful(to) || c.Op == "read":
		return model.No
	case c.Op == "write" || c.Mode == model.Async:
		return model.Yes
	case c.Mode == model.Data:
		return model.No // a copy, made by the store
	}
	return model.Unsaid
}

// keeps reports whether a component is a store of records.
func keeps(c *model.Component) bool { return stateful(c) && !queueing(c) && c.Kind != "cache" }
