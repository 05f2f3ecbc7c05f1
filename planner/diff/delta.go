package diff

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// delta turns one value into another: the operations, the changed fields for
// the reader, and whether some leaf stays as it is.
type delta struct {
	ops    patch.Patch
	fields []plan.FieldChange
	// shared: a leaf of the new value equals live at its aligned place, so
	// replacing the complete value would not be minimal.
	shared bool
	// illegal: the API does not accept any operation for the change; a larger
	// one must be found.
	illegal bool
}

// join adds the delta of a part.
func (d *delta) join(part delta) {
	d.ops = append(d.ops, part.ops...)
	d.fields = append(d.fields, part.fields...)
	d.shared = d.shared || part.shared
	d.illegal = d.illegal || part.illegal
}

func (c differ) replace(live, proposed any, at jsonvalue.Pointer) delta {
	return delta{
		ops:     patch.Patch{{Op: patch.Replace, Path: at, Value: proposed}},
		fields:  []plan.FieldChange{plan.Changed(at, live, proposed)},
		illegal: !c.legal(proposed),
	}
}

// setNull gives a value to a member that reads as null. It is not known
// whether the tenant has such a member, so that it could be replaced; adding
// works in both cases (API: JSON Patch).
func (c differ) setNull(proposed any, at jsonvalue.Pointer) delta {
	d := c.replace(nil, proposed, at)
	d.ops[0].Op = patch.Add
	return d
}

func (c differ) add(f *registry.Field, proposed any, at jsonvalue.Pointer) delta {
	return delta{
		ops:     patch.Patch{{Op: patch.Add, Path: at, Value: proposed}},
		fields:  addedFields(f, proposed, at),
		illegal: !c.legal(proposed),
	}
}

// remove removes a value, of which a reader is shown this.
func remove(shown any, at jsonvalue.Pointer) delta {
	return delta{ops: patch.Patch{{Op: patch.Remove, Path: at}}, fields: []plan.FieldChange{plan.Changed(at, shown, plan.Absent{})}}
}
