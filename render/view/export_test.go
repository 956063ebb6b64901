package view

// MadeUp returns made-up figures of a study, for tests of other packages.
var MadeUp = madeUp
