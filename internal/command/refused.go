package command

import (
	"context"
	"maps"
	"slices"

	"isc-sync/engine"
	"isc-sync/internal/render"
	"isc-sync/planner"
	"isc-sync/planner/plan"
)

// leaveRefused plans again without the deletions that are refused and that the documents
// of --leave-refused asked for already: one that was merged must not be in the way of
// everything after it. What is new is left in, for its own review to show.
func (p *Program) leaveRefused(ctx context.Context, e *engine.Engine, f *planFlags, d *directory, planned *engine.Planned, opts planner.Options, t *ui) (*engine.Planned, error) {
	refused := plan.Guard(planned.Plan, d.kinds, d.Settings.Guard, plan.Allow{}, planned.Known).Deletions()
	if f.leaveRefused == "" || len(refused) == 0 {
		return planned, nil
	}
	s, err := p.since(ctx, &f.common, &f.connection, d, f.leaveRefused)
	if err != nil {
		t.printf("no refused deletion is left out: %s", render.Clean(err.Error()))
		return planned, nil
	}
	var notes []plan.Note
	for _, key := range slices.Sorted(maps.Keys(refused)) {
		former, doc := s.former.Documents.Find(key), d.Documents.Find(key)
		if former != nil && former.Absent && doc != nil {
			opts.Without = append(opts.Without, key)
			notes = append(notes, plan.RefusedNote(key, doc.Position, s.called(), refused[key]))
		}
	}
	if len(notes) == 0 {
		return planned, nil
	}
	if planned, err = p.computePlan(ctx, e, d, opts, &f.selection, t); err != nil {
		return nil, err
	}
	planned.Plan.Notes = append(planned.Plan.Notes, notes...)
	return planned, nil
}
