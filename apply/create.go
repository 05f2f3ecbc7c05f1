package apply

import (
	"context"
	"errors"

	"isc-sync/internal/rest"
	"isc-sync/planner"
	"isc-sync/state"
)

const causeAppeared = "the object exists by now; it did not when the plan was made"

// create makes an object that nobody else can have made.
func (j *job) create(ctx context.Context) Result {
	there, err := j.absentOrThere(ctx, j.call.place)
	if err != nil {
		return j.ended(ctx, err)
	}
	if there != nil && !isUnset(there) {
		return stale(causeAppeared, nil)
	}
	return j.createNow(ctx)
}

// isUnset tells whether an object is only what the API says of one that was
// never set.
func isUnset(o *state.Object) bool { return o.Kind.Singleton && o.SaysNothing() }

// createNow sends the declared body. The object was not there just before.
func (j *job) createNow(ctx context.Context) Result {
	body, err := j.settleBody(j.step.Body)
	if err != nil {
		return j.ended(ctx, err)
	}
	response, err := j.send(ctx, write{
		build: func() (rest.Request, error) { return j.createRequest(j.call, body), nil },
		look:  func(ctx context.Context) (verdict, error) { return j.lookForCreated(ctx, body) },
	})
	if err != nil {
		return j.notCreated(ctx, err)
	}
	now, err := j.answered(ctx, response)
	if err != nil {
		return j.ended(ctx, unknownError{err})
	}
	return j.stored(now, body, Applied)
}

// lookForCreated looks for an object that is ours: it was absent before, is
// there now, and agrees in all that the kind requires. An object that was never
// there may still come, so its creation is not repeated; a singleton's may be,
// since it sets one and the same object.
func (j *job) lookForCreated(ctx context.Context, body map[string]any) (verdict, error) {
	now, err := j.absentOrThere(ctx, j.call.place)
	switch {
	case err != nil || now == nil && !j.call.kind.Singleton:
		return unclear, err
	case now == nil || isUnset(now):
		return untouched, nil
	}
	required := map[string]any{}
	for _, name := range j.call.kind.Spec.Required {
		required[name] = body[name]
	}
	if len(required) == 0 {
		required = body
	}
	if altered, _ := planner.Deviations(j.adoptInput(now, required)); len(altered) > 0 {
		return unclear, nil
	}
	return happened, nil
}

// notCreated tells a refusal from a silence: after the API's own error answer
// an object that is not there was not made.
func (j *job) notCreated(ctx context.Context, err error) Result {
	var open unknownError
	if errors.As(err, &open) && refusedByAPI(open.error) {
		if now, lookErr := j.absentOrThere(ctx, j.call.place); lookErr == nil && now == nil {
			return j.ended(ctx, open.error)
		}
	}
	return j.ended(ctx, err)
}

// answered returns the object of an answer. Where the answer was lost or does
// not show the object, it is read.
func (j *job) answered(ctx context.Context, response *rest.Response) (*state.Object, error) {
	p := j.call.place
	if response != nil && len(response.Body) > 0 {
		o, err := p.object(response.Body)
		if err == nil && (o.ID != "" || o.Address != "" || p.kind.Singleton) {
			return o, nil
		}
	}
	o, err := j.current(ctx, p)
	if err == nil && o == nil {
		err = errors.New("the tenant accepted it and does not show it")
	}
	return o, err
}

// stored compares what the tenant stored with what was sent.
func (j *job) stored(now *state.Object, declared map[string]any, outcome Outcome) Result {
	j.keep(now)
	r := Result{Outcome: outcome, ID: now.ID}
	altered, habits := planner.Deviations(j.adoptInput(now, declared))
	for _, f := range altered {
		r.Altered = append(r.Altered, Alteration{Pointer: f.Pointer, Sent: f.After, Stored: f.Before})
	}
	for _, h := range habits {
		r.Habits = append(r.Habits, Alteration{Pointer: h.Pointer, Sent: planner.Absent{}, Stored: planner.Absent{}, Text: h.Text})
	}
	if len(r.Altered) > 0 {
		r.Outcome = AlteredByServer
	}
	return r
}
