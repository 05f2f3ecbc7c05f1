package state

import (
	"maps"

	"isc-sync/internal/jsonvalue"
)

// NameAbout puts the reference that the identity makes into the spec, where all others
// are: to the object that this one is about.
func (d *Document) NameAbout() {
	parts := d.Kind.AboutParts()
	if parts == nil || len(d.Identity) != len(parts) {
		return
	}
	ref := map[string]any{parts[0]: d.Identity[0], parts[1]: d.Identity[1]}
	if d.ID != "" {
		ref = map[string]any{parts[0]: d.Identity[0], "id": d.ID}
	}
	spec := map[string]any{}
	if !d.Absent {
		maps.Copy(spec, d.Spec)
	}
	spec[d.Kind.About] = ref
	d.Spec = spec
}

// isAbout reports whether a pointer into the spec is at what the identity says.
func (d *Document) isAbout(at jsonvalue.Pointer) bool {
	return d.Kind != nil && d.Kind.About != "" && at.First() == d.Kind.About
}

// AboutKey is the key of the object that this one is about, "" if it is about none.
func (d *Document) AboutKey() Key {
	if kind := d.Kind.AboutKind(d.Identity); kind != "" && len(d.Identity) > 1 {
		return NewKey(kind, d.Identity[1])
	}
	return ""
}
