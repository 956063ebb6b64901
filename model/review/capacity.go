package review

// capacityRules are the rules about capacity.
var capacityRules = []*Rule{}
