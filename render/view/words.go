package view

import (
	"fmt"
	"strings"

	"casebook/model"
	"casebook/render/markdown"
	"casebook/render/scene"
	"casebook/render/text"
)

// secondLine returns what stands under a component's name: what it is made with, and how many run.
func secondLine(c *model.Component) string {
	n := c.Replicas.Count
	switch {
	case !n.Known() || n.Value == 1:
		return c.Tech
	case c.Tech == "":
		return fmt.Sprintf("%.0f replicas", n.Value)
	}
	return fmt.Sprintf("%s × %.0f", c.Tech, n.Value)
}

// times says how many of a component run: "× 6".
func times(c *model.Component) string {
	if n := c.Replicas.Count; n.Known() {
		return fmt.Sprintf("× %.0f", n.Value)
	}
	return "× 1"
}

// componentWords says what a component is: "Payment API: service, Go × 6".
func componentWords(c *model.Component) string {
	w := c.Name + ": " + scene.KindName(c.Kind)
	if l := secondLine(c); l != "" {
		w += ", " + l
	}
	return w
}

// zoneWords says what a zone is: "Cardholder data environment: trust boundary".
func zoneWords(z *model.Zone) string {
	return z.Title() + ": " + z.SortName()
}

// connectionWords says what a connection does: "Payment API calls Card vault: decrypt, gRPC, timeout 200 ms".
func connectionWords(s *model.Study, c *model.Connection) string {
	w := componentName(s, c.From) + " " + verb(c.Mode) + " " + componentName(s, c.To)
	var facts []string
	for _, f := range []string{c.Label, c.Protocol} {
		if f != "" {
			facts = append(facts, f)
		}
	}
	if c.Timeout.Known() {
		facts = append(facts, "timeout "+c.Timeout.String())
	}
	if c.Retries.Known() && c.Retries.Value > 0 {
		facts = append(facts, "retries "+c.Retries.String())
	}
	if len(facts) > 0 {
		w += ": " + strings.Join(facts, ", ")
	}
	return w
}

// verb returns what a connection of a mode does with its end.
func verb(m model.Mode) string {
	switch m {
	case model.Async:
		return "sends to"
	case model.Data:
		return "copies to"
	}
	return "calls"
}

func componentName(s *model.Study, id string) string {
	if c := s.Component(id); c != nil {
		return c.Name
	}
	return id
}

// count returns n things in words: "1 zone", "3 zones".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// modeName returns what one connection of a mode is called.
func modeName(m model.Mode) string {
	switch m {
	case model.Async:
		return "message"
	case model.Data:
		return "transfer"
	}
	return "call"
}

// noteWords returns what a note says; one that is only code is shown as it is.
func noteWords(n model.Prose) string {
	if words := text.Clean(markdown.Words(n)); words != "" {
		return words
	}
	return text.Clean(string(n))
}
