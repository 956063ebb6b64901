package review

// resilienceRules are the rules about what happens when something fails.
var resilienceRules = []*Rule{
	lonelyInstance, lonelyZone, missingTimeout, timeoutInversion, retryAmplification, naiveBackoff, metastable,
	syncDepth, noDLQ, unboundedQueue, poolExhaustion, unprotectedExternal, syncCycle, slowDrain,
}
