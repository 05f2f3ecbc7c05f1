package apply

import (
	"context"
	"fmt"
	"strings"

	"isc-sync/planner"
	"isc-sync/state"
)

// StaleError says that a plan was made for a tenant that is no longer so.
type StaleError struct {
	// Objects are in the plan's order.
	Objects []StaleObject
}

// StaleObject is an object that has changed since the plan was made.
type StaleObject struct {
	Key state.Key
	// Position is where the object is declared.
	state.Position
	Cause string
	// Drift are the fields that differ; none where the object is gone, or is
	// there and was not.
	Drift []planner.Drift
}

// Error names object, field, planned-against and current value of all.
func (e *StaleError) Error() string {
	var lines []string
	for _, o := range e.Objects {
		lines = append(lines, fmt.Sprintf("%s: %s", o.Key, o.Cause))
		for _, d := range o.Drift {
			lines = append(lines, "  "+d.String())
		}
	}
	return "the plan is stale:\n" + strings.Join(lines, "\n")
}

// Hint says what a person may do about it.
func (e *StaleError) Hint() string { return "plan again; nothing was written" }

// freshReaders is how many objects are looked at together.
const freshReaders = 16

// CheckFresh compares every object that a plan changes with the tenant. The
// error is a *StaleError where one has changed since, and otherwise about a
// read that failed. It writes nothing.
func CheckFresh(ctx context.Context, plan *planner.Plan, kinds *state.Kinds, from Writer) error {
	r := reader{to: from, kinds: kinds, version: plan.APIVersion}
	found := make([]*StaleObject, len(plan.Changes))
	errs := make([]error, len(plan.Changes))
	indexes := make([]int, len(plan.Changes))
	for i := range indexes {
		indexes[i] = i
	}
	each(freshReaders, indexes, func(i int) {
		if errs[i] = ctx.Err(); errs[i] == nil {
			found[i], errs[i] = r.fresh(ctx, &plan.Changes[i])
		}
	})
	for i := range indexes {
		if errs[i] != nil {
			return errs[i]
		}
		if found[i] != nil {
			found[i].Position = plan.Changes[i].Position()
		}
	}
	gone, err := r.goneParents(ctx, plan, found)
	if err != nil {
		return err
	}
	if stale := summed(plan, kinds, found, gone); len(stale) > 0 {
		return &StaleError{stale}
	}
	return nil
}

// fresh looks at one object, nil where it is as planned against.
func (r reader) fresh(ctx context.Context, c *planner.Change) (*StaleObject, error) {
	if len(c.Steps) == 0 {
		return nil, nil
	}
	p, err := locate(r.kinds, item{c, &c.Steps[0]})
	if err != nil {
		return nil, err
	}
	if c.Action == planner.Create {
		return r.stillAbsent(ctx, p.place)
	}
	if p.kind.API.Read == nil {
		return nil, nil
	}
	now, err := r.current(ctx, p.place)
	if err != nil {
		return nil, err
	}
	if now = p.orUnset(now); now == nil {
		return &StaleObject{Key: c.Key, Cause: causeGone}, nil
	}
	if drift := c.Fingerprint.Stale(p.kind, now); len(drift) > 0 {
		return &StaleObject{Key: c.Key, Cause: causeChanged, Drift: drift}, nil
	}
	return nil, nil
}

// stillAbsent looks for an object that is to be created. What comes with a
// parent that is to be created cannot be there yet.
func (r reader) stillAbsent(ctx context.Context, p place) (*StaleObject, error) {
	if p.awaitsParent() {
		return nil, nil
	}
	there, err := r.absentOrThere(ctx, p)
	if err != nil || there == nil || isUnset(there) {
		return nil, err
	}
	return &StaleObject{Key: p.key, Cause: causeAppeared}, nil
}
