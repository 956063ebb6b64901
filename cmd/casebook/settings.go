package main

import (
	"github.com/spf13/cobra"

	"casebook/model"
	"casebook/render/layout/graph"
	"casebook/render/svg"
)

// addSettings gives a command the flags that say how pictures look.
func addSettings(command *cobra.Command, s *model.Settings) {
	var themes []string
	for _, t := range svg.Themes() {
		themes = append(themes, string(t))
	}
	addChoice(command, &s.Theme, "theme",
		"colours of the pictures (default that of each study, or auto, which follows the reader)", themes...)
	addChoice(command, &s.Direction, "direction",
		"the way in which pictures run, to the right or down (default that of each study, or to the right)",
		string(graph.Right), string(graph.Down))
}
