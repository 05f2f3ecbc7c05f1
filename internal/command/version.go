package command

import (
	"context"
	"runtime/debug"

	"isc-sync/internal/render"
)

func (p *Program) versionCommand() command {
	output := formatText
	return command{
		name: "version", summary: "print the version",
		options: []option{{name: "output", short: "o", word: "FORMAT", summary: "text, json or markdown", into: &output}},
		run:     func(context.Context) error { return p.printVersion(output) },
	}
}

func (p *Program) printVersion(format string) error {
	if err := oneOf("--output", format, formatText, formatJSON, formatMarkdown); err != nil {
		return err
	}
	return p.renderer(format, render.Text{}).Version(p.Stdout, version())
}

// version is what the build knows of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "development"
	}
	return info.Main.Version
}
