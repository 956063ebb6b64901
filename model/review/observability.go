package review

// observabilityRules are the rules about observability.
var observabilityRules = []*Rule{}
