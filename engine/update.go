package engine

import (
	"context"

	"isc-sync/internal/writeback"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// UpdateOptions choose what is written back.
type UpdateOptions struct {
	ExportOptions
	Settings state.Settings
	// LeftOut are resources that the environment does not declare on purpose.
	LeftOut state.Keys
	// Prune removes the documents of objects that the tenant does not have.
	Prune bool
	// DryRun: nothing will be written, so that places are those of the files as they are.
	DryRun bool
	// Read returns a file of the directory, Real the path that a link leads to, and
	// Reload the documents that the directory would have with other files.
	Read   func(name string) ([]byte, error)
	Real   func(name string) string
	Reload func(files map[string][]byte) (state.Documents, error)
}

// Updated is what an update of a directory would write.
type Updated struct {
	writeback.Result
	// NotRead are collections that the tenant would not show, with the reason.
	NotRead []state.Gap
	// PassedOver are objects that were not read because there are too many.
	PassedOver []string
	Requests   int
	// Renamed are the documents of objects that may have got other names in the tenant.
	// They and the objects are left alone, but for the clear ones when documents are pruned.
	Renamed []planner.Renaming
	// Unwritten count what no document writes and the tenant has, as a plan counts it.
	Unwritten []string
}

// Update compares documents with the tenant and returns the files that would declare
// what the tenant has. It reads the tenant once and writes nothing.
func (e *Engine) Update(ctx context.Context, docs state.Documents, opts UpdateOptions) (*Updated, error) {
	if err := e.unchosenOnly(opts.ExportOptions); err != nil {
		return nil, err
	}
	u := &update{Engine: e, opts: opts, before: docs, files: map[string][]byte{}, left: map[state.Key]string{}}
	if err := u.read(ctx, docs); err != nil {
		return nil, err
	}
	u.findRenamed()
	if err := u.writeDocuments(ctx); err != nil {
		return nil, err
	}
	if err := u.writeBack(); err != nil {
		return nil, err
	}
	return &Updated{u.result(), u.notRead, e.passedOver(u.in.Live), e.Client.Requests(), u.renamed, u.unwritten()}, nil
}

// unwritten are the notes of the plan about what no document writes.
func (u *update) unwritten() (texts []string) {
	for _, n := range u.planned.Plan.Notes {
		if n.Code == plan.NoteUndeclared {
			texts = append(texts, n.Text)
		}
	}
	return texts
}
