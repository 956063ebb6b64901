package review

import "casebook/model"

var atRest = &Rule{
	ID:       "SEC-005",
	Name:     "at-rest",
	Severity: Error,
	Finds:    "A store keeps data that not everybody may see, and does not say that they are encrypted.",
	Why:      "Disks are replaced, snapshots are copied and backups are lost. What is encrypted under a key that is kept elsewhere is then worth nothing to whoever has it.",
	Fix:      "Encrypt it under a key of a key management service, and say `encrypted: true`.",

	check: func(s *subject, c *collector) {
		for i := range s.Architecture.Components {
			k := &s.Architecture.Components[i]
			if !stateful(k) || k.Encrypted == model.Yes {
				continue
			}
			switch {
			case len(k.Data) == 0:
				c.unknown([]string{k.ID + ".data"}, k.ID)
			case len(guarded(k.Data)) > 0:
				c.find(k.Pos, k.ID+" keeps "+list(guarded(k.Data))+", and nothing says that it is encrypted.", k.ID)
			}
		}
	},
}
