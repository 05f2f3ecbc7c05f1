package fingerprint

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// printer takes fingerprints of live objects of one kind.
type printer struct {
	secrecy.Rules
	out plan.Fingerprint
	// planned is the fingerprint that this one is compared with, or nil. What
	// it shows was called no secret (!plain) when the plan was made.
	planned plan.Fingerprint
}

// Of returns the fingerprint of an update or of a creation in place: the name of
// the object, the live values at the declared pointers, all that the patch
// overwrites, and the parents and arrays of its operations.
func Of(s secrecy.Rules, declared map[string]any, patch patch.Patch) plan.Fingerprint {
	p := printer{Rules: s, out: plan.Fingerprint{}}
	p.named(s.Live)
	root := map[string]any(s.Live.Value)
	for _, key := range jsonvalue.SortedKeys(declared) {
		p.declared(s.Kind.Spec.Below(key), jsonvalue.MemberOf(root, key), declared[key], jsonvalue.Pointer("").Append(key))
	}
	all := touches(s.Kind, root, patch)
	for _, t := range all {
		p.overwritten(root, t)
	}
	for _, t := range all {
		p.parent(root, t.parent)
	}
	return p.out
}

// named notes under which name the object was found: what the plan shows is
// about that one.
func (p *printer) named(live *state.Object) {
	for _, f := range live.Kind.Identity {
		if name, ok := live.Value[f.Name]; ok && f.In == registry.InBody {
			p.out[jsonvalue.Pointer("").Append(f.Name)] = name
		}
	}
}

// OfDeletion returns the fingerprint of a deletion: the object exists and has the
// name that the plan shows.
func OfDeletion(live *state.Object) plan.Fingerprint {
	p := printer{out: plan.Fingerprint{"": plan.ExistsMark()}}
	p.named(live)
	return p.out
}

// declared descends to the leaves that the document writes.
func (p *printer) declared(f *registry.Field, live jsonvalue.Optional, shape any, at jsonvalue.Pointer) {
	if _, sensitive := shape.(state.Env); sensitive || p.Covers(at, live.Value) {
		return
	}
	if _, isObject := live.Value.(map[string]any); shape == nil && isObject && !f.IsReference() {
		p.out[at] = p.whole(live.Value, at, false) // null is about all that is in it
		return
	}
	members, ok := shape.(map[string]any)
	if !ok || f.IsReference() || f != nil && f.Whole {
		p.out[at] = p.project(f, live, shape, at)
		return
	}
	if _, isObject := live.Value.(map[string]any); !isObject {
		p.out[at] = p.project(f, live, nil, at) // there is nothing to descend into
		return
	}
	for _, key := range jsonvalue.SortedKeys(members) {
		p.declared(f.Below(key), jsonvalue.MemberOf(live.Value, key), members[key], at.Append(key))
	}
}

// overwritten notes a value that goes: of an object, and of elements that are
// known by a key, all that is in it, since what nobody declares goes along.
func (p *printer) overwritten(root any, t touch) {
	v, ok := t.over.Get(root)
	f := p.Kind.Spec.At(t.over)
	_, isObject := v.(map[string]any)
	_, isList := v.([]any)
	switch {
	case !t.covers:
	case isObject && !f.IsReference(), isList && (t.sensitive || f.IsKeyed()):
		p.out[t.over] = p.whole(v, t.over, t.sensitive)
	case t.removes && p.noted(t.over):
	case t.removes:
		p.out[t.over] = p.project(f, jsonvalue.Optional{Value: v, Exists: ok}, nil, t.over)
	case t.sensitive && !secrecy.IsEmpty(jsonvalue.Optional{Value: v, Exists: ok}):
		p.out[t.over] = plan.HiddenMark()
	case !t.sensitive && p.noted(t.over):
	default:
		p.out[t.over] = p.project(f, jsonvalue.Optional{Value: v, Exists: ok}, nil, t.over)
	}
}

// whole is the mark for all that an object has. If a variable takes part, its
// present value must not be readable, so the mark holds a digest. The digest
// leaves out every secret, also what the author calls none: a saved plan does
// not say which those are.
func (p *printer) whole(v any, at jsonvalue.Pointer, sensitive bool) any {
	f := p.Kind.Spec.At(at)
	if !sensitive {
		return map[string]any{plan.MarkWhole: element.Unordered(f, p.everything(v, at))}
	}
	digested := *p
	digested.Variables, digested.Tags, digested.planned = nil, nil, nil
	return map[string]any{plan.MarkWhole: jsonvalue.Digest(element.Unordered(f, digested.everything(v, at)))}
}

// keepsOut reports whether a value is a secret. Empty ones are none, since whether a
// secret is empty decides whether it is sent.
func (p *printer) keepsOut(v any, at jsonvalue.Pointer) bool {
	if !jsonvalue.IsScalar(v) || secrecy.IsEmpty(jsonvalue.Present(v)) || p.wasOpen(v, at) {
		return false
	}
	return p.Variables.Find(at, map[string]any(p.Live.Value)) != nil || p.Rules.Hides(at, v)
}

// everything is a value without its secrets.
func (p *printer) everything(v any, at jsonvalue.Pointer) any {
	return jsonvalue.MapAt(v, at, func(at jsonvalue.Pointer, v any) (any, bool) {
		return plan.HiddenMark(), p.keepsOut(v, at)
	})
}

// noted tells whether a place is part of the fingerprint already: that what it
// is in exists is not enough.
func (p *printer) noted(at jsonvalue.Pointer) bool {
	for here := at; here != ""; here = here.Parent() {
		planned, noted := p.out[here]
		if noted && (here == at || plan.MarkOf(planned) != plan.MarkExists) {
			return true
		}
	}
	return false
}

// parent notes that what an operation stands in exists. An array is noted with
// what it holds, unless the document declares it.
func (p *printer) parent(root any, at jsonvalue.Pointer) {
	v, ok := at.Get(root)
	if at == "" || !ok || p.noted(at) {
		return
	}
	if list, isList := v.([]any); isList {
		p.out[at] = p.project(p.Kind.Spec.At(at), jsonvalue.Present(list), []any{}, at)
		return
	}
	p.out[at] = plan.ExistsMark()
}
