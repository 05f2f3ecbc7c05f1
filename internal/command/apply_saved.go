package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"isc-sync/engine"
	"isc-sync/planner"
)

// errOtherTenant means that a saved plan is not for what it is applied to.
var errOtherTenant = errors.New("the plan was made for another tenant or API version")

// savedPlan reads the plan of --plan and checks that it still holds: it was not
// altered, it is for this tenant, and nothing has changed since.
func (p *Program) savedPlan(ctx context.Context, f *applyFlags, t *talk) (*prepared, error) {
	data, err := os.ReadFile(f.plan)
	if err != nil {
		return nil, fmt.Errorf("read the plan: %w", err)
	}
	plan, err := planner.Decode(data)
	if err != nil {
		return nil, hinted(fmt.Errorf("read %s: %w", f.plan, err), planHint(err))
	}
	if f.apiVersion != "" && f.apiVersion != plan.APIVersion {
		return nil, elsewhere("API version", plan.APIVersion, f.apiVersion)
	}
	d, err := loadSettings(&f.common, &f.connection)
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
	if err := p.checkSaved(ctx, f, e, plan, t); err != nil {
		return nil, err
	}
	known, err := e.Known(ctx, plan.KeysAnd(d.declaredKeys()), slices.Concat(d.Settings.Guard.Protect, allow.Delete, allow.Create))
	if err != nil {
		return nil, err
	}
	r := &prepared{engine: e, plan: plan, guard: d.Settings.Guard, allow: allow, known: known}
	return r, p.showToApply(f, r.shown(), nil)
}

// shown is the plan as it is shown before it is applied: what was refused when
// it was saved is for the flags of this run to decide.
func (r *prepared) shown() *planner.Plan {
	shown := *r.plan
	shown.Notes = slices.DeleteFunc(slices.Clone(r.plan.Notes), func(n planner.Note) bool { return n.Code == planner.NoteGuard })
	shown.Notes = append(shown.Notes, r.allow.Unmatched(r.engine.Kinds, r.known)...)
	return &shown
}

// planHint says what to do about a file that is not taken for a plan.
func planHint(err error) string {
	if errors.Is(err, planner.ErrFormatVersion) {
		return "apply it with the program that wrote it, or plan again"
	}
	return "plan again; do not edit the plan file"
}

func (p *Program) checkSaved(ctx context.Context, f *applyFlags, e *engine.Engine, plan *planner.Plan, t *talk) error {
	end := t.during()
	defer end()
	tenant, err := e.Client.Org(ctx)
	if err != nil {
		return err
	}
	if tenant != plan.Tenant {
		return elsewhere("tenant", plan.Tenant, tenant)
	}
	return e.CheckFresh(ctx, plan, f.dir)
}

func elsewhere(what, planned, now string) error {
	err := fmt.Errorf("%w: it is for the %s %s, and this is %s", errOtherTenant, what, planned, now)
	return &withCode{hinted(err, "plan again for this one; nothing was written"), exitStale}
}
