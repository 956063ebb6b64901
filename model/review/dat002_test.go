package review

import (
	"slices"
	"testing"
)

// What a call does at somebody else's is not taken for a read.
func TestUnsafeRetryOfExternalCalls(t *testing.T) {
	study := func(op string) string {
		return `
casebook: 1
title: A shop
kind: case_study
architecture:
  components:
    billing: {name: Billing, kind: service}
    bank: {name: Bank, kind: external}
  connections:
    - {from: billing, to: bank, label: charge, timeout: 1s, retries: 2` + op + `}
  flows:
    bill: {steps: [billing -> bank]}
`
	}
	rule := Find("DAT-002")
	if got, want := lacked(t, rule, study("")), []string{"billing -> bank.op"}; !slices.Equal(got, want) {
		t.Errorf("it lacks %q, want %q", got, want)
	}
	for op, want := range map[string][]string{", op: read": nil, ", op: write": {"DAT-002@billing->bank"}, ", op: write, idempotent: charge_id": nil} {
		if got := found(t, rule, study(op)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", op, got, want)
		}
	}
}
