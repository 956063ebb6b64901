package analyze

import (
	"strings"
	"testing"
)

// paid has components that are paid for in several ways, and one that is not.
const paid = `
casebook: 1
title: Paid
kind: case_study
architecture:
  components:
    u: {name: U, kind: client}
    api: {name: API, kind: service, replicas: 21, cost: $0.17/h}
    sms: {name: SMS, kind: external, cost_request: $0.05}
    db: {name: DB, kind: database, record: 1KB, retention: 30d, cost_storage: $0.10/GB/month}
    free: {name: Free, kind: service}
  connections:
    - u -> api
    - {from: api, to: sms, op: write}
    - {from: api, to: db, op: write}
    - api -> free
  flows:
    f: {average: 1M/d, steps: [u -> api, api -> sms, api -> db, api -> free]}
`

// aMonth is that of bills.
const aMonth = 730 * 3600

func TestCostAddsUp(t *testing.T) {
	c := analyse(t, paid, Options{}).Capacity
	requests := 1e6 / 86400 * aMonth * .05
	near(t, "replicas", c.Component("api").Cost, 2606.10/aMonth, 1e-12)
	near(t, "requests", c.Component("sms").Cost, requests/aMonth, 1e-12)
	near(t, "storage", c.Component("db").Cost, 3./aMonth, 1e-12)
	near(t, "total", c.Cost, (2606.10+requests+3)/aMonth, 1e-12)
	if len(c.Unpriced) != 1 || c.Unpriced[0].ID != "free" {
		t.Errorf("unpriced: %v", c.Unpriced)
	}
}

// TestUnknownCostHidesNoOther leaves the total unknown and says what is known.
func TestUnknownCostHidesNoOther(t *testing.T) {
	c := analyse(t, replace(paid, "replicas: 21, ", ""), Options{}).Capacity
	lacking(t, "total", c.Cost, "api.replicas")
	near(t, "storage", c.Component("db").Cost, 3./aMonth, 1e-12)
	near(t, "known", c.CostKnown, 3./aMonth+1e6/86400*.05, 1e-12)
	lacking(t, "total", analyse(t, replace(paid, "average: 1M/d", "rate: 1/s"), Options{}).Capacity.Cost, "flow f.average")
}

func TestCurrenciesDoNotMix(t *testing.T) {
	c := analyse(t, replace(paid, "$0.17/h", "EUR 0.17/h"), Options{}).Capacity
	near(t, "replicas", c.Component("api").Cost, 2606.10/aMonth, 1e-12)
	impossible(t, "total", c.Cost, "prices are in EUR and in $")
	unpaid := strings.NewReplacer(", cost: $0.17/h", "", ", cost_request: $0.05", "", ", cost_storage: $0.10/GB/month", "").Replace(paid)
	impossible(t, "total", analyse(t, unpaid, Options{}).Capacity.Cost, "no cost")
}

// TestMonthsOfGrowthAndOfBills keeps 30 days, in which demand grows, apart from the 730 hours of a
// bill.
func TestMonthsOfGrowthAndOfBills(t *testing.T) {
	c := serve(t, "rate: 10k/s, replicas: 1, cost: $1/month", "growth: 8%/month}\nreview: {thresholds: {utilisation: 27%}", "")
	near(t, "runway", c.Runway, 30*86400, 1e-9) // 2500/s grow by 8% to 2700/s
	if got := c.Cost.Value.String(); got != "$1/month" {
		t.Errorf("cost = %s", got)
	}
	near(t, "cost", c.Cost, 1./aMonth, 1e-12)
}
