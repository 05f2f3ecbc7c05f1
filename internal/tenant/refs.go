package tenant

import "isc-sync/state"

// counterpart is the live object that a document is about, as far as it was
// read.
func counterpart(docs state.Documents, live *state.Live, doc *state.Document) *state.Object {
	if doc.Kind.Parent == "" {
		return wanted{docs: docs}.liveParent(live, doc.Key)
	}
	parent := wanted{docs: docs}.liveParent(live, doc.ParentKey())
	if parent == nil {
		return nil
	}
	parts := doc.Key.Parts()
	parts[doc.Kind.ParentPart()] = parent.Key.Name()
	return live.Find(state.NewKey(doc.Kind.Name, parts...))
}
