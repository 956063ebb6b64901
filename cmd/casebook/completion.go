package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

func completionCommand(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print a script that completes commands in a shell",
		Long:  `Completion prints a script for bash, zsh, fish or powershell. Once the shell has read it, it completes commands, flags, ids of the library and names of views.`,
		Example: `  source <(casebook completion bash)
  casebook completion zsh > "${fpath[1]}/_casebook"
  casebook completion fish > ~/.config/fish/completions/casebook.fish`,
		Args:      cobra.MatchAll(asUsed, knownShell),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "zsh":
				return root.GenZshCompletion(c.out)
			case "fish":
				return root.GenFishCompletion(c.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(c.out)
			}
			return root.GenBashCompletionV2(c.out, true)
		},
	}
}

// knownShell accepts the name of a shell that there is a script for.
func knownShell(command *cobra.Command, args []string) error {
	if !slices.Contains(command.ValidArgs, args[0]) {
		return fmt.Errorf("there is no script for the shell %q; there is one for %s", args[0], strings.Join(command.ValidArgs, ", "))
	}
	return nil
}

// completeStudies completes the names of files that may be studies, and of folders.
func completeStudies(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
}
