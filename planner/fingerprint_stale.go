package planner

import (
	"maps"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Stale compares a fingerprint with the object as it is now and returns what
// differs, sorted by pointer: nothing means that the change may be applied.
func (fp Fingerprint) Stale(kind *registry.Kind, now *state.Object) []Drift {
	now = fp.Arranged(now)
	p := printer{secrecy: secrecy{kind: kind, live: now, variables: hiddenPlaces(fp, now.Value)}, planned: fp}
	var drifts []Drift
	for _, at := range fp.pointers() {
		live, ok := at.Get(map[string]any(now.Value))
		current := p.current(fp[at], value{live, ok}, at)
		drifts = append(drifts, narrow(at, fp[at], current)...)
	}
	return drifts
}

// After returns the fingerprint for a later step of the same change: the object
// is as the change was planned against it, but for what the earlier steps edited,
// and now is the fingerprint of their result.
func (fp Fingerprint) After(earlier patch.Patch, now Fingerprint) Fingerprint {
	out := maps.Clone(now)
	for at, planned := range fp {
		edited := slices.ContainsFunc(earlier, func(op patch.Op) bool { return topOf(op.Path) == topOf(at) })
		if !edited {
			out[at] = planned
		}
	}
	return out
}

// current is what the fingerprint would have said of the value now.
func (p *printer) current(planned any, live value, at jsonvalue.Pointer) any {
	isScalar := jsonvalue.IsScalar(live.v)
	switch mark := markOf(planned); {
	case mark == markExists && live.ok && !isScalar:
		return existsMark()
	case mark == markHidden && live.ok && !isEmptySecret(live):
		return hiddenMark()
	case mark == markWhole && !isScalar:
		_, digested := memberOf(planned, markWhole).v.(string)
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
	was := p.planned.at(at)
	if !was.ok || !jsonvalue.IsScalar(was.v) || state.ListsSecret(p.kind, p.live, at) {
		return false
	}
	return jsonvalue.Equal(was.v, v) || !slices.ContainsFunc(at.Tokens(), isArrayIndex)
}

func isArrayIndex(token string) bool {
	_, is := jsonvalue.ArrayIndex(token)
	return is
}

// at returns what a fingerprint holds for a pointer: by itself, or as a part of
// a larger value.
func (fp Fingerprint) at(at jsonvalue.Pointer) value {
	for here := at; here != "" && fp != nil; here = here.Parent() {
		planned, noted := fp[here]
		if !noted {
			continue
		}
		if markOf(planned) == markWhole {
			planned = memberOf(planned, markWhole).v
		}
		if v, ok := at[len(here):].Get(planned); ok {
			return present(v)
		}
	}
	return value{}
}

// markOf returns the mark that stands for a value, "" for a value itself.
func markOf(planned any) string {
	obj, _ := planned.(map[string]any)
	for _, mark := range []string{markAbsent, markExists, markHidden, markWhole} {
		if _, is := obj[mark]; is && len(obj) == 1 {
			return mark
		}
	}
	return ""
}

// Drift is a value that is no longer what a change was planned against.
type Drift struct {
	Pointer          jsonvalue.Pointer
	Planned, Current any
}

func (fp Fingerprint) pointers() []jsonvalue.Pointer {
	out := make([]jsonvalue.Pointer, 0, len(fp))
	for at := range fp {
		out = append(out, at)
	}
	slices.Sort(out)
	return out
}
