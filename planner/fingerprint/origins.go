package fingerprint

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// origins follow a patch and tell where in the live value each of its places
// lies, although operations before have moved the elements of arrays.
type origins struct {
	kind *registry.Kind
	live map[string]any
	// elements are, by an array's place in live, the live places of what it
	// holds by now; -1 is an element that came with the patch.
	elements map[jsonvalue.Pointer][]int
}

// touch is what one operation does to live.
type touch struct {
	// parent is the live place of what the operation stands in.
	parent jsonvalue.Pointer
	// over is the live place whose value the operation removes, overwrites, or
	// carries along as a whole, if covers says so.
	over    jsonvalue.Pointer
	covers  bool
	removes bool
	// sensitive: a variable takes part in the new value.
	sensitive bool
}

// touches follows a patch. Operations inside of what came with the patch touch
// nothing of live.
func touches(kind *registry.Kind, live map[string]any, ops patch.Patch) []touch {
	o := origins{kind: kind, live: live, elements: map[jsonvalue.Pointer][]int{}}
	var all []touch
	for _, op := range ops {
		parent, _, ok := o.place(op.Path.Parent())
		over, covers := o.follow(op)
		if ok {
			all = append(all, touch{parent, over, covers, op.Op == patch.Remove, len(plan.Variables(op.Value)) > 0})
		}
	}
	return all
}

// follow takes an operation in. It returns the live place of the value that
// the operation's value stands for.
func (o *origins) follow(op patch.Op) (jsonvalue.Pointer, bool) {
	at, v, ok := o.place(op.Path.Parent())
	if list, isList := v.([]any); ok && isList {
		return o.followElement(op, at, list)
	}
	return at.Append(op.Path.Last()), ok
}

func (o *origins) followElement(op patch.Op, at jsonvalue.Pointer, list []any) (jsonvalue.Pointer, bool) {
	held := o.held(at, list)
	i, isIndex := jsonvalue.ArrayIndex(op.Path.Last())
	if !isIndex {
		i = len(held)
	}
	switch op.Op {
	case patch.Add:
		o.elements[at] = slices.Insert(held, i, -1)
		return o.sameKey(op.Value, at, list)
	case patch.Remove:
		o.elements[at] = slices.Delete(held, i, i+1)
		return "", false
	}
	return at.Index(held[i]), held[i] >= 0
}

// sameKey finds the live element that an added one is about: it moved.
func (o *origins) sameKey(e any, at jsonvalue.Pointer, list []any) (jsonvalue.Pointer, bool) {
	f := o.kind.Spec.At(at)
	if !f.IsKeyed() {
		return "", false
	}
	i, found := element.Index(f, list)[element.Key{Text: element.KeyText(f, e)}]
	return at.Index(i), found
}

// place returns where in live a pointer of now leads, and what is there.
func (o *origins) place(now jsonvalue.Pointer) (at jsonvalue.Pointer, v any, ok bool) {
	v = o.live
	for _, token := range now.Tokens() {
		if list, isList := v.([]any); isList {
			held := o.held(at, list)
			i, isIndex := jsonvalue.ArrayIndex(token)
			if !isIndex || i >= len(held) || held[i] < 0 {
				return "", nil, false
			}
			at, v = at.Index(held[i]), list[held[i]]
			continue
		}
		member := jsonvalue.MemberOf(v, token)
		if !member.Exists {
			return "", nil, false
		}
		at, v = at.Append(token), member.Value
	}
	return at, v, true
}

func (o *origins) held(at jsonvalue.Pointer, list []any) []int {
	held, known := o.elements[at]
	if !known {
		held = make([]int, len(list))
		for i := range held {
			held[i] = i
		}
		o.elements[at] = held
	}
	return held
}
