package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// unignored is the declared value of a document without what the settings
// ignore.
func (s *scope) unignored(doc *state.Document) map[string]any {
	if len(s.Settings.Ignore) == 0 {
		return doc.Spec
	}
	out, _ := s.withoutIgnored(doc, doc.Spec, "").(map[string]any)
	return out
}

func (s *scope) withoutIgnored(doc *state.Document, v any, at jsonvalue.Pointer) any {
	obj, ok := v.(map[string]any)
	if !ok {
		return v
	}
	out := make(map[string]any, len(obj))
	for key, e := range obj {
		if here := at.Append(key); !s.view().IsIgnored(doc.Key, here) {
			out[key] = s.withoutIgnored(doc, e, here)
		}
	}
	return out
}
