package planner

import (
	"isc-sync/state"
	"isc-sync/state/reference"
)

// usesName reports whether a live object names an object that no list has to show: what
// is in use exists.
func (s *scope) usesName(kind, name string) bool {
	if s.inUse == nil {
		s.inUse = namesInUse(s.Live)
	}
	return s.inUse[state.NewKey(kind, name)]
}

func namesInUse(live *state.Live) state.Keys {
	used := state.Keys{}
	for _, o := range live.All() {
		reference.Visit(o.Kind.Spec, o.Value, func(ref reference.Ref) {
			if _, name := ref.Held(); ref.Rule.Unlisted && name != "" {
				used[state.NewKey(ref.Kind, name)] = true
			}
		})
	}
	return used
}
