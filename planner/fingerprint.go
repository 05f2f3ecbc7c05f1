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
)

func absentMark() any { return map[string]any{markAbsent: true} }
func existsMark() any { return map[string]any{markExists: true} }
func hiddenMark() any { return map[string]any{markHidden: true} }

// printer takes fingerprints of live objects of one kind.
type printer struct {
	kind *state.Kind
	live *state.Object
	out  Fingerprint
}

// fingerprintOf returns what a change relies on: the live values at the
// declared pointers, and the parents and arrays of the patch's operations.
func fingerprintOf(kind *state.Kind, live *state.Object, declared map[string]any, patch Patch) Fingerprint {
	p := printer{kind: kind, live: live, out: Fingerprint{}}
	root := map[string]any(live.Value)
	for _, key := range jsonvalue.SortedKeys(declared) {
		p.declared(kind.Spec.Below(key), memberOf(root, key), declared[key], jsonvalue.Pointer("").Append(key))
	}
	for _, op := range patch {
		p.parent(root, op.Path.Parent())
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
	if _, sensitive := shape.(state.Env); sensitive || p.kind.IsSecret(p.live, at) {
		return
	}
	members, ok := shape.(map[string]any)
	if !ok || isReference(f) {
		p.out[at] = p.project(f, live, shape, at)
		return
	}
	for _, key := range jsonvalue.SortedKeys(members) {
		p.declared(f.Below(key), memberOf(live.v, key), members[key], at.Append(key))
	}
}

// parent notes that what an operation stands in exists. An array is noted with
// what it holds, unless the document declares it.
func (p *printer) parent(root any, at jsonvalue.Pointer) {
	for here := at; here != ""; here = here.Parent() {
		if _, noted := p.out[here]; noted {
			return
		}
	}
	v, ok := at.Get(root)
	if at == "" || !ok {
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
	if p.kind.IsSecret(p.live, at) {
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
	if !ok {
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
	p := printer{kind: kind, live: now, out: Fingerprint{}}
	var drifts []Drift
	for _, at := range fp.pointers() {
		live, ok := at.Get(map[string]any(now.Value))
		current := p.current(fp[at], value{live, ok}, at)
		if !jsonvalue.Equal(fp[at], current) {
			drifts = append(drifts, Drift{Pointer: at, Planned: fp[at], Current: current})
		}
	}
	return drifts
}

// current is what the fingerprint would have said of the value now.
func (p *printer) current(planned any, live value, at jsonvalue.Pointer) any {
	if jsonvalue.Equal(planned, existsMark()) && live.ok && !jsonvalue.IsScalar(live.v) {
		return existsMark()
	}
	return p.project(p.kind.Spec.At(at), live, planned, at)
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
