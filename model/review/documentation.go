package review

// documentationRules are the rules about what a study says.
var documentationRules = []*Rule{missingFact, staleAcceptance}
