package export

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// leavesOut reports whether a value cannot be written because the tenant sent
// it broken, and remembers that. Of an object only the broken members are left
// out, since a member that is not written is not managed. A list is managed
// whole, and so is a reference.
func (d *draft) leavesOut(f *registry.Field, v any, at jsonvalue.Pointer) bool {
	broken := slices.ContainsFunc(d.object.Malformed, func(flaw jsonvalue.Pointer) bool {
		return flaw.Contains(at) || at.Contains(flaw) && !goesInto(f, v, flaw[len(at):])
	})
	if broken {
		d.leftOut = append(d.leftOut, string(d.object.Key)+"#"+string(at)+": the live value cannot be written back (broken Unicode or a duplicate key)")
	}
	return broken
}

// goesInto reports whether a value can be written without the part at a pointer
// below it.
func goesInto(f *registry.Field, v any, below jsonvalue.Pointer) bool {
	switch v.(type) {
	case map[string]any:
		return f == nil || f.Ref == nil
	case []any:
		tokens := below.Tokens()
		return f.IsKeyed() && len(tokens) > 1 && !f.IsKeyField(tokens[1])
	}
	return false
}
