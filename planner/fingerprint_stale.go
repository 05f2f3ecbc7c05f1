package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Stale compares a fingerprint with the object as it is now and returns what
// differs, sorted by pointer: nothing means that the change may be applied.
func Stale(fp plan.Fingerprint, kind *registry.Kind, now *state.Object) []plan.Drift {
	now = Arranged(fp, now)
	p := printer{secrecy: secrecy{kind: kind, live: now, variables: hiddenPlaces(fp, now.Value)}, planned: fp}
	var drifts []plan.Drift
	for _, at := range fp.Pointers() {
		live, ok := at.Get(map[string]any(now.Value))
		current := p.current(fp[at], value{live, ok}, at)
		drifts = append(drifts, narrow(at, fp[at], current)...)
	}
	return drifts
}

// current is what the fingerprint would have said of the value now.
func (p *printer) current(planned any, live value, at jsonvalue.Pointer) any {
	isScalar := jsonvalue.IsScalar(live.v)
	switch mark := plan.MarkOf(planned); {
	case mark == plan.MarkExists && live.ok && !isScalar:
		return plan.ExistsMark()
	case mark == plan.MarkHidden && live.ok && !isEmptySecret(live):
		return plan.HiddenMark()
	case mark == plan.MarkWhole && !isScalar:
		_, digested := memberOf(planned, plan.MarkWhole).v.(string)
		return p.whole(live.v, at, digested)
	case mark != "":
		return p.project(p.kind.Spec.At(at), live, nil, at)
	}
	return p.project(p.kind.Spec.At(at), live, planned, at)
}

// wasOpen reports whether the fingerprint that p compares with shows the value
// at a pointer: then it was no secret when the plan was made. In a list another
// element may be there by now, so only the same value stays open there. What
// the tenant itself lists as a secret never does.
func (p *printer) wasOpen(v any, at jsonvalue.Pointer) bool {
	was, shown := p.planned.ValueAt(at)
	if !shown || !jsonvalue.IsScalar(was) || state.ListsSecret(p.kind, p.live, at) {
		return false
	}
	return jsonvalue.Equal(was, v) || !slices.ContainsFunc(at.Tokens(), jsonvalue.IsArrayIndex)
}
