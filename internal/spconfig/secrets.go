package spconfig

import (
	"maps"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// leftOutSecret is in the place of a secret, which exports do not hold. Documents
// have a variable for it, and no trace of this text.
const leftOutSecret = "left out of the export"

// toDocument returns a value without the members that repeat others, and with a sign
// of the secrets that the file does not hold, of which it also returns the places: the
// object names their keys.
func toDocument(kind *registry.Kind, value map[string]any) (out map[string]any, absent []jsonvalue.Pointer) {
	out = maps.Clone(value)
	for _, name := range kind.SPConfig.Repeats {
		delete(out, name)
	}
	for _, f := range kind.Spec.Properties {
		if object, isObject := out[f.Name].(map[string]any); f.Secret != nil && isObject {
			out[f.Name] = withSecrets(kind, f, object, &absent)
		}
	}
	return out, absent
}

// withSecrets returns a map with signs of the secrets that it lists itself, and of those
// in the objects inside it.
func withSecrets(kind *registry.Kind, f *registry.Field, object map[string]any, absent *[]jsonvalue.Pointer) map[string]any {
	out := map[string]any{}
	at := jsonvalue.Pointer("").Append(f.Name)
	for _, key := range jsonvalue.SortedKeys(object) {
		out[key] = complete(kind.SPConfig.Secrets, object[key], at.Append(key), absent)
	}
	for _, key := range f.Secret.Listed(object) {
		if _, there := object[key]; !there && key != "" && f.Property(key) == nil && f.Owns(key, object) == nil {
			out[key] = leftOutSecret
			*absent = append(*absent, at.Append(key))
		}
	}
	return out
}

// complete adds signs of the secrets that objects in a value have beside other keys, and
// their places to absent. It copies what it changes.
func complete(secrets []registry.SPConfigSecret, v any, at jsonvalue.Pointer, absent *[]jsonvalue.Pointer) any {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i, element := range v {
			out[i] = complete(secrets, element, at.Index(i), absent)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for _, key := range jsonvalue.SortedKeys(v) {
			out[key] = complete(secrets, v[key], at.Append(key), absent)
		}
		for _, s := range secrets {
			if _, there := v[s.Key]; !there && saysSomething(v[s.Beside]) {
				out[s.Key] = leftOutSecret
				*absent = append(*absent, at.Append(s.Key))
			}
		}
		return out
	}
	return v
}
