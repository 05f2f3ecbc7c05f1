// Package examples holds an example document of each kind.
package examples

import "embed"

// Kinds has the examples below kinds/, one file for each kind.
//
//go:embed kinds/*.yaml
var Kinds embed.FS
