package apply

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/internal/tenant"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// isCall reports whether a step changes a set by a call.
func isCall(kind *registry.Kind, s *plan.Step) bool {
	f, _ := s.CalledSet(kind)
	return f != nil
}

// setCall is a call that adds members to a set or removes members.
type setCall struct {
	*job
	field   *registry.Field
	removes bool
	// pending are the members that must still be sent.
	pending []any
}

// callSet adds members to a set, or removes members. Members that need no change
// are not sent; adding or removing one twice does no harm.
func (j *job) callSet(ctx context.Context) Result {
	now, end := j.asPlanned(ctx, j.current)
	if end != nil {
		return *end
	}
	members, err := j.substitute(j.step.Body)
	if err != nil {
		return j.errorResult(ctx, err)
	}
	j.varsFor(now)
	f, _ := j.step.CalledSet(j.call.Kind)
	c := &setCall{job: j, field: f, removes: j.call.endpoint == f.Calls.Remove}
	if c.pending = c.missing(now, members.([]any)); len(c.pending) == 0 {
		return Result{Outcome: Applied, Already: true, ID: now.ID}
	}
	response, err := j.send(ctx, write{
		build:      c.request,
		isAnswer:   isJSONOrEmpty,
		check:      c.check,
		intent:     intent{effect: calls},
		repeatable: isRepeatable(writeTraits{method: http.MethodPost, repeatable: true}),
	})
	if err == nil {
		err = c.refused(ctx, response)
	}
	if err != nil {
		return j.errorResult(ctx, err)
	}
	return Result{Outcome: Applied, ID: now.ID}
}

func (c *setCall) request() (rest.Request, error) {
	e := c.call.endpoint
	return rest.Request{Method: e.Method, Path: c.call.path(), Body: jsonvalue.Canonical(c.pending), ContentType: e.Media}, nil
}

// missing returns the members that must still be added or removed.
func (c *setCall) missing(now *state.Object, members []any) []any {
	list, _ := now.Value[c.field.Name].([]any)
	there := map[string]bool{}
	for _, e := range list {
		there[memberID(e)] = true
	}
	return slices.DeleteFunc(slices.Clone(members), func(m any) bool { return there[memberID(m)] != c.removes })
}

// memberID returns what identifies a member: the id of a reference, or the value
// itself.
func memberID(v any) string {
	if ref, isObject := v.(map[string]any); isObject {
		v = ref["id"]
	}
	return fmt.Sprint(v)
}

// check reports whether all members were added or removed. It keeps those that
// must still be sent.
func (c *setCall) check(ctx context.Context) (verdict, error) {
	now, err := c.current(ctx)
	if err != nil || now == nil {
		return writeUnknown, err
	}
	if c.pending = c.missing(now, c.pending); len(c.pending) == 0 {
		return writeApplied, nil
	}
	return writeNotApplied, nil
}

// refused returns an error that lists the members that the tenant refused.
// Members that need no change are not listed, even if the tenant refused them.
func (c *setCall) refused(ctx context.Context, response *rest.Response) error {
	if response == nil || len(response.Body) == 0 {
		return nil
	}
	results, err := tenant.ItemResults(response)
	if err != nil {
		return nil // the answer to all is that of the status
	}
	failed := slices.DeleteFunc(results, tenant.ItemResult.Succeeded)
	if len(failed) == 0 {
		return nil
	}
	if _, err := c.check(ctx); err != nil {
		return unknownError{fmt.Errorf("the tenant refused members, and the check failed: %w", err)}
	}
	var texts []string
	for _, item := range failed {
		if slices.ContainsFunc(c.pending, func(m any) bool { return memberID(m) == item.ID }) {
			texts = append(texts, fmt.Sprintf("%s: %d %s", item.ID, item.Status, item.Message))
		}
	}
	if len(texts) == 0 {
		return nil
	}
	return fmt.Errorf("the tenant refused %d of %s: %s", len(texts), c.field.Name, strings.Join(texts, "; "))
}
