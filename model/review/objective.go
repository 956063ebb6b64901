package review

// objectiveRules are the rules about objectives and cost.
var objectiveRules = []*Rule{
	availabilityBelowTarget, extraNine, latencyOverBudget, timeoutMissized, tailFanout, recoveryEatsBudget, costOverBudget,
}
