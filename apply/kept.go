package apply

import (
	"isc-sync/internal/secret"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// patchOf returns the patch of the step for the object that was just read, with the
// values of the object that the plan does not show. The job remembers their texts.
func (j *job) patchOf(now *state.Object) (patch.Patch, error) {
	ops, err := j.substitutePatch(j.step.Patch)
	if err != nil {
		return nil, err
	}
	ops, j.kept, err = plan.FillKept(ops, now.Value)
	return ops, err
}

// withoutKept returns a result that repeats none of the texts that the step keeps.
func (j *job) withoutKept(r Result) Result {
	if len(j.kept) == 0 {
		return r
	}
	return redactor{secret.NewRedactor(j.kept, j.call.Kind.Words())}.result(r)
}
