// Package studytest makes up studies that look like those of people, and edits of studies like
// those that people make, for tests and benchmarks of whatever reads or draws studies.
//
// All of it is deterministic: the same arguments give the same text.
package studytest

// Generator makes up a study of n components, 5 or more of them. Every seed gives another one.
type Generator struct {
	Name string
	Make func(seed, n int) []byte
}

// Generators are all generators of this package.
var Generators = []Generator{
	{"layered", Layered},
	{"hub", Hub},
	{"pipeline", Pipeline},
}

// fewest is how few components a generated study has: with less it is no picture worth judging.
const fewest = 5
