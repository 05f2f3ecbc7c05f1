package state

import (
	"regexp"
	"slices"
)

// HasType reports whether the field may be of a JSON Schema type.
func (f *Field) HasType(name string) bool { return f != nil && f.hasType(name) }

// Below returns the field of a member or of any element, nil where nothing is
// described.
func (f *Field) Below(token string) *Field {
	if f == nil {
		return nil
	}
	if f.Items != nil {
		return f.Items
	}
	return f.Property(token)
}

// IsID reports whether a value has the form of the kind's ids; without a pattern
// every value does.
func (r *RefRule) IsID(value string) bool {
	if r.IDPattern == "" {
		return true
	}
	matched, err := regexp.MatchString(r.IDPattern, value)
	return err == nil && matched
}

// Keeps reports whether the server would keep its own value of a sticky field of
// this object.
func (r *StickyRule) Keeps(o *Object) bool {
	if r.UnlessField == "" {
		return true
	}
	actual, _ := o.Value[r.UnlessField].(string)
	for i, f := range o.Kind.Identity {
		if f.Name == r.UnlessField {
			actual = o.Key.Parts()[i]
		}
	}
	return !slices.Contains(r.UnlessIn, actual)
}

// Foresee tells why the server will not take the field of an object that is to
// be created, "" where nothing tells that.
func (r *StickyRule) Foresee(created map[string]any) string {
	if r == nil {
		return ""
	}
	for _, f := range r.Foreseen {
		v, _ := f.Pointer.Get(created)
		text, _ := v.(string)
		if text != "" && slices.ContainsFunc(f.In, func(glob string) bool { return MatchGlob(glob, text) }) {
			return f.Reason
		}
	}
	return ""
}

// Owns says by which rule the server keeps a key of the free map for itself,
// given the map: nil where people may set it.
func (f *Field) Owns(key string, object map[string]any) *OwnedKeys {
	if f == nil {
		return nil
	}
	for i := range f.Owned {
		if f.Owned[i].covers(key, object) {
			return &f.Owned[i]
		}
	}
	return nil
}

func (o *OwnedKeys) covers(key string, object map[string]any) bool {
	matchesText := func(globs []string, v any) bool {
		text, _ := v.(string)
		return slices.ContainsFunc(globs, func(glob string) bool { return MatchGlob(glob, text) })
	}
	if !matchesText(o.Keys, key) {
		return false
	}
	return o.Values == nil || matchesText(o.Values, object[key])
}
