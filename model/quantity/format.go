package quantity

import (
	"strconv"
	"strings"
)

// step is a unit that Format may choose, with its size in base units.
type step struct {
	name string
	size float64
}

// Units from the largest to the smallest. Months and weeks are left out of durations, where they
// would raise the question of how long a month is.
var (
	countSteps    = []step{{"G", 1e9}, {"M", 1e6}, {"k", 1e3}, {"", 1}}
	sizeSteps     = []step{{"PB", 1e15}, {"TB", 1e12}, {"GB", 1e9}, {"MB", 1e6}, {"KB", 1e3}, {"B", 1}}
	durationSteps = []step{{"y", year}, {"d", day}, {"h", hour}, {"min", minute}, {"s", 1}, {"ms", 1e-3}, {"us", 1e-6}, {"ns", 1e-9}}
	// perSteps are the times that something happens in, from the most frequent.
	perSteps = []step{{"/s", 1}, {"/min", minute}, {"/h", hour}, {"/d", day}, {"/month", month}, {"/y", year}}
)

// Format returns q for people to read, in a unit that suits its size and with at most four
// significant digits: "1.852k/s", "399.4GB", "99.9%", "$2606/month". A share close to 100% has as
// many digits as what it lacks needs. Parse reads the text again, to within one part in a thousand,
// unless q is of a dimension that literals cannot have; that is written in base units, as "6B*s".
// What is not Known is "unknown".
func Format(q Quantity) string {
	if !q.known {
		return "unknown"
	}
	if q.Value < 0 {
		q.Value = -q.Value
		return "-" + Format(q)
	}
	switch q.Dim {
	case number:
		if q.form == shareForm {
			return formatShare(q.Value)
		}
		return inSteps(q.Value, countSteps)
	case rate:
		if q.form == shareForm {
			return formatShare(float64(q.Value*month)) + "/month"
		}
		return perTime(q.Value, countSteps)
	case duration:
		return inSteps(q.Value, durationSteps)
	case size:
		return inSteps(q.Value, sizeSteps)
	case throughput:
		return perTime(q.Value, sizeSteps)
	case money:
		if q.Value > 0 && q.Value < 1e-3 {
			return formatMoney(float64(q.Value*1e6), q.Currency) + "/M"
		}
		return formatMoney(q.Value, q.Currency)
	case cost:
		return formatMoney(float64(q.Value*costMonth), q.Currency) + "/month"
	case transferCost:
		return formatMoney(float64(q.Value*1e9), q.Currency) + "/GB"
	case storageCost:
		return formatMoney(float64(float64(q.Value*1e9)*costMonth), q.Currency) + "/GB/month"
	}
	return significant(q.Value) + baseUnits(q.Dim, q.Currency)
}

// inSteps writes v in the largest of the units that it fills, and zero in the base unit.
func inSteps(v float64, steps []step) string {
	chosen := steps[len(steps)-1]
	// Rounding comes first, so that 999.96ms becomes 1s and not 1000ms.
	rounded := round4(v)
	for _, s := range steps {
		if rounded >= s.size || v == 0 && s.size == 1 {
			chosen = s
			break
		}
	}
	return significant(v/chosen.size) + chosen.name
}

// perTime writes v, which is per second, per the shortest time in which there is at least one.
func perTime(v float64, steps []step) string {
	chosen := perSteps[len(perSteps)-1]
	for _, p := range perSteps {
		if v == 0 || round4(float64(v*p.size)) >= 1 {
			chosen = p
			break
		}
	}
	return inSteps(float64(v*chosen.size), steps) + chosen.name
}

// formatShare writes a share in percent. Of a share just under 100% it keeps three digits of what is
// lacking, since 99.999% must not become 100%.
func formatShare(x float64) string {
	percent := float64(x * 100)
	if x <= 0.9 || x >= 1 {
		return significant(percent) + "%"
	}
	const most = 14 // decimals that float64 has under 100
	lacking := strconv.FormatFloat(100-percent, 'e', 2, 64)
	_, exponent, _ := strings.Cut(lacking, "e")
	magnitude, _ := strconv.Atoi(exponent) // FormatFloat wrote it
	text := strconv.FormatFloat(percent, 'f', min(most, 2-magnitude), 64)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".") + "%"
}

// formatMoney writes an amount, with cents in full where there are any.
func formatMoney(v float64, currency string) string {
	text := significant(v)
	switch {
	case round4(v) >= 1e4:
		text = inSteps(v, countSteps)
	case strings.Contains(text, ".") && strings.Index(text, ".") == len(text)-2:
		text += "0"
	}
	switch currency {
	case "$":
		return "$" + text
	case "":
		return "XXX " + text // the code of no currency
	}
	return currency + " " + text
}

// significant writes v with at most four significant digits.
func significant(v float64) string {
	r := round4(v)
	if r == 0 || r >= 1e-6 && r < 1e9 {
		return strconv.FormatFloat(r, 'f', -1, 64)
	}
	text := strconv.FormatFloat(r, 'e', -1, 64)
	mantissa, exponent, _ := strings.Cut(text, "e")
	sign := strings.TrimLeft(exponent[:1], "+")
	return mantissa + "e" + sign + strings.TrimLeft(exponent[1:], "0")
}

// round4 rounds to four significant digits.
func round4(v float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 3, 64), 64) // FormatFloat wrote it
	return r
}

// baseUnits writes the units of a dimension that has no unit of its own: "B*s", "/B/s", "s/B".
func baseUnits(d Dimension, currency string) string {
	var over []string
	under := ""
	for _, base := range []struct {
		name  string
		power int8
	}{{currency, d.Money}, {"B", d.Data}, {"s", d.Time}} {
		p := base.power
		for ; p > 0; p-- {
			over = append(over, base.name)
		}
		for ; p < 0; p++ {
			under += "/" + base.name
		}
	}
	return strings.Join(over, "*") + under
}
