package command

import (
	"context"
	"errors"

	"isc-sync/apply"
	"isc-sync/engine"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/render"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// prepared is a plan that was shown, the tenant that it is for, and the limits
// that it has to keep.
type prepared struct {
	engine *engine.Engine
	plan   *plan.Plan
	// documents and settings are what the plan was made from.
	documents state.Documents
	settings  state.Settings
	allow     plan.Allow
	// known are the keys that exist or are declared, as far as they were read.
	known state.Keys
	// done are the steps of a saved plan that an earlier run has taken.
	done map[string]*state.Object
	// locate is nil if there are no documents beside the plan.
	locate func(state.Key, jsonvalue.Pointer) state.Position
}

// prepare returns the saved plan, checked, or a new one.
func (p *Program) prepare(ctx context.Context, f *applyFlags, t *ui) (*prepared, error) {
	if f.plan != "" {
		return p.savedPlan(ctx, f, t)
	}
	d, err := load(ctx, &f.common, &f.connection)
	if err != nil {
		return nil, err
	}
	d.sayEmpty(f.dir, t)
	allow, err := f.allowed(d)
	if err != nil {
		return nil, err
	}
	opts, err := f.planning(d)
	if err != nil {
		return nil, err
	}
	opts.Allow = allow
	s, err := p.since(ctx, &f.common, &f.connection, d, f.changedSince)
	if err != nil {
		return nil, err
	}
	s.narrow(&opts, d, t)
	e, err := p.engine(&f.common, &f.connection, d, d.APIVersion, t)
	if err != nil {
		return nil, err
	}
	planned, err := p.computePlan(ctx, e, d, opts, &f.selection, t)
	if err != nil {
		return nil, err
	}
	planned.Plan.Notes = append(planned.Plan.Notes, s.notes()...)
	if err := p.showToApply(f, planned.Plan, planned.Problems); err != nil {
		return nil, err
	}
	r := &prepared{engine: e, plan: planned.Plan, documents: d.Documents, settings: d.Settings, allow: allow, known: planned.Known, locate: d.Documents.Locate}
	return r, p.incomplete(&f.common, planned.Problems)
}

// refused returns everything that keeps the plan from being applied: the rules
// that forbid it, and what its steps need and do not have.
func (r *prepared) refused(f *applyFlags) error {
	opts := apply.Options{Dir: f.dir, Locate: r.locate, Done: r.done}
	return errors.Join(
		plan.Guard(r.plan, r.engine.Kinds, r.settings.Guard, r.allow, r.known).Err(),
		r.engine.Missing(r.plan, opts),
	)
}

// showToApply shows a plan before it is applied. A program that reads JSON gets
// the report alone, unless problems keep the plan from being applied. A user
// who must agree sees the plan as text.
func (p *Program) showToApply(f *applyFlags, plan *plan.Plan, problems state.Problems) error {
	if f.output != formatJSON || len(problems) > 0 {
		return p.results(&f.common).Plan(p.Stdout, plan, problems)
	}
	if f.mustAsk() {
		return render.Text{Width: p.width(p.Stderr), Color: p.colored(p.Stderr)}.Plan(p.Stderr, plan, nil)
	}
	return nil
}
