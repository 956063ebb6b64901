package main

import (
	"github.com/spf13/cobra"
)

// rootCommand returns the program: all commands, and the flags that they share.
func rootCommand(c *console) *cobra.Command {
	root := &cobra.Command{
		Use:   "casebook",
		Short: "Architecture case studies from text: checked, drawn and written up",
		Long: `Casebook turns studies of software architecture, one YAML file each, into a library:
Markdown with numbers and decisions, and SVG pictures of the components and flows.`,
		Example: `  casebook new my-system --from payment-gateway
  casebook check my-system.yaml
  casebook build my-system.yaml -o out/`,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRun: func(*cobra.Command, []string) {
			c.started = true
		},
	}
	root.SetIn(c.in)
	root.SetOut(c.out)
	root.SetErr(c.err)
	root.PersistentFlags().BoolVarP(&c.quiet, "quiet", "q", false, "tell errors only")
	root.PersistentFlags().BoolVarP(&c.verbose, "verbose", "v", false, "tell what is done, in detail")
	root.AddCommand(
		newCommand(c),
		checkCommand(c),
		buildCommand(c),
		renderCommand(c),
		viewsCommand(c),
		schemaCommand(c),
		versionCommand(c),
		completionCommand(c),
	)
	root.CompletionOptions.DisableDefaultCmd = true
	root.InitDefaultHelpCmd()
	for _, command := range root.Commands() {
		if command.Name() == "help" {
			command.Example = "  casebook help build"
		}
	}
	return root
}
