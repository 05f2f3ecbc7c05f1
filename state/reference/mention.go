package reference

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// Mentions visits the texts in a value that may be names of objects, with the member at
// the top that each is in.
func Mentions(f *registry.Field, v any, visit func(kind, name, member string)) {
	object, _ := v.(map[string]any)
	for _, p := range f.Properties {
		if p.Mentions == nil {
			continue
		}
		inMap(p, object[p.Name], true, func(name string) { visit(p.Mentions.Kind, name, p.Name) })
	}
}

// inMap visits the texts below the keys of a rule, at any depth. At the top, the
// server's own keys are left out: they repeat what other fields say.
func inMap(f *registry.Field, v any, top bool, visit func(string)) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range jsonvalue.SortedKeys(v) {
			if top && f.Owns(key, v) != nil {
				continue
			}
			if f.Mentions.Matches(key) {
				texts(v[key], visit)
			}
			inMap(f, v[key], false, visit)
		}
	case []any:
		for _, e := range v {
			inMap(f, e, false, visit)
		}
	}
}

// texts visits a text, or the texts of a list.
func texts(v any, visit func(string)) {
	if text, isText := v.(string); isText && text != "" {
		visit(text)
	}
	list, _ := v.([]any)
	for _, e := range list {
		if text, isText := e.(string); isText && text != "" {
			visit(text)
		}
	}
}
