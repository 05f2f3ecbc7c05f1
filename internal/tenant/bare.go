package tenant

import (
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// collectBare collects the ids without a name that the tenant has in the fields
// that a document declares, so that a plan can name what is replaced. Ids of objects
// that answer for their names may save requests for these.
func collectBare(kinds *registry.Kinds, doc *state.Document, live *state.Object, needs map[*registry.Kind][]need) {
	if live == nil {
		return
	}
	reference.Visit(doc.Kind.Spec, declaredPart(doc.Spec, live.Value), func(ref reference.Ref) {
		kind := kinds.Find(ref.Kind)
		id, _ := ref.Held()
		if kind == nil || kind.Lookup == nil || id == "" || !ref.Rule.IsID(id) {
			return
		}
		switch {
		case ref.Rule.Form == registry.RefID:
			needs[kind] = append(needs[kind], need{liveID: id})
		case kind.FindsByID() && kind.Lookup.AnswersNames():
			needs[kind] = append(needs[kind], need{liveID: id, spare: true})
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
