package registry

import "maps"

// IsEnumerated reports whether the API has no list of the objects, and the values of
// the identity are all that a list would have.
func (k *Kind) IsEnumerated() bool { return k.API.List != nil && k.API.List.Enumerated }

// enumerate makes the identities of an enumerated list: one for each value of the first
// field.
func (k *Kind) enumerate() {
	for i, f := range k.Identity {
		if i > 0 {
			for n := range k.API.List.members {
				k.API.List.members[n] = append(k.API.List.members[n], f.Listed)
			}
			continue
		}
		for _, value := range f.Enum {
			k.API.List.members = append(k.API.List.members, []string{value})
		}
	}
}

// IdentityVariable returns the variable in paths and queries for a field of the identity.
func IdentityVariable(field string) string { return "identity." + field }

// VarsFor are the variables of an object's paths and queries, with those of the
// identity where the kind's objects have no other name.
func (k *Kind) VarsFor(identity []string, vars map[string]string) map[string]string {
	out := maps.Clone(vars)
	for i, f := range k.Identity {
		if k.UnsetIsAbsent() && i < len(identity) {
			out[IdentityVariable(f.Name)] = identity[i]
		}
	}
	return out
}
