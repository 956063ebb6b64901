package review

// tenancyRules are the rules about tenancy.
var tenancyRules = []*Rule{noisyNeighbour, noTenantKey}
