// Package booktest makes up studies, for tests and benchmarks that need many.
package booktest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// Study returns the text of a study with so many components, in three zones, and three flows. The
// same numbers give the same text.
func Study(seed, components int) []byte {
	random := rand.New(rand.NewPCG(uint64(seed), uint64(components)))
	kinds := []string{"service", "worker", "database", "cache", "queue", "gateway"}
	var b strings.Builder
	fmt.Fprintf(&b, "casebook: 1\ntitle: System %d\nkind: case_study\nsummary: System %d of many.\n", seed, seed)
	b.WriteString("architecture:\n  zones:\n")
	for z := range 3 {
		fmt.Fprintf(&b, "    zone-%d: {name: Zone %d, kind: region}\n", z, z)
	}
	b.WriteString("  components:\n")
	for i := range components {
		fmt.Fprintf(&b, "    part-%d: {name: Part %d of %d, kind: %s, in: zone-%d, replicas: %d, rate: %d/s, latency: {p50: 2ms, p99: 20ms}, availability: 99.9%%}\n",
			i, i, seed, kinds[random.IntN(len(kinds))], i*3/components, 1+random.IntN(5), 100*(1+random.IntN(9)))
	}
	b.WriteString("  connections:\n")
	parent := make([]int, components)
	for i := 1; i < components; i++ {
		parent[i] = max(0, i-1-random.IntN(4))
		fmt.Fprintf(&b, "    - part-%d -> part-%d: call %d\n", parent[i], i, i)
	}
	for i := 0; i+7 < components; i += 3 {
		fmt.Fprintf(&b, "    - part-%d ~> part-%d: event %d\n", i, i+7, i)
	}
	b.WriteString("  flows:\n")
	for f := range 3 {
		fmt.Fprintf(&b, "    flow-%d:\n      name: Flow %d\n      rate: %d/s\n      steps:\n", f, f, 10*(f+1))
		for _, i := range path(parent, components-1-f) {
			fmt.Fprintf(&b, "        - part-%d -> part-%d: step\n", parent[i], i)
		}
	}
	return []byte(b.String())
}

// path returns the components on the way from the first to component to.
func path(parent []int, to int) []int {
	if to == 0 {
		return nil
	}
	return append(path(parent, parent[to]), to)
}

// Write writes n studies into the folder dir, study-0.yaml and so on.
func Write(dir string, n, components int) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for seed := range n {
		name := filepath.Join(dir, fmt.Sprintf("study-%d.yaml", seed))
		if err := os.WriteFile(name, Study(seed, components), 0o644); err != nil {
			return err
		}
	}
	return nil
}
