package review

import (
	"casebook/model"
	"casebook/model/quantity"
)

var noBackup = &Rule{
	ID:       "DAT-005",
	Name:     "no-backup-or-rpo",
	Severity: Error,
	Finds:    "What holds the truth (`system_of_record`) has no backup, or its standby is further behind than may be lost (`replicas.lag` over `rpo`).",
	Why: "Copies do not help against a bad release, a wrong statement or a stolen key: they are wrong within a second. " +
		"And a failover to a standby loses what the standby had not got yet.",
	Source: "Site Reliability Engineering, chapter 26",
	Fix:    "Keep a `backup` elsewhere, under other keys, and restore it regularly. Let commits wait for the standby, or agree to an `rpo` that its lag can keep.",

	check: func(s *subject, c *collector) {
		for i := range s.Architecture.Components {
			k := &s.Architecture.Components[i]
			lag := k.Replicas.Lag
			switch {
			case !keeps(k) || k.SystemOfRecord == model.No:
			case k.SystemOfRecord == model.Unsaid:
				if k.Kind == "database" && k.Backup == "" {
					c.unknown([]string{k.ID + ".system_of_record"}, k.ID)
				}
			case k.Backup == "":
				c.find(k.Pos, k.ID+" holds the truth and has no backup.", k.ID)
			case lag.Known() && !k.RPO.Known():
				c.unknown([]string{k.ID + ".rpo"}, k.ID)
			case lag.Known() && lag.Value > k.RPO.Value:
				c.find(k.Pos, "The standby of "+k.ID+" is "+quantity.Format(lag)+" behind, and no more than "+quantity.Format(k.RPO)+" may be lost.", k.ID)
			}
		}
	},
}
