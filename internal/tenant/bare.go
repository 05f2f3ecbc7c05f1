package tenant

import "isc-sync/state"

// collectBare gathers the ids without a name that the tenant has in what a
// document declares: people want to read who is replaced.
func collectBare(kinds *state.Kinds, doc *state.Document, live *state.Object, needs map[*state.Kind][]need) {
	if live == nil {
		return
	}
	walkRefs(doc.Kind.Spec, declaredPart(doc.Spec, live.Value), nil, func(rule *state.RefRule, to string, v, _ any) {
		kind := kinds.Find(to)
		id := refID(v)
		if kind != nil && kind.Lookup != nil && rule.Form == state.RefID && id != "" && rule.IsID(id) {
			needs[kind] = append(needs[kind], need{liveID: id})
		}
	})
}

// declaredPart is what live has of the members that a document writes; lists
// are written whole.
func declaredPart(declared, live map[string]any) map[string]any {
	out := map[string]any{}
	for key, d := range declared {
		v, there := live[key]
		inner, isObject := v.(map[string]any)
		wanted, isMap := d.(map[string]any)
		switch {
		case isObject && isMap:
			out[key] = declaredPart(wanted, inner)
		case there:
			out[key] = v
		}
	}
	return out
}
