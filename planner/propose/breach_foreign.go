package propose

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// foreign reports fields that change although a list that the document does not write
// has what belongs to their former values: another field has a part of its names.
func (w breachFinder) foreign(f *registry.Field, before, after map[string]any, declared any) {
	for _, p := range f.Properties {
		list, _ := after[p.Name].([]any)
		if p.Items == nil || p.Items.Ref == nil || len(list) == 0 || jsonvalue.MemberOf(declared, p.Name).Exists {
			continue
		}
		for part, at := range p.Items.Ref.Fixed {
			was, _ := at.Get(before)
			is, _ := at.Get(after)
			if before != nil && !isSameObject(was, is) {
				w.report(at, state.Breach{
					Text: fmt.Sprintf("the %s changes, and %s would still have those of the former %[1]s", part, p.Name),
					Hint: fmt.Sprintf("write %s beside it: those of the new %s", p.Name, part),
				})
			}
		}
	}
}

// isSameObject reports whether two values refer to the same object.
func isSameObject(a, b any) bool {
	of, _ := reference.Held(a)
	to, _ := reference.Held(b)
	return of != "" && of == to
}
