package main

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func versionCommand(c *console) *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "Print the version of the program and of its layout engine",
		Example:           "  casebook version",
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			program, engine := versions()
			return line(c.out, "casebook %s\n%s %s/%s\nlayout engine %s", program, runtime.Version(), runtime.GOOS, runtime.GOARCH, engine)
		},
	}
}

// versions returns the version of the program and that of its layout engine, as far as the build
// recorded them.
func versions() (program, engine string) {
	program, engine = "unknown", "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return program, engine
	}
	program = info.Main.Version
	for _, dependency := range info.Deps {
		if dependency.Path == "github.com/goccy/go-graphviz" {
			engine = "go-graphviz " + dependency.Version
		}
	}
	return program, engine
}
