package command

import (
	"context"

	"isc-sync/engine"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/render"
	"isc-sync/planner"
	"isc-sync/state"
)

// prepared is a plan that was shown, the tenant that it is for, and the limits
// that it has to keep.
type prepared struct {
	engine *engine.Engine
	plan   *planner.Plan
	guard  state.GuardSettings
	// locate is nil where there are no documents beside the plan.
	locate func(state.Key, jsonvalue.Pointer) state.Position
}

// prepare returns the saved plan, checked, or a new one.
func (p *Program) prepare(ctx context.Context, f *applyFlags, t *talk) (*prepared, error) {
	if f.plan != "" {
		return p.savedPlan(ctx, f, t)
	}
	d, err := load(&f.common, &f.connection)
	if err != nil {
		return nil, err
	}
	if err := f.allowed(d); err != nil {
		return nil, err
	}
	opts, err := f.planning(d)
	if err != nil {
		return nil, err
	}
	e, err := p.engine(&f.common, &f.connection, d, d.APIVersion, t)
	if err != nil {
		return nil, err
	}
	planned, err := p.propose(ctx, e, d, opts, t)
	if err != nil {
		return nil, err
	}
	if err := p.showToApply(f, planned.Plan, planned.Problems); err != nil {
		return nil, err
	}
	return &prepared{e, planned.Plan, d.Settings.Guard, d.Documents.Locate}, p.incomplete(&f.common, planned.Problems)
}

// showToApply shows a plan before it is applied. A program that reads JSON
// gets the report alone, unless problems keep the plan from being applied; a
// person who has to agree sees the plan as text.
func (p *Program) showToApply(f *applyFlags, plan *planner.Plan, problems state.Problems) error {
	if f.output != formatJSON || len(problems) > 0 {
		return p.results(&f.common).Plan(p.Stdout, plan, problems)
	}
	if f.mustAsk() {
		return render.Text{Width: p.width(p.Stderr), Color: p.colored(p.Stderr)}.Plan(p.Stderr, plan, nil)
	}
	return nil
}
