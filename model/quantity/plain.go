package quantity

// Plain returns q as a number and its unit, for programs: "1/s", "s", "B", "B/s", "1" for counts and
// shares, "1/month" for growth (of 30 days); "$" or a code such as "EUR" for money, and for prices
// "$/month" (of 730 hours), "$/GB" and "$/GB/month". Other dimensions are in base units. What is not
// Known is 0 of no unit.
func Plain(q Quantity) (value float64, unit string) {
	switch {
	case !q.known:
		return 0, ""
	case q.Dim == number:
		return q.Value, "1"
	case q.Dim == rate && q.form == shareForm:
		return float64(q.Value * month), "1/month"
	case q.Dim == rate:
		return q.Value, "1/s"
	case q.Dim == throughput:
		return q.Value, "B/s"
	case q.Dim == cost:
		return float64(q.Value * costMonth), q.Currency + "/month"
	case q.Dim == transferCost:
		return float64(q.Value * 1e9), q.Currency + "/GB"
	case q.Dim == storageCost:
		return float64(float64(q.Value*1e9) * costMonth), q.Currency + "/GB/month"
	}
	return q.Value, baseUnits(q.Dim, q.Currency)
}
