package apply

import (
	"context"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// adoptOrCreate runs a step whose object another step may have created or
// filled, usually the creation of its parent. An existing object is turned into
// the declared one with the fewest edits; a missing one is created.
func (j *job) adoptOrCreate(ctx context.Context) Result {
	declared, err := j.declared()
	if err != nil {
		return j.errorResult(ctx, err)
	}
	if j.call.Kind.Create.With != "" {
		return j.adoptMade(ctx, declared)
	}
	now, drift, err := j.readConsistent(ctx, j.findExisting)
	switch {
	case err != nil:
		return j.errorResult(ctx, err)
	case now == nil && j.step.Body != nil:
		return j.createOrAdopt(ctx, declared)
	case now == nil:
		return staleResult(plan.CauseGone, nil)
	case len(drift) > 0 && j.lastWritten(j.change.Key) != nil:
		return staleResult(plan.CauseChanged, drift)
	}
	return j.adopt(ctx, now, declared)
}

// findExisting returns the object. If only a patch can set it and the tenant
// does not show it, the result is an empty object, because it cannot be created.
func (j *job) findExisting(ctx context.Context) (*state.Object, error) {
	if j.step.Body == nil {
		return j.current(ctx)
	}
	now, err := j.reader.FindOrGet(ctx, j.call.Location)
	if err == nil && j.call.Kind.OnlyPatched() {
		return orUnset(j.call.Location, now), nil
	}
	return now, err
}

// declared returns the complete object that the change wants so far: the body of
// its creation with the patches up to this step applied.
func (j *job) declared() (map[string]any, error) {
	body, err := j.substituteBody(j.change.Steps[0].Body)
	if err != nil || j.step.Body != nil {
		return body, err
	}
	var whole any = body
	for i := range j.change.Steps {
		s := &j.change.Steps[i]
		patch, err := j.substitutePatch(s.Patch)
		if err != nil {
			return nil, err
		}
		if whole, err = patch.Apply(whole); err != nil {
			return nil, err
		}
		if s == j.step {
			break
		}
	}
	out, _ := whole.(map[string]any)
	return out, nil
}

// createOrAdopt creates the object. If the answer is lost and the object exists
// afterwards, it is adopted: this run or the tenant itself created it.
func (j *job) createOrAdopt(ctx context.Context, declared map[string]any) Result {
	r := j.sendCreate(ctx)
	if r.Outcome != Unknown || ctx.Err() != nil {
		return r
	}
	now, err := j.reader.FindOrGet(ctx, j.call.Location)
	if err != nil || now == nil {
		return r
	}
	return j.adopt(ctx, now, declared)
}

func (j *job) adopt(ctx context.Context, now *state.Object, declared map[string]any) Result {
	edits, problems := j.opts.Planner.Adopt(j.adoptInput(now, declared))
	if len(problems) > 0 {
		return j.errorResult(ctx, &adoptionError{problems})
	}
	outcome := Adopted
	if j.change.Action == plan.Update {
		outcome = Applied
	}
	if edits.Empty() {
		j.recordWritten(now)
		return Result{Outcome: outcome, Already: outcome == Applied, ID: now.ID}
	}
	j.emit(Adopting{Step: j.step.ID, Key: j.change.Key, Patch: edits.Patch, Fields: edits.Fields})
	r := j.edit(ctx, now, edits, outcome)
	r.Edits = len(edits.Patch)
	return r
}

// adoptionError is the reason why the tenant's own object cannot become the
// declared one.
type adoptionError struct{ problems state.Problems }

func (e *adoptionError) Error() string {
	texts := ""
	for _, p := range e.problems.Sorted() {
		texts = joinCauses(texts, string(p.Pointer)+": "+p.Text)
	}
	return "the tenant's own object cannot be turned into the declared one: " + texts
}

// Hint returns the hints of the problems.
func (e *adoptionError) Hint() string {
	hints := ""
	for _, p := range e.problems.Sorted() {
		if p.Hint != "" {
			hints = joinCauses(hints, p.Hint)
		}
	}
	return hints
}
