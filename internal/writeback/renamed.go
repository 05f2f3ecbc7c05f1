package writeback

import (
	"slices"

	"isc-sync/state"
)

// newNames are the names that the tenant has for an object that its document, or one of
// a parent, finds by an id; by the keys that say them. A document with previously asks for
// another name itself, and one that several environments have keeps its own.
func (m *maker) newNames(d *state.Document) map[string]string {
	o := m.Object(d.Key)
	if o == nil || o.Key == d.Key || d.Absent || d.Layered || d.Kind.About != "" || m.isShared(d) {
		return nil
	}
	asks := func(key state.Key) bool {
		doc := m.Documents.Find(key)
		return doc != nil && (doc.Previously != "" || doc.Layered || doc.Absent || m.isShared(doc))
	}
	parts := o.Key.Parts()
	if len(parts) != len(d.Identity) || slices.ContainsFunc(append(d.Ancestors(), d.Key), asks) {
		return nil
	}
	names := map[string]string{}
	for i, f := range d.Kind.Identity {
		if parts[i] != d.Identity[i] {
			names[f.Name] = parts[i]
		}
	}
	return names
}
