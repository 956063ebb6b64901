package review

// objectiveRules are the rules about objective.
var objectiveRules = []*Rule{}
