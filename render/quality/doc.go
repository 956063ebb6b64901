// Package quality has no code of its own. Its tests judge the pictures: what the whole way from a
// study to an SVG file makes of studies written by hand and of made-up ones, in numbers that say
// how well they are laid out, how much an edit moves, and what is drawn wrong.
package quality
