package export

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// addUnseen adds variables for the secrets of an object that no answer has, where the
// object has them. An object inside adds its own, unless no answer has that either.
func (d *draft) addUnseen(f *registry.Field, value, out map[string]any, at jsonvalue.Pointer) {
	for _, place := range f.Unseen(value, at) {
		name := place[len(at):].First()
		here := at.Append(name)
		if value[name] != nil || out[name] != nil || d.ignored(place) {
			continue
		}
		if place == here {
			out[name] = d.variable(here)
			continue
		}
		out[name] = d.members(f.Property(name), map[string]any{}, here)
	}
}
