package layout

import (
	"fmt"
	"os"

	"casebook/render/layout/route"
)

func debugTight(n int, all []route.Tight) {
	if os.Getenv("TRACE") == "" {
		return
	}
	fmt.Fprintln(os.Stderr, "iteration", n, len(all))
	for _, t := range all {
		fmt.Fprintf(os.Stderr, "   %+v\n", t)
	}
}
