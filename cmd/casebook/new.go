package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"casebook/model"
)

var legalID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

func newCommand(c *console) *cobra.Command {
	var from, out string
	var force bool
	command := &cobra.Command{
		Use:   "new NAME",
		Short: "Begin a study",
		Long: `New writes the file of a new study, with comments, that builds as it is: a small one, or a copy of one
of the library to change part by part. NAME is the study's id: lower-case letters, digits and dashes.`,
		Example: `  casebook new my-system
  casebook new my-system --from payment-gateway
  casebook new my-system -o designs/my-system.yaml`,
		Args:              asUsed,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(_ *cobra.Command, args []string) error {
			name := args[0]
			if !legalID.MatchString(name) {
				return usage("%q cannot be the name of a study: it takes lower-case letters, digits and dashes, 64 at most", name)
			}
			if out == "" {
				out = name + ".yaml"
			}
			text, err := newStudy(name, from, out)
			if err != nil {
				return err
			}
			if _, err := os.Lstat(out); out != "-" && !force && err == nil {
				return &inputError{errors.New(out + " is there already; --force replaces it")}
			}
			if err := c.write(out, text); err != nil || out == "-" || c.quiet {
				return err
			}
			return line(c.out, "%s", out)
		},
	}
	command.Flags().StringVar(&from, "from", "", "study of the library to start from")
	command.Flags().VarP((*filename)(&out), "output", "o", "file to write; - is standard output (default NAME.yaml)")
	command.Flags().BoolVarP(&force, "force", "f", false, "replace a file that is there")
	_ = command.RegisterFlagCompletionFunc("from", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return libraryIDs(), cobra.ShellCompDirectiveNoFileComp
	})
	return command
}

// newStudy returns the text of a new study for a file, which is valid there.
func newStudy(name, from, out string) ([]byte, error) {
	id, file := name, name+".yaml"
	if out != "-" {
		file = filepath.Base(out)
		id = strings.TrimSuffix(file, filepath.Ext(file))
	}
	if file == model.SettingsFile {
		return nil, usage("%q cannot be the name of a study: %s has the settings of those beside it", id, file)
	}
	text, err := startingText(from)
	if err != nil {
		return nil, err
	}
	title := strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "-", " ")
	if text, err = begin(text, title, file); err != nil {
		return nil, err
	}
	_, err = model.LoadAs(id, out, text)
	var faults model.Errors
	if errors.As(err, &faults) { // its own text has none, so that the name is to blame
		return nil, usage("%q cannot be the name of a study: %s", id, faults[0].Msg)
	}
	return text, err
}
