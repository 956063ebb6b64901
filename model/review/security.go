package review

// securityRules are the rules about security.
var securityRules = []*Rule{}
