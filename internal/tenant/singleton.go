package tenant

import (
	"context"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
)

// singleton reads the one object of a kind below a parent, or of a setting.
func (r *Reader) singleton(ctx context.Context, c collection) (reading, error) {
	row, err := r.one(ctx, c.kind, varsBelow(c.parent))
	if isMissing(err) {
		return unset(c), nil
	}
	if err != nil {
		return reading{}, err
	}
	o, err := Object(c.kind, c.parent, row)
	if err != nil {
		return reading{}, err
	}
	o.Default = o.IsUnset()
	return reading{objects: []*state.Object{o}}, nil
}

// unset is the live object for one that was never set: an empty one if only a
// patch can set it.
func unset(c collection) reading {
	if !c.kind.OnlyPatched() {
		return reading{}
	}
	o, err := Object(c.kind, c.parent, paging.Row{Value: map[string]any{}})
	if err != nil {
		return reading{}
	}
	o.Default = true
	return reading{objects: []*state.Object{o}}
}

// namedInParent makes objects of the names that a field of the parent holds: of these
// kinds nothing else can be read.
func namedInParent(c collection) []*state.Object {
	v, _ := c.kind.ListedIn.Pointer.Get(map[string]any(c.parent.Value))
	text, _ := v.(string)
	var out []*state.Object
	for _, name := range strings.Split(text, c.kind.ListedIn.Separator) {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		out = append(out, &state.Object{
			Key: state.KeyBelow(c.kind, c.parent, func(string) string { return name }), Kind: c.kind, Parent: c.parent, Address: name,
			Value: map[string]any{},
		})
	}
	return out
}

// at returns the text at a pointer, or "".
func at(v any, p jsonvalue.Pointer) string {
	found, _ := p.Get(v)
	text, _ := found.(string)
	return text
}
