package fingerprint

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// pathMap follows a patch and maps its paths to places in the live value,
// although earlier operations have moved the elements of arrays.
type pathMap struct {
	kind *registry.Kind
	live map[string]any
	// elements are, by an array's place in live, the live places of its current
	// elements; -1 is an element that the patch added.
	elements map[jsonvalue.Pointer][]int
}

// touch is the effect of one operation on live.
type touch struct {
	// parent is the live place of the value around the operation.
	parent jsonvalue.Pointer
	// over is the live place whose value the operation removes, overwrites or,
	// if covers is set, carries completely.
	over    jsonvalue.Pointer
	covers  bool
	removes bool
	// sensitive: the new value includes a variable.
	sensitive bool
}

// touches follows a patch. Operations inside a value that the patch added do
// not touch live.
func touches(kind *registry.Kind, live map[string]any, ops patch.Patch) []touch {
	o := pathMap{kind: kind, live: live, elements: map[jsonvalue.Pointer][]int{}}
	var all []touch
	for _, op := range ops {
		parent, _, ok := o.livePath(op.Path.Parent())
		over, covers := o.follow(op)
		if ok {
			all = append(all, touch{parent, over, covers, op.Op == patch.Remove, len(plan.Variables(op.Value)) > 0})
		}
	}
	return all
}

// follow applies an operation to the map. It returns the live place of the
// value that the operation writes.
func (o *pathMap) follow(op patch.Op) (jsonvalue.Pointer, bool) {
	at, v, ok := o.livePath(op.Path.Parent())
	if list, isList := v.([]any); ok && isList {
		return o.followElement(op, at, list)
	}
	return at.Append(op.Path.Last()), ok
}

func (o *pathMap) followElement(op patch.Op, at jsonvalue.Pointer, list []any) (jsonvalue.Pointer, bool) {
	held := o.liveElements(at, list)
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

// sameKey finds the live element with the key of an added one: it moved.
func (o *pathMap) sameKey(e any, at jsonvalue.Pointer, list []any) (jsonvalue.Pointer, bool) {
	f := o.kind.Spec.At(at)
	if !f.IsKeyed() {
		return "", false
	}
	i, found := element.Index(f, list)[element.Key{Text: element.KeyText(f, e)}]
	return at.Index(i), found
}

// livePath returns the live place of a pointer of now, and its value.
func (o *pathMap) livePath(now jsonvalue.Pointer) (at jsonvalue.Pointer, v any, ok bool) {
	v = o.live
	for _, token := range now.Tokens() {
		if list, isList := v.([]any); isList {
			held := o.liveElements(at, list)
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

func (o *pathMap) liveElements(at jsonvalue.Pointer, list []any) []int {
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
