package analyze

import (
	"strings"
	"testing"
)

// archive is a store that is written to; FACTS of it and RATES of the flow are filled in.
const archive = `
casebook: 1
title: Archive
kind: case_study
capacity: {growth: 8%/month}
architecture:
  components:
    u: {name: U, kind: client}
    db: {name: DB, kind: database, FACTS}
  connections:
    - {from: u, to: db, op: write}
  flows:
    f: {RATES, steps: [u -> db]}
`

// keep returns the capacity of a store.
func keep(t testing.TB, facts, rates string) *ComponentCapacity {
	t.Helper()
	text := strings.NewReplacer("FACTS", facts, "RATES", rates).Replace(archive)
	return analyse(t, text, Options{}).Capacity.Component("db")
}

// TestStorageGrows is oracle B2.
func TestStorageGrows(t *testing.T) {
	c := keep(t, "record: 1KiB, retention: 1y, index_overhead: 30%, replication: {n: 3}", "rate: 10k/s, average: 100M/d")
	near(t, "added in a day", c.Added, 399.36e9, 1e-12)
	near(t, "stored", c.Stored, 145.766e12, 1e-5)
	c = keep(t, "record: 1KiB, retention: 2y, index_overhead: 30%, replication: {n: 3}", "rate: 10k/s, average: 100M/d")
	near(t, "in a year", c.InAYear, 230.677e12, 1e-5)
	c = keep(t, "record: 1KiB, index_overhead: 30%, replication: {n: 3}", "rate: 10k/s, average: 100M/d")
	near(t, "in a year with nothing removed", c.InAYear, 230.677e12, 1e-5)
	lacking(t, "stored", c.Stored, "db.retention")
}

// TestRetentionBoundsAYear keeps a day of a year.
func TestRetentionBoundsAYear(t *testing.T) {
	c := keep(t, "record: 1KB, retention: 1d", "rate: 10k/s, average: 1M/d")
	near(t, "in a year", c.InAYear, 1e9*2.331639, 1e-6) // 1.08^11
}

// TestStorageIsOfTheAverage keeps the peak from filling a store.
func TestStorageIsOfTheAverage(t *testing.T) {
	c := keep(t, "record: 1KB, retention: 1d", "rate: 10k/s")
	lacking(t, "added", c.Added, "flow f.average")
}

func TestKBIsNotKiB(t *testing.T) {
	kb := keep(t, "record: 1KB, retention: 1d", "average: 1M/d")
	kib := keep(t, "record: 1KiB, retention: 1d", "average: 1M/d")
	near(t, "KB", kb.Added, 1e9, 1e-12)
	near(t, "KiB", kib.Added, 1.024e9, 1e-12)
}

// TestUnsaidOperations asks whether a call writes that does not say so.
func TestUnsaidOperations(t *testing.T) {
	text := strings.NewReplacer("FACTS", "record: 1KB, retention: 1d", "RATES", "average: 1M/d", ", op: write", "").Replace(archive)
	lacking(t, "added", analyse(t, text, Options{}).Capacity.Component("db").Added, "u -> db.op")
	lacking(t, "added", keep(t, "retention: 1d", "average: 1M/d").Added, "db.record")
}
