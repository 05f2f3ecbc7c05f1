package command

import (
	"cmp"
	"context"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

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
	return p.renderer(format, render.Text{}).Version(p.Stdout, build())
}

// build is what the program knows of itself.
func build() render.Build {
	b := render.Build{Version: version(), Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Revision = s.Value
		case "vcs.time":
			b.Time = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	return b
}

// version is what the build knows of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return development
	}
	return versionOf(info)
}

const development = "development"

// versionOf is the version of a release. A build from a checkout has none, and
// is known by its revision, the time of that, and whether files were modified.
func versionOf(info *debug.BuildInfo) string {
	setting := map[string]string{}
	for _, s := range info.Settings {
		setting[s.Key] = s.Value
	}
	revision := setting["vcs.revision"]
	if v := info.Main.Version; v != "" && v != "(devel)" && revision == "" {
		return v
	}
	if revision == "" {
		return development
	}
	parts := []string{"revision " + revision[:min(12, len(revision))], setting["vcs.time"]}
	if setting["vcs.modified"] == "true" {
		parts = append(parts, "modified")
	}
	return cmp.Or(release(info.Main.Version), development) + " (" + strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ") + ")"
}

// release returns a version that was set at build time, or "" for one that Go
// made of a revision.
func release(version string) string {
	version, _, _ = strings.Cut(version, "+")
	if version == "(devel)" || strings.Count(version, "-") >= 2 {
		return ""
	}
	return version
}
