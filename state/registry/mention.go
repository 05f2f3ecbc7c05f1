package registry

import "slices"

// MentionRule finds names of objects in a free map whose keys are not known. Documents
// write them as they are, and nothing looks them up; but an object that is mentioned
// is in use.
type MentionRule struct {
	// Kind is the kind of the objects.
	Kind string `json:"kind"`
	// Keys are globs of the keys of their names, at any depth. A list has several.
	Keys []string `json:"keys"`
}

// Matches reports whether the value of a key is such a name.
func (r *MentionRule) Matches(key string) bool { return matchesFold(r.Keys, key) }

func (r *MentionRule) isOf(kind string) bool { return r != nil && r.Kind == kind }

// refersInside reports whether the field has references inside its values that keep an
// object of a kind from being deleted.
func (f *Field) refersInside(kind string) bool {
	return f.Mentions.isOf(kind) || slices.ContainsFunc(f.Refs, func(inner InnerRef) bool {
		return inner.Ref.Holds() && slices.Contains(inner.Ref.kinds(), kind)
	})
}
