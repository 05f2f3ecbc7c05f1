package plan

import (
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Adoption is a create step that found its object already there.
type Adoption struct {
	Kinds *registry.Kinds
	Live  *state.Object
	// Body is what the step would have sent. The ids of created objects have
	// taken their places; variables have not.
	Body map[string]any
	// Env are the values of the variables in Body.
	Env map[string]string
	// Settings are those of the documents: their ignore rules, and whether
	// unwritten fields go to their defaults.
	Settings state.Settings
}
