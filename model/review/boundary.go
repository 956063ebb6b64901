package review

import (
	"slices"
	"strings"

	"casebook/model"
)

// This file says whose a component is, what data are worth guarding, and who is let in.

// caller reports whether a component stands for those who use the system.
func caller(c *model.Component) bool {
	return c.Kind == "client" || c.Kind == "person" || c.Kind == "device"
}

// passing reports whether a component hands calls on and leaves it to what is behind it to ask who calls.
func passing(c *model.Component) bool {
	return c.Kind == "balancer" || c.Kind == "cdn" || c.Kind == "dns"
}

// guarded are the classes of data among some that not everybody may see.
func guarded(classes []string) []string {
	var list []string
	for _, class := range classes {
		if class != "public" && class != "internal" {
			list = append(list, class)
		}
	}
	return list
}

// shared are the classes of data that both ends of a connection hold: what it is taken to carry. Who is
// outside and does not say what they hold may hold all that the other does.
func shared(a, b *model.Component) []string {
	switch {
	case len(a.Data) == 0 && outside(a):
		return b.Data
	case len(b.Data) == 0 && outside(b):
		return a.Data
	}
	var list []string
	for _, class := range a.Data {
		if slices.Contains(b.Data, class) {
			list = append(list, class)
		}
	}
	return list
}

// crosses reports whether a connection leaves a zone of trust, a network, or the system.
func (s *subject) crosses(c *model.Connection) bool {
	from, to := s.component(c.From), s.component(c.To)
	return outside(from) != outside(to) || !slices.Equal(s.boundaries(from.In), s.boundaries(to.In))
}

// boundaries are the zones around a component that are boundaries of trust, from the outermost.
func (s *subject) boundaries(zone string) []string {
	var list []string
	for _, z := range s.ZonePath(zone) {
		switch z.Sort() {
		case "trust", "network", "external", "client":
			list = append(list, z.ID)
		}
	}
	return list
}

// authenticates reports whether a way of asking who calls is one.
func authenticates(authn string) bool { return authn != "" && authn != "none" }

// asks reports whether callers have to prove who they are on a connection: it says so, or its callee
// does, or its callee only hands calls on and all that it hands them to do.
func (s *subject) asks(c *model.Connection) bool {
	return s.asksOver(c, map[string]bool{})
}

func (s *subject) asksOver(c *model.Connection, seen map[string]bool) bool {
	to := s.component(c.To)
	switch {
	case authenticates(c.Authn), c.Authn == "" && authenticates(to.Authn), c.Signed == model.Yes:
		return true
	case !passing(to) || seen[to.ID]:
		return false
	}
	seen[to.ID] = true
	return s.onward(to.ID, func(next *model.Connection) bool { return s.asksOver(next, seen) })
}

// onward reports whether a component calls any within the system, and something holds for all of these calls.
func (s *subject) onward(id string, holds func(*model.Connection) bool) bool {
	some := false
	for i := range s.connections() {
		c := &s.connections()[i]
		if c.From != id || c.Mode != model.Sync || outside(s.component(c.To)) {
			continue
		}
		if !holds(c) {
			return false
		}
		some = true
	}
	return some
}

// ciphered reports whether a connection is encrypted: it says so, or its protocol or its way of asking
// who calls cannot do without.
func ciphered(c *model.Connection) bool {
	if c.Encrypted.Known() {
		return c.Encrypted == model.Yes
	}
	protocol := strings.ToLower(c.Protocol)
	for _, sign := range []string{"https", "tls", "ssh", "sftp", "ftps", "wss", "quic", "http/3", "ipsec", "vpn", "wireguard"} {
		if strings.Contains(protocol, sign) {
			return true
		}
	}
	return strings.Contains(strings.ToLower(c.Authn), "mtls")
}
