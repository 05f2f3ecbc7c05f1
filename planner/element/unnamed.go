package element

import (
	"maps"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// Unnamed returns a value whose references have no names beside their ids. Names are for
// users: they change whenever the object that the id finds is renamed.
func Unnamed(f *registry.Field, v any) any {
	return UnnamedIf(f, v, func(string) bool { return true })
}

// UnnamedIf is Unnamed for the references with some ids.
func UnnamedIf(f *registry.Field, v any, of func(id string) bool) any {
	return registry.Map(f, v, "", func(f *registry.Field, v any, _ jsonvalue.Pointer) (any, bool) {
		object, _ := v.(map[string]any)
		id, byID := object["id"].(string)
		if _, named := object["name"].(string); !byID || !named || !f.IsReference() || !of(id) {
			return nil, false // a variable in the place of a name is sent
		}
		unnamed := maps.Clone(object)
		delete(unnamed, "name")
		return unnamed, true
	})
}
