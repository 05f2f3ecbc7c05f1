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

// recorder records fingerprints of live objects of one kind.
type recorder struct {
	secrecy.Rules
	out plan.Fingerprint
	// planned is the fingerprint that this one is compared with, or nil. The
	// values that it shows were not secret (!plain) when the plan was made.
	planned plan.Fingerprint
}

// Of returns the fingerprint of an update or of a creation in place: the name
// of the object, the live values at the declared pointers, all that the patch
// overwrites, and the parents and arrays of its operations.
func Of(s secrecy.Rules, declared map[string]any, patch patch.Patch) plan.Fingerprint {
	p := recorder{Rules: s, out: plan.Fingerprint{}}
	p.recordName(s.Live)
	root := map[string]any(s.Live.Value)
	for _, key := range jsonvalue.SortedKeys(declared) {
		p.recordDeclared(s.Kind.Spec.Below(key), jsonvalue.MemberOf(root, key), declared[key], jsonvalue.Pointer("").Append(key))
	}
	all := touches(s.Kind, root, patch)
	for _, t := range all {
		p.recordOverwritten(root, t)
	}
	for _, t := range all {
		p.recordParent(root, t.parent)
	}
	return p.out
}

// recordName records the name of the object, because the plan shows what
// happens to the object of that name.
func (p *recorder) recordName(live *state.Object) {
	for _, f := range live.Kind.Identity {
		if name, ok := live.Value[f.Name]; ok && f.In == registry.InBody {
			p.out[jsonvalue.Pointer("").Append(f.Name)] = name
		}
	}
}

// OfDeletion returns the fingerprint of a deletion: the object exists and has the
// name that the plan shows.
func OfDeletion(live *state.Object) plan.Fingerprint {
	p := recorder{out: plan.Fingerprint{"": plan.ExistsMark()}}
	p.recordName(live)
	return p.out
}

// recordDeclared descends to the leaves that the document writes.
func (p *recorder) recordDeclared(f *registry.Field, live jsonvalue.Optional, shape any, at jsonvalue.Pointer) {
	if _, sensitive := shape.(state.Env); sensitive || p.Covers(at, live.Value) {
		return
	}
	if _, isObject := live.Value.(map[string]any); shape == nil && isObject && !f.IsReference() {
		p.out[at] = p.complete(live.Value, at, false) // null covers its complete value
		return
	}
	members, ok := shape.(map[string]any)
	if !ok || f.IsReference() || f != nil && f.Whole {
		p.out[at] = p.project(f, live, shape, at)
		return
	}
	if _, isObject := live.Value.(map[string]any); !isObject {
		p.out[at] = p.project(f, live, nil, at) // it has no parts
		return
	}
	for _, key := range jsonvalue.SortedKeys(members) {
		p.recordDeclared(f.Below(key), jsonvalue.MemberOf(live.Value, key), members[key], at.Append(key))
	}
}

// recordOverwritten records a value that is removed or replaced. Of an
// object, and of elements with a key, it records everything, including
// undeclared members, because these are removed with it.
func (p *recorder) recordOverwritten(root any, t touch) {
	v, ok := t.over.Get(root)
	f := p.Kind.Spec.At(t.over)
	_, isObject := v.(map[string]any)
	_, isList := v.([]any)
	switch {
	case !t.covers:
	case isObject && !f.IsReference(), isList && (t.sensitive || f.IsKeyed()):
		p.out[t.over] = p.complete(v, t.over, t.sensitive)
	case t.removes && p.isRecorded(t.over):
	case t.removes:
		p.out[t.over] = p.project(f, jsonvalue.Optional{Value: v, Exists: ok}, nil, t.over)
	case t.sensitive && !secrecy.IsEmpty(jsonvalue.Optional{Value: v, Exists: ok}):
		p.out[t.over] = plan.HiddenMark()
	case !t.sensitive && p.isRecorded(t.over):
	default:
		p.out[t.over] = p.project(f, jsonvalue.Optional{Value: v, Exists: ok}, nil, t.over)
	}
}

// complete is the mark for the complete value of an object. If it includes a
// variable, its current value must not be readable, so the mark has a digest.
// The digest leaves out every secret, including those that the author marked
// as not secret, because a saved plan does not show which those are.
func (p *recorder) complete(v any, at jsonvalue.Pointer, sensitive bool) any {
	f := p.Kind.Spec.At(at)
	if !sensitive {
		return map[string]any{plan.MarkWhole: element.Unordered(f, p.withoutSecrets(v, at))}
	}
	digested := *p
	digested.Variables, digested.Tags, digested.planned = nil, nil, nil
	return map[string]any{plan.MarkWhole: jsonvalue.Digest(element.Unordered(f, element.Unnamed(f, digested.withoutSecrets(v, at))))}
}

// isSecret reports whether a value is a secret. Empty values are not, because
// whether a secret is empty decides whether it is sent.
func (p *recorder) isSecret(v any, at jsonvalue.Pointer) bool {
	if !jsonvalue.IsScalar(v) || secrecy.IsEmpty(jsonvalue.Present(v)) || p.wasOpen(v, at) {
		return false
	}
	return p.Variables.Find(at, map[string]any(p.Live.Value)) != nil || p.Rules.Hides(at, v)
}

// withoutSecrets returns a value without its secrets.
func (p *recorder) withoutSecrets(v any, at jsonvalue.Pointer) any {
	return jsonvalue.MapAt(p.Kind.WithoutOwned(at, v), at, func(at jsonvalue.Pointer, v any) (any, bool) {
		return plan.HiddenMark(), p.isSecret(v, at)
	})
}

// isRecorded reports whether a place is already part of the fingerprint. It
// is not enough that only the existence of its parent is recorded.
func (p *recorder) isRecorded(at jsonvalue.Pointer) bool {
	for here := at; here != ""; here = here.Parent() {
		planned, noted := p.out[here]
		if noted && (here == at || plan.MarkOf(planned) != plan.MarkExists) {
			return true
		}
	}
	return false
}

// recordParent records that the value around an operation exists. An array is
// recorded with its elements, unless the document declares it.
func (p *recorder) recordParent(root any, at jsonvalue.Pointer) {
	v, ok := at.Get(root)
	if at == "" || !ok || p.isRecorded(at) {
		return
	}
	if list, isList := v.([]any); isList {
		p.out[at] = p.project(p.Kind.Spec.At(at), jsonvalue.Present(list), []any{}, at)
		return
	}
	p.out[at] = plan.ExistsMark()
}
