package review

// documentationRules are the rules about what a study says.
var documentationRules = []*Rule{
	orphanComponent, unusedEdge, decisionThin, decisionFragile, requirementUntraced, missingFact, spofWithoutScenario,
	stageTrigger, staleAcceptance,
}
