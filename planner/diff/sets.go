package diff

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/element"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state/registry"
)

// setEdits finds the changes of the sets that calls change, and returns the
// proposed object without them.
func setEdits(s secrecy.Rules, proposed map[string]any, paired Pairings) (sets []plan.SetEdit, fields []plan.FieldChange, rest map[string]any) {
	rest = proposed
	for _, f := range s.Kind.OwnLists() {
		live, had := s.Live.Value[f.Name]
		if f.Calls == nil || jsonvalue.Equal(live, proposed[f.Name]) {
			continue
		}
		before, _ := live.([]any)
		after, _ := proposed[f.Name].([]any)
		set := plan.SetEdit{Field: f, Add: MissingMembers(f, before, after), Remove: MissingMembers(f, after, before)}
		sets = append(sets, set)
		d := differ{acceptAny, paired}.diff(f, before, after, jsonvalue.Pointer("").Append(f.Name))
		fields = append(fields, s.Hide(d.fields)...)
		rest = jsonvalue.CopyObject(rest)
		if delete(rest, f.Name); had {
			rest[f.Name] = live
		}
	}
	return sets, fields, rest
}

// MissingMembers returns the members of wants that has does not contain,
// sorted by their text, so that a continued run makes the same calls.
func MissingMembers(f *registry.Field, has, wants []any) []any {
	known := map[string]bool{}
	for _, e := range has {
		known[element.MemberKey(f, e)] = true
	}
	missing := map[string]any{}
	for _, e := range wants {
		if key := element.MemberKey(f, e); !known[key] {
			missing[key] = e
		}
	}
	var out []any
	for _, key := range jsonvalue.SortedKeys(missing) {
		out = append(out, missing[key])
	}
	return out
}
