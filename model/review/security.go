package review

// securityRules are the rules about security.
var securityRules = []*Rule{
	cleartext, publicDatastore, unauthenticatedEdge, bypassGateway, atRest, unsignedWebhook, noRateLimit, regulatedScopeLeak,
}
