package documents

import (
	"maps"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// withPlainTags adds !plain to values that stand in the open although their key
// looks like a secret's: without it they could not be read again.
func withPlainTags(d *state.Document) map[jsonvalue.Pointer]state.Tag {
	tags := maps.Clone(d.Tags)
	if tags == nil {
		tags = map[jsonvalue.Pointer]state.Tag{}
	}
	addPlain(tags, d.Spec, d.Kind.Spec, "")
	return tags
}

func addPlain(tags map[jsonvalue.Pointer]state.Tag, v any, f *state.Field, at jsonvalue.Pointer) {
	if f == nil {
		return
	}
	switch v := v.(type) {
	case map[string]any:
		for key, e := range v {
			at := at.Append(key)
			if f.Secret != nil && f.Secret.Tells(key) && isOpen(e) && tags[at].Name == "" {
				tags[at] = state.Tag{Name: TagPlain}
			}
			addPlain(tags, e, f.Below(key), at)
		}
	case []any:
		for i, e := range v {
			addPlain(tags, e, f.Below(strconv.Itoa(i)), at.Index(i))
		}
	}
}

// isOpen tells whether a value is written out: neither nothing nor the name of a
// variable.
func isOpen(v any) bool {
	switch v.(type) {
	case nil, state.Env:
		return false
	}
	return true
}
