package documents

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// unique reports two documents with a value that only one object may have. Values
// from variables are not known here.
func (c *checker) unique(docs []*read) {
	first := map[string]*read{}
	for _, d := range docs {
		if d.Absent {
			continue
		}
		for _, f := range d.Kind.UniqueFields() {
			v := d.Spec[f.Name]
			if v == nil || !jsonvalue.IsScalar(v) {
				continue
			}
			holder := fmt.Sprint(d.Kind.Name, "/", d.ParentKey(), "#", f.Name, "=", string(jsonvalue.Canonical(v)))
			other := first[holder]
			if other == nil {
				first[holder] = d
				continue
			}
			at := jsonvalue.Pointer("").Append(f.Name)
			c.problems = append(c.problems, state.Problem{
				Position: d.At(at), Key: d.Key, Pointer: at,
				Text: fmt.Sprintf("%s has the same %s, %v, at %s", other.Key, f.Name, v, other.At(at)),
				Hint: "each object needs its own",
			})
		}
	}
}
