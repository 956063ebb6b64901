package main

import "github.com/spf13/cobra"

// suggest returns the one of words that was probably meant, or "". It guesses as cobra does for the
// names of commands.
func suggest(wrote string, words []string) string {
	menu := &cobra.Command{SuggestionsMinimumDistance: 2}
	for _, w := range words {
		menu.AddCommand(&cobra.Command{Use: w, Run: func(*cobra.Command, []string) {}})
	}
	if near := menu.SuggestionsFor(wrote); len(near) > 0 {
		return near[0]
	}
	return ""
}
