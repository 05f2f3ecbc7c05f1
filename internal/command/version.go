package command

import (
	"context"
	"fmt"
	"runtime/debug"
)

func (p *Program) versionCommand() command {
	return command{
		name: "version", summary: "print the version",
		run: func(context.Context) error { return p.printVersion() },
	}
}

func (p *Program) printVersion() error {
	_, err := fmt.Fprintf(p.Stdout, "isc-sync %s\n", version())
	return err
}

// version is what the build knows of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "development"
	}
	return info.Main.Version
}
