package command

import (
	"log/slog"
	"slices"
	"strings"

	"isc-sync/internal/render"
)

// The output formats.
const (
	formatText     = "text"
	formatJSON     = "json"
	formatMarkdown = "markdown"
	formatHTML     = "html"
)

// common are the flags that every command with a result has.
type common struct {
	dir, output, logLevel string
	noColor, quiet        bool
	// page: the result is a plan, which can also be an HTML page.
	page bool
}

func (c *common) options() []option {
	c.dir, c.output, c.logLevel = ".", formatText, "warn"
	return []option{
		{name: "dir", short: "C", word: "DIR", summary: "directory of the documents", into: &c.dir},
		{name: "output", short: "o", word: "FORMAT", summary: listed(c.formats()), into: &c.output},
		{name: "no-color", summary: "use no colours (so does NO_COLOR)", into: &c.noColor},
		{name: "log-level", word: "LEVEL", summary: "debug, info, warn or error", into: &c.logLevel},
		{name: "quiet", summary: "print only results and errors", into: &c.quiet},
	}
}

func (c *common) check() error {
	if err := oneOf("--output", c.output, c.formats()...); err != nil {
		return err
	}
	return oneOf("--log-level", c.logLevel, "debug", "info", "warn", "error")
}

// formats are the values of --output.
func (c *common) formats() []string {
	formats := []string{formatText, formatJSON, formatMarkdown}
	if c.page {
		formats = append(formats, formatHTML)
	}
	return formats
}

// listed is "a, b or c".
func listed(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// logs reports whether events of a level are shown.
func (c *common) logs(level string) bool {
	levels := []string{"debug", "info", "warn", "error"}
	return slices.Index(levels, c.logLevel) <= slices.Index(levels, level)
}

// renderer writes results in the chosen format.
func (p *Program) renderer(format string, text render.Text) render.Renderer {
	switch format {
	case formatJSON:
		return render.JSON{}
	case formatMarkdown:
		return render.Markdown{DryRun: text.DryRun}
	case formatHTML:
		return render.HTML{Text: text}
	}
	return text
}

// results is the renderer of the flags for stdout.
func (p *Program) results(c *common) render.Renderer {
	return p.renderer(c.output, render.Text{Width: p.width(p.Stdout), Color: !c.noColor && p.colored(p.Stdout)})
}

// reports is the same for the report of a run.
func (p *Program) reports(f *applyFlags) render.Renderer {
	return p.renderer(f.output, render.Text{Width: p.width(p.Stdout), Color: !f.noColor && p.colored(p.Stdout), DryRun: f.dryRun})
}

// logger writes to stderr from the chosen level on.
func (p *Program) logger(c *common) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(strings.ToUpper(c.logLevel))); err != nil {
		level = slog.LevelWarn
	}
	return slog.New(slog.NewTextHandler(p.Stderr, &slog.HandlerOptions{Level: level}))
}
