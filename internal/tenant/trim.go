package tenant

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/tenant/paging"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// trimUnless returns what keeps only the names of the rows of a kind that are not selected:
// others refer to them, but nothing else of them is asked for. Nil keeps everything.
func (r *Reader) trimUnless(kind *registry.Kind, selects func(state.Key) bool) func(any) any {
	if selects == nil || kind.IsEnumerated() {
		return nil
	}
	return r.trim(kind, func(any) *state.Object { return nil }, selects)
}

// trimShared does so for the rows of a list that has the objects of all parents.
func (r *Reader) trimShared(kind *registry.Kind, parents map[string]*state.Object, selects func(state.Key) bool) func(any) any {
	if selects == nil {
		return nil
	}
	parent := kind.Lookup.Parts[0].At
	return r.trim(kind, func(row any) *state.Object { return parents[at(row, parent)] }, selects)
}

func (r *Reader) trim(kind *registry.Kind, parentOf func(row any) *state.Object, selects func(state.Key) bool) func(any) any {
	names := trimTo(r.naming(kind))
	return func(row any) any {
		parent := parentOf(row)
		if kind.Parent != "" && parent == nil {
			return names(row)
		}
		if o, err := Object(kind, parent, paging.Row{Value: row}); err != nil || selects(o.Key) {
			return row
		}
		return names(row)
	}
}

// trimTo keeps some members of a row.
func trimTo(members map[string]bool) func(any) any {
	return func(row any) any {
		object, isObject := row.(map[string]any)
		if !isObject {
			return row
		}
		kept := make(map[string]any, len(members))
		for name := range members {
			if v, has := object[name]; has {
				kept[name] = v
			}
		}
		return kept
	}
}

// naming are the members of an object that say what it is called and where it is, and
// those that other objects lack.
func (r *Reader) naming(kind *registry.Kind) map[string]bool {
	members := map[string]bool{"id": true}
	for _, f := range kind.Identity {
		members[f.Name] = true
	}
	for _, name := range kind.Address {
		members[name] = true
	}
	for _, p := range slices.Concat(r.Kinds.KeptAt(kind), lookedUpAt(kind.Lookup)) {
		members[p.First()] = true
	}
	return members
}

// lookedUpAt is where the rows of a look-up have names.
func lookedUpAt(lookup *registry.Lookup) []jsonvalue.Pointer {
	if lookup == nil {
		return nil
	}
	at := []jsonvalue.Pointer{lookup.ID, lookup.Name, lookup.Display}
	for _, part := range lookup.Parts {
		at = append(at, part.At)
	}
	for _, way := range lookup.By {
		at = append(at, jsonvalue.Pointer("").Append(way.Field))
	}
	return at
}
