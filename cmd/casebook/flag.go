package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// format is the form in which a command writes its results.
type format string

const (
	textFormat format = "text"
	jsonFormat format = "json"
)

// addFormat gives a command the flag --format.
func addFormat(command *cobra.Command, f *format) {
	*f = textFormat
	addChoice(command, (*string)(f), "format", "form of the results: text, or json for a program", string(textFormat), string(jsonFormat))
}

// addChoice gives a command a flag whose value is one of some words.
func addChoice(command *cobra.Command, value *string, name, help string, words ...string) {
	command.Flags().Var(&choice{value, words}, name, help)
	// It fails only for a flag that there is not.
	_ = command.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// choice is the value of a flag that is one of some words.
type choice struct {
	value *string
	words []string
}

func (c *choice) String() string { return *c.value }

func (c *choice) Type() string { return strings.Join(c.words, "|") }

func (c *choice) Set(word string) error {
	if !slices.Contains(c.words, word) {
		return fmt.Errorf("it is one of %s", strings.Join(c.words, ", "))
	}
	*c.value = word
	return nil
}
