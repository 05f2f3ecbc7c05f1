package apply

import (
	"context"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// adoptOrCreate takes a step whose object other steps may have made or filled,
// first of all the creation of its parent: what is there is turned into what was
// declared by the fewest edits, and what is not there is created.
func (j *job) adoptOrCreate(ctx context.Context) Result {
	declared, err := j.declared()
	if err != nil {
		return j.ended(ctx, err)
	}
	now, drift, err := j.settled(ctx, j.thereAlready)
	switch {
	case err != nil:
		return j.ended(ctx, err)
	case now == nil && j.step.Body != nil:
		return j.createOrLose(ctx, declared)
	case now == nil:
		return stale(plan.CauseGone, nil)
	case len(drift) > 0 && j.kept(j.change.Key) != nil:
		return stale(plan.CauseChanged, drift)
	}
	return j.adopt(ctx, now, declared)
}

// thereAlready finds the object. One that only a patch can set is an empty one
// where the tenant does not show it: it cannot be created.
func (j *job) thereAlready(ctx context.Context) (*state.Object, error) {
	if j.step.Body == nil {
		return j.current(ctx)
	}
	now, err := j.reader.FindOrGet(ctx, j.call.Location)
	if err == nil && j.call.Kind.OnlyPatched() {
		return orUnset(j.call.Location, now), nil
	}
	return now, err
}

// declared is the whole object that the change wants so far: the body of its
// creation and the patches up to this step on top.
func (j *job) declared() (map[string]any, error) {
	body, err := j.settleBody(j.change.Steps[0].Body)
	if err != nil || j.step.Body != nil {
		return body, err
	}
	var whole any = body
	for i := range j.change.Steps {
		s := &j.change.Steps[i]
		patch, err := j.settlePatch(s.Patch)
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

// createOrLose creates the object. If the answer is lost and one is there
// afterwards, it is adopted, whoever made it: this run or the tenant by itself.
func (j *job) createOrLose(ctx context.Context, declared map[string]any) Result {
	r := j.createNow(ctx)
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
		return j.ended(ctx, &adoptionError{problems})
	}
	outcome := Adopted
	if j.change.Action == plan.Update {
		outcome = Applied
	}
	if edits.Empty() {
		j.keep(now)
		return Result{Outcome: outcome, Already: outcome == Applied, ID: now.ID}
	}
	j.emit(Adopting{Step: j.step.ID, Key: j.change.Key, Patch: edits.Patch, Fields: edits.Fields})
	r := j.edit(ctx, now, edits, outcome)
	r.Edits = len(edits.Patch)
	return r
}

// adoptionError says why the tenant's own object cannot become the declared
// one.
type adoptionError struct{ problems state.Problems }

func (e *adoptionError) Error() string {
	texts := ""
	for _, p := range e.problems.Sorted() {
		texts = joinCauses(texts, string(p.Pointer)+": "+p.Text)
	}
	return "the tenant's own object cannot be turned into the declared one: " + texts
}

// Hint is what would be right, in the words of the problems.
func (e *adoptionError) Hint() string {
	hints := ""
	for _, p := range e.problems.Sorted() {
		if p.Hint != "" {
			hints = joinCauses(hints, p.Hint)
		}
	}
	return hints
}
