package registry

import "isc-sync/internal/glob"

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
