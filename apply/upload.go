package apply

import (
	"context"
	"strings"

	"isc-sync/internal/rest"
	"isc-sync/planner/plan"
)

// upload uploads a file. The tenant does not show the content of files, only
// their names.
func (j *job) upload(ctx context.Context) Result {
	v := j.step.Body
	for _, op := range j.step.Patch {
		v = op.Value
	}
	content, err := j.substitute(v)
	if err != nil {
		return j.errorResult(ctx, err)
	}
	listed, err := j.isListed(ctx)
	switch {
	case err != nil:
		return j.errorResult(ctx, err)
	case listed && j.change.Action == plan.Create && !j.parentIsNew():
		return staleResult(plan.CauseAppeared, nil)
	}
	_, err = j.send(ctx, write{
		build:      func() (rest.Request, error) { return uploadRequest(j.call, content) },
		isAnswer:   j.isUploaded,
		check:      func(ctx context.Context) (verdict, error) { return j.checkUploaded(ctx, listed) },
		repeatable: isRepeatable(writeTraits{method: j.step.Method, upload: true}),
	})
	if err != nil {
		return j.errorResult(ctx, err)
	}
	return Result{Outcome: Applied}
}

// isUploaded checks that an answer is what the API sends: the object that the
// file belongs to.
func (j *job) isUploaded(response *rest.Response) error {
	w := expectedAnswer{Location: j.call.Above()}
	w.before = map[string]any{w.Kind.IDMember(): w.Vars["id"]}
	return w.isAnswer(response)
}

// checkUploaded looks for a name that was not listed before. A name that was
// listed before does not show whether the file was replaced.
func (j *job) checkUploaded(ctx context.Context, before bool) (verdict, error) {
	if before {
		return writeNotVisible, nil
	}
	listed, err := j.isListed(ctx)
	switch {
	case err != nil:
		return writeUnknown, err
	case listed:
		return writeApplied, nil
	}
	return writeNotApplied, nil
}

// isListed reports whether the parent lists the object's name. A parent that the
// tenant does not show lists nothing.
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
