package scene

// Pattern returns how many pixels of a line are drawn and left out in turn, and whether the ends of
// each dash are round; on and off are 0 for a line without gaps.
func (d Dash) Pattern() (on, off float64, round bool) {
	switch d {
	case Dashed:
		return 6, 4, false
	case Dotted:
		return 0.01, 4.5, true // a dash without length, which some programs would leave out
	case Broken:
		return 5, 3, false
	case Stitched:
		return 4, 3, false
	}
	return 0, 0, false
}
