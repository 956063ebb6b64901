package review

import (
	"slices"
	"strings"

	"casebook/model"
)

var noTenantKey = &Rule{
	ID:       "MT-002",
	Name:     "no-tenant-key",
	Severity: Error,
	Finds:    "Tenants share a store, and nothing says by which key they are kept apart: it has no `tenant_key`, and its partition key names none that is used elsewhere.",
	Why:      "One forgotten condition in one query, and a customer reads what belongs to another. With the key in the partition or in row-level security, the store refuses such a query.",
	Fix:      "Put the tenant's id into the partition key or into row-level security, and say so as `tenant_key`.",

	check: func(s *subject, c *collector) {
		for i := range s.Architecture.Components {
			k := &s.Architecture.Components[i]
			if !stateful(k) || s.keyed(k) {
				continue
			}
			switch {
			case k.Tenancy == "shared":
				c.find(k.Pos, "Tenants share "+k.ID+", and nothing says what keeps them apart.", k.ID)
			case k.Tenancy == "" && !queueing(k) && s.tenanted(k.ID):
				c.unknown([]string{k.ID + ".tenancy"}, k.ID)
			}
		}
	},
}

// keyed reports whether a store keeps tenants apart by a key.
func (s *subject) keyed(k *model.Component) bool {
	return k.TenantKey != "" || slices.ContainsFunc(s.Architecture.Components, func(other model.Component) bool {
		return other.TenantKey != "" && strings.Contains(k.PartitionKey, other.TenantKey)
	})
}

// tenanted reports whether a flow of several tenants leads to a component.
func (s *subject) tenanted(id string) bool {
	found := false
	s.each(func(h *hop) { found = found || h.To == id && h.flow.Tenants.Value > 1 })
	return found
}
