package diff

import (
	"encoding/json"
	"fmt"

	"github.com/wI2L/jsondiff"

	"isc-sync/internal/jsonvalue"
)

// compareObjects compares two objects that contain no arrays and that the
// kind does not describe. Nothing needs alignment here, so the library
// compares them key by key.
func (c differ) compareObjects(live, proposed map[string]any, at jsonvalue.Pointer) delta {
	before, after := onlyDifferent(live, proposed)
	ops, err := jsondiff.CompareWithoutMarshal(before, after)
	if err != nil {
		panic(fmt.Errorf("compare plain JSON at %s: %w", at, err)) // isPlainTree was true
	}
	d := delta{shared: sharesLeaf(live, proposed)}
	for _, op := range ops {
		d.join(c.convert(op, before, at))
	}
	return d
}

func (c differ) convert(op jsondiff.Operation, live any, at jsonvalue.Pointer) delta {
	below := jsonvalue.Pointer(op.Path)
	before, _ := below.Get(live)
	switch op.Type {
	case jsondiff.OperationAdd:
		return c.add(nil, op.Value, at+below)
	case jsondiff.OperationRemove:
		return remove(before, at+below)
	case jsondiff.OperationReplace:
		if before == nil {
			return c.setNull(op.Value, at+below)
		}
		return c.replace(before, op.Value, at+below)
	}
	panic("jsondiff returned an operation that it was not asked for: " + op.Type)
}

// onlyDifferent returns both objects without the members that are equal, since
// the library compares numbers as text.
func onlyDifferent(a, b map[string]any) (map[string]any, map[string]any) {
	left, right := make(map[string]any), make(map[string]any)
	for k, v := range a {
		w, both := b[k]
		if both && jsonvalue.Equal(v, w) {
			continue
		}
		if !both {
			left[k] = v
			continue
		}
		left[k], right[k] = differentParts(v, w)
	}
	for k, w := range b {
		if _, both := a[k]; !both {
			right[k] = w
		}
	}
	return left, right
}

func differentParts(v, w any) (any, any) {
	a, ok := v.(map[string]any)
	b, also := w.(map[string]any)
	if ok && also {
		return onlyDifferent(a, b)
	}
	return v, w
}

// isPlainTree reports whether v consists of objects and JSON scalars only.
func isPlainTree(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		for _, e := range v {
			if !isPlainTree(e) {
				return false
			}
		}
		return true
	case string, json.Number, bool, nil:
		return true
	}
	return false
}

// sharesLeaf reports whether two values have an equal leaf at the same place.
func sharesLeaf(a, b any) bool {
	x, ok := a.(map[string]any)
	y, also := b.(map[string]any)
	if !ok || !also {
		return jsonvalue.Equal(a, b)
	}
	if len(x) == 0 && len(y) == 0 {
		return true
	}
	for k, v := range x {
		if w, both := y[k]; both && sharesLeaf(v, w) {
			return true
		}
	}
	return false
}
