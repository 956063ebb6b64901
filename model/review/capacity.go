package review

// capacityRules are the rules about capacity.
var capacityRules = []*Rule{
	overload, thinHeadroom, zoneLossOverload, coldCache, hotShard, partitionsLimitConsumers, runway,
	connectionFanIn, autoscaling, providerQuota,
}
