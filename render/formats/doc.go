// Package formats has no code of its own. Its tests read what the exporters write with the programs that it
// is written for, and compare what these find: the same components in the same zones, and the same connections
// between them, in every form and in the picture.
package formats
