package tenant

import (
	"isc-sync/state"
	"isc-sync/state/registry"
)

// varsOf are the values of the variables in the paths of a live object.
func varsOf(o *state.Object) map[string]string {
	vars := varsBelow(o.Parent)
	vars["id"] = o.Address
	return o.Kind.VarsFor(o.Key.Parts(), vars)
}

// varsBelow are the values of the variables in the paths of what is below an
// object, nil for the top: the addresses of the ancestors.
func varsBelow(parent *state.Object) map[string]string {
	vars := map[string]string{}
	for n := 0; parent != nil; n++ {
		vars[registry.AncestorVariable(n)] = parent.Address
		parent = parent.Parent
	}
	return vars
}
