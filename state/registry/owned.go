package registry

import (
	"slices"

	"isc-sync/internal/glob"
	"isc-sync/internal/jsonvalue"
)

// PredictRejection returns why the server will reject the field of an object
// that is to be created, or "".
func (r *StickyRule) PredictRejection(created map[string]any) string {
	if r == nil {
		return ""
	}
	for _, f := range r.Foreseen {
		v, _ := f.Pointer.Get(created)
		text, _ := v.(string)
		if text != "" && glob.MatchAny(f.In, text) {
			return f.Reason
		}
	}
	return ""
}

// Owns returns the rule by which the server keeps a key of the free map for
// itself, given the map, or nil if documents may set it.
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

// OwnsAnywhere reports whether objects of the kind have keys that the server keeps for
// itself at any depth of a free map.
func (k *Kind) OwnsAnywhere() bool { return k.ownsInside }

// OwnsInside returns the rule by which the server keeps a key of an object for
// itself, given the place of the object and the object, or nil. The object may be
// deep inside a free map.
func (k *Kind) OwnsInside(at jsonvalue.Pointer, key string, object map[string]any) *OwnedKeys {
	f, tokens := k.Spec, at.Tokens()
	for i := 0; f != nil; i++ {
		for j := range f.Owned {
			if o := &f.Owned[j]; (o.Anywhere || i == len(tokens)) && o.covers(key, object) {
				return o
			}
		}
		if i == len(tokens) {
			break
		}
		f = f.Below(tokens[i])
	}
	return nil
}

// WithoutOwned returns a value at a place without the keys that the server keeps for
// itself inside it. It copies what it changes.
func (k *Kind) WithoutOwned(at jsonvalue.Pointer, v any) any {
	if !k.ownsInside || !k.Spec.ownsAnywhere(at.Tokens()) {
		return v
	}
	return k.withoutOwned(at, v)
}

func (k *Kind) withoutOwned(at jsonvalue.Pointer, v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, e := range v {
			if k.OwnsInside(at, key, v) == nil {
				out[key] = k.withoutOwned(at.Append(key), e)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = k.withoutOwned(at.Index(i), e)
		}
		return out
	}
	return v
}

// ownsAnywhere reports whether the field or one around the place has keys that are
// the server's at any depth.
func (f *Field) ownsAnywhere(tokens []string) bool {
	for ; f != nil; tokens = tokens[1:] {
		if slices.ContainsFunc(f.Owned, func(o OwnedKeys) bool { return o.Anywhere }) {
			return true
		}
		if len(tokens) == 0 {
			return false
		}
		f = f.Below(tokens[0])
	}
	return false
}

// IsPartOfWhole reports whether a place is in an object that is managed as a whole.
func (f *Field) IsPartOfWhole(at jsonvalue.Pointer) bool {
	for _, token := range at.Tokens() {
		if f == nil || f.Whole {
			break
		}
		f = f.Below(token)
	}
	return f != nil && f.Whole
}

// MayHoldIDs reports whether a place is in a free map that holds ids of objects.
func (f *Field) MayHoldIDs(at jsonvalue.Pointer) bool {
	for _, token := range at.Tokens() {
		if f == nil || f.Refs != nil {
			break
		}
		f = f.Below(token)
	}
	return f != nil && slices.ContainsFunc(f.Refs, func(inner InnerRef) bool { return inner.Ref.Form == RefID })
}

func (o *OwnedKeys) covers(key string, object map[string]any) bool {
	matchesText := func(globs []string, v any) bool {
		text, _ := v.(string)
		return glob.MatchAny(globs, text)
	}
	if !matchesText(o.Keys, key) {
		return false
	}
	return o.Values == nil || matchesText(o.Values, object[key])
}
