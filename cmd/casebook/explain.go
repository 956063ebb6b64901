package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"casebook/model"
	"casebook/model/review"
	"casebook/model/review/report"
)

func explainCommand(c *console) *cobra.Command {
	var all bool
	command := &cobra.Command{
		Use:   "explain RULE",
		Short: "Say what a rule of the review finds, why, and what to do",
		Long: `Explain says when a rule finds something, why that is bad, where that is from and what to do, and
shows a study that fails and how it is mended. RULE is an id such as RES-003, or a name such as
missing-timeout. With --list it names all rules.`,
		Example: `  casebook explain RES-003
  casebook explain --list`,
		ValidArgsFunction: completeRules,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case all && len(args) > 0:
				return usage("--list takes no rule, and %q is one", args[0])
			case all:
				_, err := c.out.Write([]byte(report.List(c.colours)))
				return err
			case len(args) != 1:
				return usage("explain takes one rule, or --list")
			}
			rule, err := findRule(args[0])
			if err != nil {
				return err
			}
			text, err := report.Explain(cmd.Context(), rule, c.colours)
			if err != nil {
				return err
			}
			_, err = c.out.Write([]byte(text))
			return err
		},
	}
	command.Flags().BoolVar(&all, "list", false, "name all rules")
	return command
}

// findRule returns the rule with an id or a name, in letters of any case.
func findRule(wrote string) (*review.Rule, error) {
	var known []string
	for _, r := range review.Rules() {
		if strings.EqualFold(wrote, r.ID) || strings.EqualFold(wrote, r.Name) {
			return r, nil
		}
		known = append(known, r.ID, r.Name)
	}
	hint := `"casebook explain --list" names all`
	if near := model.Nearest(strings.ToUpper(wrote), known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	} else if near := model.Nearest(wrote, known); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return nil, &inputError{fmt.Errorf("there is no rule %q; %s", wrote, hint)}
}

// completeRules completes the ids of rules.
func completeRules(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	for _, r := range review.Rules() {
		if len(args) == 0 && strings.HasPrefix(r.ID, strings.ToUpper(typed)) {
			ids = append(ids, r.ID+"\t"+r.Name)
		}
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}
