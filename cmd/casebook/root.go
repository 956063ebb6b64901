package main

import (
	"fmt"
	"strings"

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
		notesCommand(c),
		deckCommand(c),
		viewsCommand(c),
		numbersCommand(c),
		reviewCommand(c),
		explainCommand(c),
		diffCommand(c),
		schemaCommand(c),
		versionCommand(c),
		completionCommand(c),
	)
	root.CompletionOptions.DisableDefaultCmd = true
	root.InitDefaultHelpCmd()
	for _, command := range root.Commands() {
		if command.Name() == "help" {
			command.Example = "  casebook help build"
			command.Args = commandName
		}
	}
	return root
}

// commandName accepts the name of a command, as arguments, or none.
func commandName(help *cobra.Command, args []string) error {
	_, rest, err := help.Root().Find(args)
	if err == nil && len(rest) > 0 {
		return fmt.Errorf("there is no command %q", strings.Join(args, " "))
	}
	return err
}

// noArguments accepts no arguments.
func noArguments(command *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no arguments, and %q is one", command.CommandPath(), args[0])
	}
	return nil
}

// asUsed accepts the arguments that the usage line of a command names. The last takes several if there are
// dots behind it.
func asUsed(command *cobra.Command, args []string) error {
	wanted := strings.Fields(command.Use)[1:]
	several := strings.HasSuffix(wanted[len(wanted)-1], "...")
	usage := command.CommandPath() + " " + strings.Join(wanted, " ")
	switch {
	case len(args) < len(wanted):
		return fmt.Errorf("%s: %s is missing", usage, strings.TrimSuffix(wanted[len(args)], "..."))
	case len(args) > len(wanted) && !several:
		return fmt.Errorf("%s: %q is one argument too many", usage, args[len(wanted)])
	}
	return nil
}
