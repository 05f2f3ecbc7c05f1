package fingerprint

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Stale compares a fingerprint with the object as it is now and returns the
// differences, sorted by pointer. If there are none, the change may be applied.
func Stale(fp plan.Fingerprint, kind *registry.Kind, now *state.Object) []plan.Drift {
	now = Reordered(fp, now)
	p := recorder{Rules: secrecy.Rules{Kind: kind, Live: now, Variables: secrecy.HiddenPlaces(fp, now.Value)}, planned: fp}
	var drifts []plan.Drift
	for _, at := range fp.Pointers() {
		live, ok := at.Get(map[string]any(now.Value))
		current := p.current(fp[at], jsonvalue.Optional{Value: live, Exists: ok}, at)
		if !jsonvalue.Equal(fp[at], current) {
			f := kind.Spec.At(at)
			drifts = append(drifts, narrow(f, at, sortedInside(f, fp[at]), sortedInside(f, current))...)
		}
	}
	return drifts
}

// sortedInside sorts the lists inside a value whose order has no meaning. The order
// of the value itself, if it is a list, is that of Reordered.
func sortedInside(f *registry.Field, v any) any {
	list, isList := v.([]any)
	if !isList {
		return element.Unordered(f, v)
	}
	out := make([]any, len(list))
	for i, e := range list {
		out[i] = element.Unordered(f.Element(), e)
	}
	return out
}

// current is the fingerprint that the value would have now.
func (p *recorder) current(planned any, live jsonvalue.Optional, at jsonvalue.Pointer) any {
	isScalar := jsonvalue.IsScalar(live.Value)
	switch mark := plan.MarkOf(planned); {
	case mark == plan.MarkExists && live.Exists && !isScalar:
		return plan.ExistsMark()
	case mark == plan.MarkHidden && live.Exists && !secrecy.IsEmpty(live):
		return plan.HiddenMark()
	case mark == plan.MarkWhole && !isScalar:
		_, digested := jsonvalue.MemberOf(planned, plan.MarkWhole).Value.(string)
		return p.complete(live.Value, at, digested)
	case mark != "":
		return p.project(p.Kind.Spec.At(at), live, nil, at)
	}
	return p.project(p.Kind.Spec.At(at), live, planned, at)
}

// wasOpen reports whether the fingerprint that p compares with shows the
// value at a pointer: then it was not secret when the plan was made. In a
// list, the index may now belong to another element, so only the same value
// stays open there. What the tenant itself lists as a secret never does.
func (p *recorder) wasOpen(v any, at jsonvalue.Pointer) bool {
	was, shown := p.planned.ValueAt(at)
	if !shown || !jsonvalue.IsScalar(was) || state.ListsSecret(p.Kind, p.Live, at) {
		return false
	}
	return jsonvalue.Equal(was, v) || !slices.ContainsFunc(at.Tokens(), jsonvalue.IsArrayIndex)
}
