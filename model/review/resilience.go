package review

// resilienceRules are the rules about what happens when something fails.
var resilienceRules = []*Rule{missingTimeout}
