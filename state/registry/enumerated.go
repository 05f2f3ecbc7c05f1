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

// identityVariable is in front of the name of a field of the identity.
const identityVariable = "identity."

// VarsFor are the variables of an object's paths and queries, with those that an
// enumerated kind has of its identity.
func (k *Kind) VarsFor(identity []string, vars map[string]string) map[string]string {
	out := maps.Clone(vars)
	for i, f := range k.Identity {
		if k.IsEnumerated() && i < len(identity) {
			out[identityVariable+f.Name] = identity[i]
		}
	}
	return out
}
