package apply

import (
	"context"
	"strings"

	"isc-sync/internal/rest"
	"isc-sync/planner/plan"
)

// upload sends a file. The tenant shows no content, only the names of the files
// that it has.
func (j *job) upload(ctx context.Context) Result {
	v := j.step.Body
	for _, op := range j.step.Patch {
		v = op.Value
	}
	content, err := j.settle(v)
	if err != nil {
		return j.ended(ctx, err)
	}
	listed, err := j.isListed(ctx)
	switch {
	case err != nil:
		return j.ended(ctx, err)
	case listed && j.change.Action == plan.Create && !j.isBelowNew():
		return stale(plan.CauseAppeared, nil)
	}
	_, err = j.send(ctx, write{
		build:    func() (rest.Request, error) { return uploadRequest(j.call, content) },
		isAnswer: j.isUploaded,
		look:     func(ctx context.Context) (verdict, error) { return j.lookForUploaded(ctx, listed) },
		twice:    safeTwice(sending{method: j.step.Method, upload: true}),
	})
	if err != nil {
		return j.ended(ctx, err)
	}
	return Result{Outcome: Applied}
}

// isUploaded checks that an answer is what the API sends: the object that the
// file belongs to.
func (j *job) isUploaded(response *rest.Response) error {
	w := writing{Location: j.call.Above()}
	w.before = map[string]any{"id": w.Vars["id"]}
	return w.isAnswer(response)
}

// lookForUploaded finds a name that was not there before. One that was there
// does not show whether the file was replaced.
func (j *job) lookForUploaded(ctx context.Context, before bool) (verdict, error) {
	if before {
		return hidden, nil
	}
	listed, err := j.isListed(ctx)
	switch {
	case err != nil:
		return unclear, err
	case listed:
		return happened, nil
	}
	return untouched, nil
}

// isListed reports whether the parent has the object's name in the list of what
// it holds. A parent that the tenant does not show lists nothing.
func (j *job) isListed(ctx context.Context) (bool, error) {
	rule := j.call.Kind.ListedIn
	if rule == nil {
		return false, nil
	}
	parent, err := j.reader.Get(ctx, j.call.Above())
	if err != nil || parent == nil {
		return false, err
	}
	v, _ := rule.Pointer.Get(map[string]any(parent.Value))
	names, _ := v.(string)
	for _, name := range strings.Split(names, rule.Separator) {
		if strings.TrimSpace(name) == j.call.Key.Name() {
			return true, nil
		}
	}
	return false, nil
}
