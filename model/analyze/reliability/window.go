package reliability

import "time"

// Windows for objectives have no leap days, and months of one length.
const (
	Day   = 24 * time.Hour
	Month = 30 * Day
	Year  = 365 * Day
)

// Minutes returns for how long something of this unavailability is down in a window, in minutes. For
// the unavailability that an objective allows it is the error budget, for that of one
// dependency its share.
func Minutes(u float64, window time.Duration) float64 { return float64(u * window.Minutes()) }
