package tenant

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// visitor hears of one reference: its rule, the name of the kind that it is
// to, and the values that stand there in the first and in the second tree.
type visitor func(rule *state.RefRule, kind string, a, b any)

// walkRefs visits every described reference in the first tree, and what the
// second tree has at the same place; elements of keyed lists are matched by
// their key.
func walkRefs(f *state.Field, a, b any, visit visitor) {
	if f == nil {
		return
	}
	switch a := a.(type) {
	case map[string]any:
		other, _ := b.(map[string]any)
		for _, key := range jsonvalue.SortedKeys(a) {
			walkMember(f.Property(key), a, a[key], other[key], visit)
		}
	case []any:
		other, _ := b.([]any)
		for _, e := range a {
			walkMember(f.Items, nil, e, partner(f, e, other), visit)
		}
	}
}

func walkMember(f *state.Field, siblings map[string]any, a, b any, visit visitor) {
	if f == nil || f.Ref == nil || len(f.Ref.Keys) > 0 {
		walkRefs(f, a, b, visit)
		return
	}
	visit(f.Ref, f.Ref.KindBeside(siblings), a, b)
}

func partner(f *state.Field, element any, others []any) any {
	for _, o := range others {
		if f.SameKey(element, o) {
			return o
		}
	}
	return nil
}

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
