package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// The members that stand in a fingerprint for what is not a value.
const (
	markAbsent = "$absent"
	markExists = "$exists"
	markHidden = "$secret"
	// markWhole holds all that an object has: the patch overwrites it.
	markWhole = "$whole"
)

func absentMark() any { return map[string]any{markAbsent: true} }
func existsMark() any { return map[string]any{markExists: true} }
func hiddenMark() any { return map[string]any{markHidden: true} }

// printer takes fingerprints of live objects of one kind.
type printer struct {
	secrecy
	out Fingerprint
}

// fingerprintOf returns what a change relies on: the live values at the
// declared pointers, all of what the patch overwrites, and the parents and
// arrays of its operations.
func fingerprintOf(s secrecy, declared map[string]any, patch Patch) Fingerprint {
	p := printer{s, Fingerprint{}}
	root := map[string]any(s.live.Value)
	for _, key := range jsonvalue.SortedKeys(declared) {
		p.declared(s.kind.Spec.Below(key), memberOf(root, key), declared[key], jsonvalue.Pointer("").Append(key))
	}
	all := touches(s.kind, root, patch)
	for _, t := range all {
		p.overwritten(root, t)
	}
	for _, t := range all {
		p.parent(root, t.parent)
	}
	return p.out
}

func memberOf(v any, key string) value {
	obj, _ := v.(map[string]any)
	e, ok := obj[key]
	return value{e, ok}
}

// declared descends to the leaves that the document writes.
func (p *printer) declared(f *state.Field, live value, shape any, at jsonvalue.Pointer) {
	if _, sensitive := shape.(state.Env); sensitive || p.covers(at) {
		return
	}
	members, ok := shape.(map[string]any)
	if !ok || isReference(f) || f != nil && f.Whole {
		p.out[at] = p.project(f, live, shape, at)
		return
	}
	if _, isObject := live.v.(map[string]any); !isObject {
		p.out[at] = p.project(f, live, nil, at) // there is nothing to descend into
		return
	}
	for _, key := range jsonvalue.SortedKeys(members) {
		p.declared(f.Below(key), memberOf(live.v, key), members[key], at.Append(key))
	}
}

// overwritten notes a value that goes: of an object, and of elements that are
// known by a key, all that is in it, since what nobody declares goes along.
func (p *printer) overwritten(root any, t touch) {
	v, ok := t.over.Get(root)
	f := p.kind.Spec.At(t.over)
	_, isObject := v.(map[string]any)
	_, isList := v.([]any)
	switch {
	case !t.covers, t.removes && p.noted(t.over):
	case t.removes:
		p.out[t.over] = p.project(f, value{v, ok}, nil, t.over)
	case isObject && !isReference(f), isList && (t.sensitive || f != nil && f.KeyField != ""):
		p.out[t.over] = p.whole(v, t.over, t.sensitive)
	case t.sensitive && !isEmptySecret(value{v, ok}):
		p.out[t.over] = hiddenMark()
	case !t.sensitive && p.noted(t.over):
	default:
		p.out[t.over] = p.project(f, value{v, ok}, nil, t.over)
	}
}

// whole is the mark for all that an object has. Where a variable takes part,
// nobody shall read its present value there, so a digest stands for it.
func (p *printer) whole(v any, at jsonvalue.Pointer, sensitive bool) any {
	if !sensitive {
		return map[string]any{markWhole: p.everything(v, at)}
	}
	digested := *p
	digested.variables = nil
	return map[string]any{markWhole: jsonvalue.Digest(digested.everything(v, at))}
}

// hides tells whether a value is a secret. Empty ones are none, since whether a
// secret is empty decides whether it is sent.
func (p *printer) hides(v any, at jsonvalue.Pointer) bool {
	if !jsonvalue.IsScalar(v) || isEmptySecret(present(v)) {
		return false
	}
	return p.isCipher(at) || p.variables.find(at, map[string]any(p.live.Value)) != nil
}

// everything is a value without its secrets.
func (p *printer) everything(v any, at jsonvalue.Pointer) any {
	if p.hides(v, at) {
		return hiddenMark()
	}
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			out[key] = p.everything(e, at.Append(key))
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = p.everything(e, at.Index(i))
		}
		return out
	}
	return v
}

// noted tells whether a place is part of the fingerprint already: that what it
// is in exists is not enough.
func (p *printer) noted(at jsonvalue.Pointer) bool {
	for here := at; here != ""; here = here.Parent() {
		planned, noted := p.out[here]
		if noted && (here == at || markOf(planned) != markExists) {
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
		p.out[at] = p.project(p.kind.Spec.At(at), present(list), []any{}, at)
		return
	}
	p.out[at] = existsMark()
}

// project reduces a live value to what a document of this shape relies on.
func (p *printer) project(f *state.Field, live value, shape any, at jsonvalue.Pointer) any {
	if !live.ok {
		return absentMark()
	}
	if p.hides(live.v, at) {
		return hiddenMark()
	}
	switch l := live.v.(type) {
	case map[string]any:
		return p.projectObject(f, l, shape, at)
	case []any:
		return p.projectList(f, l, shape, at)
	}
	return live.v
}

// projectObject keeps the id of a reference, the declared members of an
// element, and otherwise everything.
func (p *printer) projectObject(f *state.Field, live map[string]any, shape any, at jsonvalue.Pointer) any {
	if isReference(f) {
		return map[string]any{"id": live["id"]}
	}
	members, ok := shape.(map[string]any)
	if !ok || f != nil && f.Whole {
		members = live
	}
	out := make(map[string]any, len(members))
	for key, s := range members {
		if _, sensitive := s.(state.Env); !sensitive {
			out[key] = p.project(f.Below(key), memberOf(live, key), s, at.Append(key))
		}
	}
	return out
}

func (p *printer) projectList(f *state.Field, live []any, shape any, at jsonvalue.Pointer) any {
	shapes, _ := shape.([]any)
	switch listKind(f) {
	case state.Keyed, state.KeyedSet:
		return p.projectKeyed(f, live, shapes, at)
	case state.Set:
		return sortedSet(f, live)
	}
	out := make([]any, len(live))
	for i, e := range live {
		out[i] = p.project(itemsOf(f), present(e), e, at.Index(i))
	}
	return out
}

// projectKeyed keeps every element's key, and of a declared element what it
// declares.
func (p *printer) projectKeyed(f *state.Field, live, shapes []any, at jsonvalue.Pointer) any {
	places := indexByKey(shapes, f.KeyField)
	out := make([]any, len(live))
	for i, key := range keysOf(live, f.KeyField) {
		shape := any(map[string]any{f.KeyField: nil})
		if j, declared := places[key]; declared {
			shape = shapes[j]
		}
		out[i] = p.project(f.Items, present(live[i]), shape, at.Index(i))
	}
	return out
}

func sortedSet(f *state.Field, live []any) any {
	out := slices.Clone(live)
	slices.SortStableFunc(out, func(a, b any) int {
		x, y := memberKey(f, a), memberKey(f, b)
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	return out
}

// Stale compares a fingerprint with the object as it is now and returns what
// differs, sorted by pointer: nothing means that the change may be applied.
func (fp Fingerprint) Stale(kind *state.Kind, now *state.Object) []Drift {
	now = fp.Arranged(now)
	p := printer{secrecy{kind: kind, live: now, variables: hiddenPlaces(fp, now.Value)}, Fingerprint{}}
	var drifts []Drift
	for _, at := range fp.pointers() {
		live, ok := at.Get(map[string]any(now.Value))
		current := p.current(fp[at], value{live, ok}, at)
		drifts = append(drifts, narrow(at, fp[at], current)...)
	}
	return drifts
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
