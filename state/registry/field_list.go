package registry

import (
	"slices"

	"isc-sync/internal/jsonvalue"
)

// IsReference reports whether the field refers to another object. A nil field
// does not.
func (f *Field) IsReference() bool { return f != nil && f.Ref != nil }

// Element returns the field that describes the elements of a list, or nil.
func (f *Field) Element() *Field {
	if f == nil {
		return nil
	}
	return f.Items
}

// ListKind returns how the elements of a list are identified: ordered unless
// the kind says otherwise.
func (f *Field) ListKind() ListKind {
	if f == nil || f.List == "" {
		return Ordered
	}
	return f.List
}

// HoldsUnseen reports whether the field, or a described part of it, is a secret
// that no answer has.
func (f *Field) HoldsUnseen() bool {
	return f != nil && (f.WriteOnly || slices.ContainsFunc(f.Properties, (*Field).HoldsUnseen))
}

// Unseen returns the places below an object of f where a secret is missing that no
// answer has: those of the objects that it has, and of those that it needs.
func (f *Field) Unseen(object map[string]any, at jsonvalue.Pointer) (places []jsonvalue.Pointer) {
	for _, p := range f.Properties {
		v, here := object[p.Name], at.Append(p.Name)
		inside, isObject := v.(map[string]any)
		switch {
		case !p.HoldsUnseen(), f.Excludes(p, object), p.ShownBy != "" && object[p.ShownBy] == nil:
		case p.WriteOnly && v == nil:
			places = append(places, here)
		case isObject || v == nil && f.NeedsBeside(p, object):
			places = append(places, p.Unseen(inside, here)...)
		}
	}
	return places
}

// MemberOrder returns the keys of two objects: described ones in the order of
// the kind, then the others sorted. A nil field describes none.
func (f *Field) MemberOrder(a, b map[string]any) []string {
	union := make(map[string]bool, len(a)+len(b))
	for key := range a {
		union[key] = true
	}
	for key := range b {
		union[key] = true
	}
	keys := make([]string, 0, len(union))
	if f != nil {
		for _, child := range f.Properties {
			if union[child.Name] {
				keys = append(keys, child.Name)
				delete(union, child.Name)
			}
		}
	}
	return append(keys, jsonvalue.SortedKeys(union)...)
}

// Requires reports whether objects that the field describes need the member. A
// nil field requires none.
func (f *Field) Requires(member string) bool { return f != nil && slices.Contains(f.Required, member) }

// Demanded are the required members that a document has to write in a part of an
// object: those without a default.
func (f *Field) Demanded() []string {
	return slices.DeleteFunc(slices.Clone(f.Required), func(name string) bool {
		p := f.Property(name)
		return p != nil && p.HasDefault
	})
}

// DefaultValue returns the default; it is absent if the field has none.
func (f *Field) DefaultValue() jsonvalue.Optional {
	if f == nil || !f.HasDefault {
		return jsonvalue.Optional{}
	}
	return jsonvalue.Present(f.Default)
}

// IsUpload reports whether objects of the kind are files.
func (k *Kind) IsUpload() bool { return k.Update.How == UpdateByUpload }

// IsOn reports whether an object must be switched off before other changes. A
// nil rule has no switch.
func (r *SwitchRule) IsOn(value map[string]any) bool { return r != nil && value[r.Field] == true }
