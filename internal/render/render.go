// Package render writes plans, problems, explanations and reports as text,
// Markdown and JSON, each from the same value, and plans as HTML.
//
// Text that comes from a tenant or from a file never reaches a reader raw:
// characters that do not print are spelled out, and no secret is part of the
// values that come in here. The same value gives the same bytes.
package render

import (
	"io"

	"isc-sync/apply"
	"isc-sync/engine"
	"isc-sync/internal/kindpage"
	"isc-sync/internal/operate"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Renderer writes one output format. Its methods return the writer's errors
// and no others.
type Renderer interface {
	// Plan writes a plan. Problems are what keeps resources out of it.
	Plan(w io.Writer, p *plan.Plan, problems state.Problems) error
	// Failure writes what went wrong: every problem that the error carries, or
	// the error itself.
	Failure(w io.Writer, err error) error
	// Explain writes how fields came to be equal or different.
	Explain(w io.Writer, e Explanation) error
	// Report writes what an apply did.
	Report(w io.Writer, r *apply.Report) error
	// Valid writes that a directory has no mistake that can be found offline.
	Valid(w io.Writer, v Valid) error
	// Compared writes what differs between two tenants, or a tenant and a directory.
	Compared(w io.Writer, c *engine.Compared) error
	// Exported writes what an export into dir wrote and could not read.
	Exported(w io.Writer, e *engine.Exported, dir string) error
	// Imported writes what an import into dir wrote and could not convert.
	Imported(w io.Writer, i *engine.Imported, dir string) error
	// Updated writes what an update of a directory changed, or would change.
	Updated(w io.Writer, u Update) error
	// Formatted writes which files were, or would be, formatted.
	Formatted(w io.Writer, f Formatting) error
	// Adopted writes what documents need to be about objects with other names.
	Adopted(w io.Writer, a Adopting) error
	// Operated writes what became of a source operation.
	Operated(w io.Writer, r *operate.Result) error
	// Checked writes what a check of the settings and the connection found.
	Checked(w io.Writer, c Checkup) error
	// Kinds writes what can be declared.
	Kinds(w io.Writer, kinds []*registry.Kind) error
	// Kind writes what documents of one kind may contain.
	Kind(w io.Writer, k kindpage.Page) error
	// Version writes which version of the program this is.
	Version(w io.Writer, b Build) error
}

// Text writes for users at a terminal.
type Text struct {
	// Width is the number of columns; 0 is 80.
	Width int
	// Color uses the terminal's colours. The caller knows whether there is a
	// terminal, and whether NO_COLOR asks for none.
	Color bool
	// DryRun: a run is reported as what it would have done.
	DryRun bool
}

// Markdown writes comments for pull requests: below 65,536 characters, and
// nothing in them takes part in the page's own markup.
type Markdown struct {
	// DryRun: a run is reported as what it would have done.
	DryRun bool
}

// JSON writes for programs. Plans are as schemas/plan.json describes them.
type JSON struct{}

const defaultWidth = 80

func (t Text) width() int {
	if t.Width <= 0 {
		return defaultWidth
	}
	return max(t.Width, 40)
}
