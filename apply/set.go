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

// isCall reports whether a step adds to a set or removes from it by a call.
func isCall(kind *registry.Kind, s *plan.Step) bool {
	f, _ := s.CalledSet(kind)
	return f != nil
}

// setCall is a call that adds members to a set or removes them.
type setCall struct {
	*job
	field   *registry.Field
	removes bool
	// left are the members that are still to be sent.
	left []any
}

// callSet adds members to a set, or removes them. Members that are as they should
// be already are not sent; adding or removing one twice does no harm.
func (j *job) callSet(ctx context.Context) Result {
	now, end := j.asPlanned(ctx, j.current)
	if end != nil {
		return *end
	}
	members, err := j.settle(j.step.Body)
	if err != nil {
		return j.ended(ctx, err)
	}
	j.varsFor(now)
	f, _ := j.step.CalledSet(j.call.Kind)
	c := &setCall{job: j, field: f, removes: j.call.endpoint == f.Calls.Remove}
	if c.left = c.missing(now, members.([]any)); len(c.left) == 0 {
		return Result{Outcome: Applied, Already: true, ID: now.ID}
	}
	response, err := j.send(ctx, write{
		build:    c.request,
		isAnswer: isJSONOrEmpty,
		look:     c.look,
		meaning:  intent{effect: calls},
		twice:    safeTwice(sending{method: http.MethodPost, repeatable: true}),
	})
	if err == nil {
		err = c.refused(ctx, response)
	}
	if err != nil {
		return j.ended(ctx, err)
	}
	return Result{Outcome: Applied, ID: now.ID}
}

func (c *setCall) request() (rest.Request, error) {
	e := c.call.endpoint
	return rest.Request{Method: e.Method, Path: c.call.path(), Body: jsonvalue.Canonical(c.left), ContentType: e.Media}, nil
}

// missing are the members for which there is something left to do.
func (c *setCall) missing(now *state.Object, members []any) []any {
	list, _ := now.Value[c.field.Name].([]any)
	there := map[string]bool{}
	for _, e := range list {
		there[memberID(e)] = true
	}
	return slices.DeleteFunc(slices.Clone(members), func(m any) bool { return there[memberID(m)] != c.removes })
}

// memberID is what names a member: the id of a reference, or the value itself.
func memberID(v any) string {
	if ref, isObject := v.(map[string]any); isObject {
		v = ref["id"]
	}
	return fmt.Sprint(v)
}

// look reports whether all members are as they should be. It leaves what is still
// to be sent.
func (c *setCall) look(ctx context.Context) (verdict, error) {
	now, err := c.current(ctx)
	if err != nil || now == nil {
		return unclear, err
	}
	if c.left = c.missing(now, c.left); len(c.left) == 0 {
		return happened, nil
	}
	return untouched, nil
}

// refused returns an error about each member that the tenant refused. One that is
// as it should be is none, whatever the tenant said of it.
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
	if _, err := c.look(ctx); err != nil {
		return unknownError{fmt.Errorf("the tenant refused members, and looking failed: %w", err)}
	}
	var texts []string
	for _, item := range failed {
		if slices.ContainsFunc(c.left, func(m any) bool { return memberID(m) == item.ID }) {
			texts = append(texts, fmt.Sprintf("%s: %d %s", item.ID, item.Status, item.Message))
		}
	}
	if len(texts) == 0 {
		return nil
	}
	return fmt.Errorf("the tenant refused %d of %s: %s", len(texts), c.field.Name, strings.Join(texts, "; "))
}
