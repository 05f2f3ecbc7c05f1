// Command isc-sync keeps the configuration of a SailPoint Identity Security
// Cloud tenant as code.
package main

import (
	"os"

	"isc-sync/internal/command"
)

func main() { os.Exit(command.Main(nil)) }
