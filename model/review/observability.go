package review

// observabilityRules are the rules about what is measured, and who is told.
var observabilityRules = []*Rule{sloWithoutSLI, queueUnwatched}
