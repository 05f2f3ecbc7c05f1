package apply

import (
	"maps"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/planner/patch"
)

// written returns an object after a write.
func (i intent) written(r rest.Request, before any) (any, error) {
	if i.effect == publishes {
		return i.published(before), nil
	}
	body, err := decoded(r)
	if err != nil {
		return nil, err
	}
	if i.effect != patches {
		return i.withOmitted(body, before), nil
	}
	var p patch.Patch
	ops, _ := body.([]any)
	for _, op := range ops {
		member := func(name string) string { s, _ := op.(map[string]any)[name].(string); return s }
		value := op.(map[string]any)["value"]
		kind := member("op")
		if i.members {
			kind = patch.Add
		}
		p = append(p, patch.Op{Op: kind, Path: jsonvalue.Pointer(member("path")), Value: value})
	}
	return p.Apply(before)
}

// published returns an object with the field that shows its publication.
func (i intent) published(before any) any {
	obj, isObject := before.(map[string]any)
	if i.field == "" || !isObject {
		return before
	}
	after := maps.Clone(obj)
	after[i.field] = i.value
	return after
}

// withOmitted returns an object that was sent whole, with the members that the
// request left out.
func (i intent) withOmitted(body, before any) any {
	obj, isObject := body.(map[string]any)
	old, _ := before.(map[string]any)
	for _, name := range i.omit {
		if v, had := old[name]; had && isObject {
			obj[name] = v
		}
	}
	return body
}
