package review

// dataRules are the rules about data.
var dataRules = []*Rule{}
