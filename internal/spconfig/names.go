package spconfig

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// learn enters the names of all that the file has or refers to by type, id and name.
// What an object is called itself comes before what others call it.
func learn(kinds *registry.Kinds, objects []*exported, root any) *state.Directory {
	d := state.NewDirectory()
	types := typesOf(kinds)
	for _, kind := range kinds.Lookups() {
		if kind.Lookup.Parts != nil {
			d.MarkUnread(kind.Name, "exports do not have them")
		}
	}
	enter := func(kind, id, name string) {
		if kind := types[kind]; kind != nil && id != "" && name != "" {
			d.Add(kind.Name, state.Entry{ID: id, Name: name})
		}
	}
	for _, e := range objects {
		name, _ := e.Value["name"].(string)
		enter(e.Type, e.ID, name)
	}
	jsonvalue.Objects(root, func(object map[string]any, _ jsonvalue.Pointer) {
		kind, _ := object["type"].(string)
		id, _ := object["id"].(string)
		name, _ := object["name"].(string)
		enter(kind, id, name)
	})
	return d
}

// typesOf are the kinds by their type in references, but for those whose names have
// several parts.
func typesOf(kinds *registry.Kinds) map[string]*registry.Kind {
	types := map[string]*registry.Kind{}
	for _, list := range [][]*registry.Kind{kinds.Lookups(), kinds.All()} {
		for _, kind := range list {
			if kind.Type != "" && kind.Parent == "" && (kind.Lookup == nil || kind.Lookup.Parts == nil) {
				types[kind.Type] = kind
			}
		}
	}
	return types
}
