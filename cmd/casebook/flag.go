package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

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

// filename is the value of a flag that names a file or a folder.
type filename string

func (p *filename) String() string { return string(*p) }

// Type is what help shows.
func (p *filename) Type() string { return "string" }

func (p *filename) Set(name string) error {
	if name == "" {
		return errors.New("it wants a name")
	}
	*p = filename(name)
	return nil
}

// date is the value of a flag that is a day.
type date string

func (d *date) String() string { return string(*d) }

// Type is what help shows.
func (d *date) Type() string { return "DATE" }

func (d *date) Set(text string) error {
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return errors.New("it wants a day, such as 2026-11-26")
	}
	*d = date(text)
	return nil
}

// count is the value of a flag that says how many.
type count int

func (c *count) String() string { return strconv.Itoa(int(*c)) }

// Type is what help shows.
func (c *count) Type() string { return "int" }

func (c *count) Set(text string) error {
	n, err := strconv.Atoi(text)
	switch {
	case err != nil:
		return errors.New("it wants a number")
	case n < 0:
		return errors.New("it cannot be negative")
	}
	*c = count(n)
	return nil
}

// factor is the value of a flag that says how many times as large.
type factor float64

func (f *factor) String() string { return strconv.FormatFloat(float64(*f), 'g', -1, 64) }

// Type is what help shows.
func (f *factor) Type() string { return "number" }

func (f *factor) Set(text string) error {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || !(v > 0) || math.IsInf(v, 0) {
		return errors.New("it wants a number above 0")
	}
	*f = factor(v)
	return nil
}
