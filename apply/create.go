package apply

import (
	"context"

	"isc-sync/internal/rest"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// create makes an object that nobody else can have made.
func (j *job) create(ctx context.Context) Result {
	there, err := j.reader.FindOrGet(ctx, j.call.Location)
	if err != nil {
		return j.ended(ctx, err)
	}
	if there != nil && !isUnset(there) {
		return stale(plan.CauseAppeared, nil)
	}
	return j.createNow(ctx)
}

// isUnset reports whether an object is only what the API says of one that was
// never set.
func isUnset(o *state.Object) bool { return o.Kind.Singleton && o.SaysNothing() }

// createNow sends the declared body. The object was not there just before.
func (j *job) createNow(ctx context.Context) Result {
	body, err := j.settleBody(j.step.Body)
	if err != nil {
		return j.ended(ctx, err)
	}
	w := writing{Location: j.call.Location, sent: body}
	response, err := j.send(ctx, write{
		build:    func() (rest.Request, error) { return j.createRequest(j.call, body), nil },
		isAnswer: w.isAnswer,
		look:     func(ctx context.Context) (verdict, error) { return j.lookForCreated(ctx, body) },
		meaning:  j.meaning(creates),
		twice:    safeTwice(sending{method: j.step.Method, repeatable: j.call.endpoint.Repeatable}),
	})
	if err != nil {
		return j.ended(ctx, err)
	}
	return j.concluded(ctx, w, response, Applied)
}

// lookForCreated looks for an object that is ours: it was absent before, is
// there now, and agrees in all that the kind requires.
func (j *job) lookForCreated(ctx context.Context, body map[string]any) (verdict, error) {
	now, err := j.reader.FindOrGet(ctx, j.call.Location)
	switch {
	case err != nil:
		return unclear, err
	case isGone(now):
		return untouched, nil
	}
	required := map[string]any{}
	for _, name := range j.call.Kind.Spec.Required {
		if v, sent := body[name]; sent {
			required[name] = v
		}
	}
	if len(required) == 0 {
		required = body
	}
	if altered, _ := j.opts.Planner.Deviations(j.adoptInput(now, required)); len(altered) > 0 {
		return unclear, nil
	}
	return happened, nil
}
