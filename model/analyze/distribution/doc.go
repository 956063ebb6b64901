// Package distribution composes distributions of latency: what comes of steps one after another,
// side by side, this way or that way, and tried again. All times are in seconds.
//
// Percentiles do not add up: three steps with a p99 of 100 ms each are not slow together. So the laws
// of the steps are convolved, multiplied and mixed as numbers on a grid, without chance and without a
// seed, and percentiles are read from the result. Steps are taken as independent of each other.
//
// A tree of nodes says how steps are put together, and a Composer computes what comes of it:
//
//	read := distribution.Step(0, law)
//	write := distribution.Step(1, other)
//	sum, err := distribution.NewComposer().Summary(distribution.Series(read, write))
//
// # Method
//
// A truncated convolution on [0, H) is exact below H, whatever lies beyond. So a tree is computed on
// a ladder of horizons, each four times the one below, and a percentile is read on the lowest rung
// that it lies on. Laws are put on the grid so that their means are kept, which leaves an error that
// falls with the square of the step. Sequences are damped before the transform and restored after
// it, so that next to nothing of what passes the horizon comes back at the other end.
//
// Who is to blame for the slowest requests is computed backwards: from a weight on the time of the
// whole follows a weight on the time of each part, down to the steps. Of steps side by side, the one
// that was waited for last has all of the time.
//
// # Accuracy
//
// Percentiles of up to 40 steps one after another are right to four digits, those of 200 to three. Where
// many requests take exactly the same time, as when they run into a timeout, a percentile among
// them is right to half a percent. A time that all requests have in common is exact.
package distribution
