// Package studies holds the bundled library: the studies that a build takes when it is given none.
package studies

import "embed"

// Library has the studies of this folder, one YAML file each.
//
//go:embed *.yaml
var Library embed.FS
