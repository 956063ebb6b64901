package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/analyze/report"
)

func numbersCommand(c *console) *cobra.Command {
	var (
		format  format
		out     string
		set     settingList
		options analyze.Options
	)
	command := &cobra.Command{
		Use:   "numbers FILE",
		Short: "Compute the figures of a study",
		Long: `Numbers computes what follows from the facts of a study: demand, capacity, latency, availability, what
failures take with them, how decisions score, and which facts are missing to know more. FILE may be -
for standard input. It ends with 0 whether or not objectives hold.

With --set it computes with another fact than the file has: a number of its capacity part, a key of a
component, a zone or a flow, or of a connection, in quotes ("api->psp.retries=0"); expressions and
derived numbers follow. With --fail it computes what is left without a component or zone, or after a
failure that the study names, and says first what stops. With --stage it takes the system as it is at
a stage of the roadmap. What --set says holds at every stage.

In JSON every figure has its value, unit, formula and inputs, or the facts that it lacks. The values
are in seconds, bytes and counts a second, and the same on every machine.`,
		Example: `  casebook numbers my-system.yaml
  casebook numbers my-system.yaml --set peak_factor=8 --set api.replicas=4
  casebook numbers my-system.yaml --set "api->db.retries=0" --set checkout.rate=2k/s
  casebook numbers my-system.yaml --fail db --stage launch
  casebook numbers my-system.yaml --format json -o numbers.json`,
		Args:              asUsed,
		ValidArgsFunction: completeStudies,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := apart(args[0], out); err != nil {
				return err
			}
			r, err := c.report(cmd.Context(), args[0], set, options)
			if err != nil {
				return err
			}
			if format == jsonFormat {
				data, err := r.JSON()
				if err != nil {
					return err
				}
				return c.write(out, data)
			}
			return c.write(out, []byte(r.Text(c.colours && out == "-")))
		},
	}
	addFormat(command, &format)
	flags := command.Flags()
	flags.Var(&set, "set", "fact to compute with, as NAME=VALUE; may be given many times")
	flags.StringArrayVar(&options.Fail, "fail", nil, "component, zone or failure that is down; may be given many times")
	flags.StringVar(&options.Stage, "stage", "", "stage of the roadmap to compute for (default the whole architecture)")
	addOutput(command, &out)
	// They fail only for flags that there are not.
	_ = command.RegisterFlagCompletionFunc("set", c.completeNames(settable, cobra.ShellCompDirectiveNoSpace))
	_ = command.RegisterFlagCompletionFunc("fail", c.completeNames(failable, cobra.ShellCompDirectiveDefault))
	_ = command.RegisterFlagCompletionFunc("stage", c.completeNames(stages, cobra.ShellCompDirectiveDefault))
	return command
}

// settingList is the value of the flag --set.
type settingList []model.Setting

func (l *settingList) String() string { return "" }

// Type is what help shows.
func (l *settingList) Type() string { return "NAME=VALUE" }

func (l *settingList) Set(text string) error {
	s, err := model.ParseSetting(text)
	if err != nil {
		return err
	}
	*l = append(*l, s)
	return nil
}

// report computes the figures of a study.
func (c *console) report(ctx context.Context, file string, set []model.Setting, o analyze.Options) (*report.Report, error) {
	study, err := c.loadWith(ctx, file, set)
	if err != nil {
		return nil, ofFlags(err)
	}
	if err := atStage(study, set, &o); err != nil {
		return nil, err
	}
	a, err := analyze.Analyze(ctx, study, o)
	if err != nil {
		return nil, nameErrors(err)
	}
	return &report.Report{Analysis: a, Set: set}, nil
}

// ofFlags returns the faults of a study, those of settings with the flag that they were given by.
func ofFlags(err error) error {
	var faults model.Errors
	if !errors.As(err, &faults) {
		return err
	}
	for _, f := range faults {
		if f.Pos == (model.Pos{}) {
			f.File = "--set " + f.File
		}
	}
	return faults
}

// nameErrors says of names that stand for nothing what was meant, and what there is.
func nameErrors(err error) error {
	var all []error
	for _, part := range parts(err) {
		var unknown *analyze.UnknownNameError
		if !errors.As(part, &unknown) {
			return err
		}
		told := fmt.Errorf("%w; there is none", part)
		if len(unknown.Has) > 0 {
			told = fmt.Errorf("%w; there is %s", part, strings.Join(unknown.Has, ", "))
		}
		if near := model.Nearest(unknown.Name, unknown.Has); near != "" {
			told = fmt.Errorf("%w; did you mean %q? There is %s", part, near, strings.Join(unknown.Has, ", "))
		}
		all = append(all, &inputError{told})
	}
	return errors.Join(all...)
}

// completeNames completes a flag with names of the study that the arguments begin with.
func (c *console) completeNames(of func(*model.Study) []string, directive cobra.ShellCompDirective) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		directive := directive | cobra.ShellCompDirectiveNoFileComp
		if len(args) == 0 {
			return nil, directive
		}
		study, err := c.load(cmd.Context(), args[0])
		if err != nil {
			return nil, directive // completion has no place for errors
		}
		return slices.DeleteFunc(of(study), func(name string) bool { return !strings.HasPrefix(name, typed) }), directive
	}
}

func stages(s *model.Study) (names []string) {
	for i := range s.Roadmap {
		names = append(names, s.Roadmap[i].ID+"\t"+visible(s.Roadmap[i].Title()))
	}
	return names
}

func failable(s *model.Study) (names []string) {
	for i := range s.Architecture.Components {
		names = append(names, s.Architecture.Components[i].ID+"\t"+visible(s.Architecture.Components[i].Title()))
	}
	for i := range s.Architecture.Zones {
		names = append(names, s.Architecture.Zones[i].ID+"\t"+visible(s.Architecture.Zones[i].Title()))
	}
	for i := range s.Architecture.Failures {
		names = append(names, s.Architecture.Failures[i].ID+"\t"+visible(s.Architecture.Failures[i].Title()))
	}
	return names
}

// settable returns what settings may begin with: numbers, and elements with the keys that are asked about most.
func settable(s *model.Study) (names []string) {
	for i := range s.Capacity.Inputs {
		names = append(names, s.Capacity.Inputs[i].ID+"=")
	}
	for i := range s.Capacity.Derived {
		names = append(names, s.Capacity.Derived[i].ID+"=")
	}
	names = append(names, "capacity.growth=")
	for i := range s.Architecture.Flows {
		names = append(names, s.Architecture.Flows[i].ID+".rate=")
	}
	for i := range s.Architecture.Components {
		id := s.Architecture.Components[i].ID
		names = append(names, id+".replicas=", id+".rate=", id+".latency.p99=", id+".availability=")
	}
	return names
}
