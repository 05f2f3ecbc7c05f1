package fingerprint

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// project reduces a live value to what a document of this shape relies on.
func (p *recorder) project(f *registry.Field, live jsonvalue.Optional, shape any, at jsonvalue.Pointer) any {
	if !live.Exists {
		return plan.AbsentMark()
	}
	if p.isSecret(live.Value, at) {
		return plan.HiddenMark()
	}
	switch l := live.Value.(type) {
	case map[string]any:
		return p.projectObject(f, l, shape, at)
	case []any:
		return p.projectList(f, l, shape, at)
	}
	return live.Value
}

// projectObject keeps the id of a reference, the declared members of an
// element, and otherwise everything, including members that are not
// described.
func (p *recorder) projectObject(f *registry.Field, live map[string]any, shape any, at jsonvalue.Pointer) any {
	if f.IsReference() {
		return map[string]any{"id": live["id"]}
	}
	if shape == nil || plan.MarkOf(shape) == plan.MarkWhole {
		return p.complete(live, at, false) // null covers its complete value
	}
	members, ok := shape.(map[string]any)
	if !ok || f != nil && f.Whole {
		members = live
	}
	members, _ = p.Kind.WithoutOwned(at, members).(map[string]any)
	out := make(map[string]any, len(members))
	for key, s := range members {
		if _, sensitive := s.(state.Env); !sensitive {
			out[key] = p.project(f.Below(key), jsonvalue.MemberOf(live, key), s, at.Append(key))
		}
	}
	return out
}

func (p *recorder) projectList(f *registry.Field, live []any, shape any, at jsonvalue.Pointer) any {
	shapes, _ := shape.([]any)
	switch f.ListKind() {
	case registry.Keyed, registry.KeyedSet:
		keyed := p.projectKeyed(f, live, shapes, at)
		if f.List == registry.KeyedSet && f.Patch == registry.PatchWhole {
			return element.Unordered(f, keyed) // no operation has an index into it
		}
		return keyed
	case registry.Set:
		return element.Unordered(f, p.withoutSecrets(live, at))
	}
	out := make([]any, len(live))
	for i, e := range live {
		out[i] = p.project(f.Element(), jsonvalue.Present(e), e, at.Index(i))
	}
	return out
}

// projectKeyed keeps every element's key and the declared members of declared
// elements.
func (p *recorder) projectKeyed(f *registry.Field, live, shapes []any, at jsonvalue.Pointer) any {
	places, keyOnly := element.Index(f, shapes), map[string]any{}
	for _, name := range f.KeyFields {
		keyOnly[name] = nil
	}
	out := make([]any, len(live))
	for i, key := range element.Keys(f, live) {
		shape := any(keyOnly)
		if j, declared := places[key]; declared {
			shape = shapes[j]
		}
		out[i] = withoutAbsentKeys(f, live[i], p.project(f.Items, jsonvalue.Present(live[i]), shape, at.Index(i)))
	}
	return out
}

// withoutAbsentKeys leaves out the parts of a key that the live element lacks,
// so that the key reads the same in the fingerprint.
func withoutAbsentKeys(f *registry.Field, live, projected any) any {
	out, _ := projected.(map[string]any)
	for _, name := range f.KeyFields {
		if !jsonvalue.MemberOf(live, name).Exists {
			delete(out, name)
		}
	}
	return projected
}
