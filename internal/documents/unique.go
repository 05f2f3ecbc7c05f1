package documents

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
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
			c.uniqueValues(d, f, first)
		}
	}
}

// uniqueValues reports the values of one field, or of its elements, that another document
// has.
func (c *checker) uniqueValues(d *read, f *registry.Field, first map[string]*read) {
	at := jsonvalue.Pointer("").Append(f.Name)
	values, isList := d.Spec[f.Name].([]any)
	if !isList {
		values = []any{d.Spec[f.Name]}
	}
	for i, v := range values {
		if v == nil || !jsonvalue.IsScalar(v) {
			continue
		}
		here := at
		if isList {
			here = at.Index(i)
		}
		holder := fmt.Sprint(d.Kind.Name, "/", d.ParentKey(), "#", f.Name, "=", string(jsonvalue.Canonical(v)))
		other := first[holder]
		if other == nil {
			first[holder] = d
		}
		if other == nil || other == d {
			continue
		}
		c.problems = append(c.problems, state.Problem{
			Position: d.At(here), Key: d.Key, Pointer: here,
			Text: fmt.Sprintf("%s has the same %s, %v, at %s", other.Key, f.Name, v, other.At(at)),
			Hint: "each object needs its own",
		})
	}
}
