package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"isc-sync/apply"
	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/exit"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// errOtherTenant means that a saved plan is not for what it is applied to.
var errOtherTenant = errors.New("the plan was made for another tenant or API version")

// savedPlan reads the plan of --plan and proves it: it was not altered, it is
// for this tenant, and the documents and the tenant give the same plan.
func (p *Program) savedPlan(ctx context.Context, f *applyFlags, t *ui) (*prepared, error) {
	plan, err := f.readPlan(ctx)
	if err != nil {
		return nil, err
	}
	d, stale, err := p.madeFrom(ctx, f, plan)
	if err != nil {
		return nil, err
	}
	allow, err := f.allowed(d)
	if err != nil {
		return nil, err
	}
	e, err := p.engine(&f.common, &f.connection, d, plan.APIVersion, t)
	if err != nil {
		return nil, err
	}
	r := &prepared{engine: e, plan: plan, documents: d.Documents, settings: d.Settings, allow: allow, locate: d.Documents.Locate}
	if err := p.checkSaved(ctx, f, d, r, stale, t); err != nil {
		return nil, err
	}
	r.known, err = e.Known(ctx, r.plan.KeysAnd(d.declaredKeys()), slices.Concat(r.settings.Guard.Protect, r.settings.Guard.AllowDelete, r.settings.Guard.AllowCreate, allow.Delete, allow.Create))
	if err != nil {
		return nil, err
	}
	return r, p.showToApply(f, r.shown(), nil)
}

// readPlan reads the file of --plan and compares it with itself.
func (f *applyFlags) readPlan(ctx context.Context) (*plan.Plan, error) {
	plan, err := readSaved(ctx, &f.common, f.plan)
	if err != nil {
		return nil, err
	}
	if f.apiVersion != "" && f.apiVersion != plan.APIVersion {
		return nil, otherTarget("API version", plan.APIVersion, f.apiVersion)
	}
	return plan, nil
}

// madeFrom reads what a plan was made from. stale is not nil if that has changed
// since.
func (p *Program) madeFrom(ctx context.Context, f *applyFlags, plan *plan.Plan) (d *directory, stale, err error) {
	stale, err = splitStale(apply.CheckFiles(plan, f.dir))
	if err != nil || stale != nil && !f.orSame {
		return nil, nil, cmp.Or(err, stale)
	}
	c := f.connection
	c.apiVersion = plan.APIVersion
	if d, err = load(ctx, &f.common, &c); err != nil {
		return nil, nil, noLongerRead(err)
	}
	if err := p.returned(ctx, &f.common, &c, d, plan); err != nil {
		return nil, nil, err
	}
	if stale == nil {
		stale, err = splitStale(engine.CheckInputs(plan, d.Documents, d.Settings))
	}
	if stale != nil && !f.orSame {
		return nil, nil, f.advised(stale, plan)
	}
	return d, stale, err
}

// splitStale separates an error about something that has changed from other
// errors.
func splitStale(err error) (stale, other error) {
	var is *apply.StaleError
	if errors.As(err, &is) {
		return err, nil
	}
	return nil, err
}

// noLongerRead gives mistakes in documents the exit code of a stale plan: it was
// made without them.
func noLongerRead(err error) error {
	problems, are := state.AsProblems(err)
	if !are || !slices.ContainsFunc(problems, func(p state.Problem) bool { return p.File != "" && p.File != documents.SettingsFile }) {
		return err
	}
	return &codedError{err, exit.Stale}
}

// advised adds what to do about documents that have changed, and names both
// commits if they differ.
func (f *applyFlags) advised(stale error, plan *plan.Plan) error {
	var e *apply.StaleError
	if !errors.As(stale, &e) {
		return stale
	}
	e.Advice = "plan again, or use --or-same"
	if was, is := plan.Inputs.Commit, documents.Commit(f.dir); was != "" && was != is {
		e.Advice += fmt.Sprintf(" (the plan was made at commit %.12s, and this is %.12s)", was, cmp.Or(is, "unknown"))
	}
	return e
}

// shown is the plan as it is shown before it is applied: what was refused when
// it was saved is for the flags of this run to decide.
func (r *prepared) shown() *plan.Plan {
	shown := *r.plan
	shown.Notes = slices.DeleteFunc(slices.Clone(r.plan.Notes), func(n plan.Note) bool { return n.Code == plan.NoteGuard })
	shown.Notes = append(shown.Notes, r.allow.Unmatched(r.engine.Kinds, r.known)...)
	return &shown
}

// planHint returns what to do about a file that is not a plan.
func planHint(err error) string {
	switch {
	case errors.Is(err, plan.ErrFormatVersion):
		return "apply it with the program that wrote it, or plan again"
	case errors.Is(err, plan.ErrNotAPlan):
		return "save one with isc-sync plan --out"
	}
	return "plan again; do not edit the plan file"
}

// checkSaved proves the plan of r. If it is stale, --or-same puts a new one with
// the same changes in its place.
func (p *Program) checkSaved(ctx context.Context, f *applyFlags, d *directory, r *prepared, stale error, t *ui) error {
	end := t.during()
	defer end()
	tenant, err := r.engine.Client.Org(ctx)
	if err != nil {
		return err
	}
	if tenant != r.plan.Tenant {
		return otherTarget("tenant", r.plan.Tenant, tenant)
	}
	if stale == nil {
		r.done, err = r.engine.Prove(ctx, r.plan, d.Documents, d.Settings)
		if stale, err = splitStale(err); err != nil || stale == nil {
			return err
		}
	}
	if !f.orSame {
		return stale
	}
	plan, err := r.engine.PlanSame(ctx, r.plan, d.Documents, d.Settings)
	if err != nil {
		return &codedError{err, exit.Stale}
	}
	t.printf("the saved plan is stale; planned again, with the same changes")
	r.plan = plan
	return nil
}

func otherTarget(what, planned, now string) error {
	err := fmt.Errorf("%w: it is for the %s %s, and this is %s", errOtherTenant, what, planned, now)
	return &codedError{hinted(err, "plan again for this one; nothing was written"), exit.Stale}
}
