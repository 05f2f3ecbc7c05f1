package apply

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/internal/tenant"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// expectedAnswer describes what the answer to a write must contain.
type expectedAnswer struct {
	tenant.Location
	// before is the object as it was, nil if it is created.
	before map[string]any
	// sent is what the tenant was asked to store.
	sent map[string]any
	// put: the object was sent to the endpoint that replaces it.
	put bool
}

// sentLists returns the lists beside the object that were sent: the answer lacks
// them.
func (w expectedAnswer) sentLists() (lists []*registry.Field) {
	for _, f := range w.Kind.OwnLists() {
		if _, sent := w.sent[f.Name]; sent {
			lists = append(lists, f)
		}
	}
	return lists
}

// isSilent reports whether the API answers this write without the object. Any answer
// would look like an object that is a text.
func (w expectedAnswer) isSilent(response *rest.Response) bool {
	e := w.Kind.API.Replace
	return e != nil && e.Silent && w.put && (w.Kind.IsText() || len(bytes.TrimSpace(response.Body)) == 0)
}

// isAnswer returns an error if a successful answer is not the API's. A login
// page, a gateway or a proxy may answer anything with 200.
func (w expectedAnswer) isAnswer(response *rest.Response) error {
	if w.isSilent(response) {
		return nil
	}
	_, err := w.answer(response)
	return err
}

// answer returns the object in an answer. The API answers with the whole object,
// so the answer must name it and contain some of what was sent.
func (w expectedAnswer) answer(response *rest.Response) (*state.Object, error) {
	got := fmt.Errorf("%d with %s instead of the API's answer", response.Status, describeBody(response.Body))
	o, err := w.Object(response.Body)
	if err != nil {
		return nil, got
	}
	if before := w.Kind.IDIn(w.before); before != "" && o.ID != before {
		return nil, fmt.Errorf("%w: it is not about the object", got)
	}
	if w.before == nil && o.ID == "" && o.Address == "" && !w.Kind.Singleton {
		return nil, fmt.Errorf("%w: it does not name an object", got)
	}
	if w.before == nil && w.isSparse(o.Value) {
		return nil, fmt.Errorf("%w: it lacks most of the fields that were sent", got)
	}
	if !w.shows(o.Value) {
		return nil, fmt.Errorf("%w: it has none of the fields that were sent", got)
	}
	return o, nil
}

// shows reports whether an object has a field that was sent, or, if fields were
// only removed, another one that it had.
func (w expectedAnswer) shows(answered map[string]any) bool {
	expected := map[string]any{}
	for name, value := range w.sent {
		if value != nil && !w.isUnseen(name) {
			expected[name] = value
		}
	}
	if len(expected) == 0 {
		expected = w.before
	}
	for name := range expected {
		if _, has := answered[name]; has {
			return true
		}
	}
	return false
}

// isUnseen reports whether a member is a secret that no answer has.
func (w expectedAnswer) isUnseen(name string) bool {
	f := w.Kind.Spec.Property(name)
	return f != nil && f.WriteOnly
}

// isSparse reports whether an object lacks most of the fields that were sent.
// The answer to a creation has them all; if this one does not, only reading the
// object shows what was created.
func (w expectedAnswer) isSparse(answered map[string]any) bool {
	sent, missing := 0, 0
	for name, value := range w.sent {
		if value == nil || w.isUnseen(name) {
			continue
		}
		sent++
		if _, has := answered[name]; !has {
			missing++
		}
	}
	return 2*missing > sent
}

// isDeletionOf checks an answer to DELETE, which is empty or JSON, or names a
// task if the tenant deletes with one. Anything else is not the API's.
func isDeletionOf(kind *registry.Kind) func(*rest.Response) error {
	return func(response *rest.Response) error {
		got := fmt.Errorf("%d with %s instead of the API's answer", response.Status, describeBody(response.Body))
		if kind.Delete.How == registry.DeleteByTask && taskOf(kind, response).id == "" {
			return fmt.Errorf("%w: it does not name a task", got)
		}
		return isJSONOrEmpty(response)
	}
}

// describeBody describes a body for a message.
func describeBody(body []byte) string {
	body = bytes.TrimSpace(body)
	switch {
	case len(body) == 0:
		return "an empty body"
	case body[0] == '<':
		return "an HTML page"
	}
	v, err := jsonvalue.Decode(body)
	switch {
	case err != nil:
		return "text that is not JSON"
	case jsonvalue.IsScalar(v):
		return "a single JSON value"
	}
	if _, isList := v.([]any); isList {
		return "a JSON array"
	}
	return "a JSON object"
}

// finishWrite compares what the tenant stored with what was sent. If the answer
// was lost, it reads the object.
func (j *job) finishWrite(ctx context.Context, w expectedAnswer, response *rest.Response, outcome Outcome) Result {
	now, err := j.objectAfter(ctx, w, response)
	if err == nil && now == nil {
		err = errors.New("the tenant accepted it and does not show it")
	}
	if err != nil {
		return j.errorResult(ctx, unknownError{err})
	}
	return j.compareStored(now, w.sent, outcome)
}

func (j *job) objectAfter(ctx context.Context, w expectedAnswer, response *rest.Response) (*state.Object, error) {
	if response != nil && !w.isSilent(response) {
		now, err := w.answer(response)
		if err == nil && w.before == nil && j.call.endpoint.Partial {
			now, err = j.whole(ctx, w, now)
		}
		if err == nil {
			err = j.reader.Fill(ctx, now, w.sentLists())
		}
		return now, err
	}
	now, err := j.reader.Current(ctx, w.Location)
	if err == nil && w.Kind.About != "" {
		now = orUnset(w.Location, now) // what was emptied may not be shown
	}
	if err == nil && now != nil {
		err = j.reader.Fill(ctx, now, w.sentLists())
	}
	return now, err
}

// whole reads what was just created, since the answer may lack some of it: what the
// tenant added is not a change by others. If the tenant does not show it yet, the
// answer is all that is known.
func (j *job) whole(ctx context.Context, w expectedAnswer, answered *state.Object) (*state.Object, error) {
	w.Vars = j.call.varsFor(answered.Address)
	now, err := j.reader.Get(ctx, w.Location)
	if now == nil && err == nil {
		return answered, nil
	}
	return now, err
}

// compareStored compares what the tenant stored with what was sent.
func (j *job) compareStored(now *state.Object, declared map[string]any, outcome Outcome) Result {
	j.recordWritten(now)
	r := Result{Outcome: outcome, ID: now.ID}
	altered, known := j.opts.Planner.ServerChanges(j.adoptInput(now, declared))
	for _, f := range altered {
		r.Altered = append(r.Altered, Alteration{Pointer: f.Pointer, Sent: f.After, Stored: f.Before})
	}
	for _, h := range known {
		r.KnownServerBehavior = append(r.KnownServerBehavior, Alteration{Pointer: h.Pointer, Sent: plan.Absent{}, Stored: plan.Absent{}, Text: h.Text})
	}
	if len(r.Altered) > 0 {
		r.Outcome = AlteredByServer
	}
	return r
}
