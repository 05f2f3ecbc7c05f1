package reference

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// Edit replaces a reference inside a value: Value is the new one, and ID that
// of the id beside it; nil means that there is none.
type Edit struct{ Value, ID any }

// Rewrite returns an object with the references inside its values replaced.
// It calls edit for each; false leaves the reference as it is. The value of
// the second object at the same place is for comparison. Fields that are
// references themselves are not visited. It copies what it changes.
func Rewrite(f *registry.Field, a, b map[string]any, edit func(r, other Ref) (Edit, bool)) map[string]any {
	var edits []placed
	VisitBoth(f, a, b, func(r, other Ref) {
		if r.Inner == nil {
			return
		}
		if e, ok := edit(r, other); ok {
			edits = append(edits, placed{e, r.Inner, r.At()})
		}
	})
	if len(edits) == 0 {
		return a
	}
	out := jsonvalue.Clone(a).(map[string]any)
	for i := range edits {
		edits[len(edits)-1-i].apply(out) // the keys of a map change after its values
	}
	return out
}

// placed is an edit and the place of its reference.
type placed struct {
	Edit
	rule *registry.InnerRef
	at   jsonvalue.Pointer
}

func (e placed) apply(root map[string]any) {
	v, _ := e.at.Parent().Get(root)
	switch owner := v.(type) {
	case []any:
		if i, ok := jsonvalue.ArrayIndex(e.at.Last()); ok {
			owner[i] = e.Value
		}
	case map[string]any:
		e.member(owner)
	}
}

func (e placed) member(owner map[string]any) {
	if e.rule.Ref.Form == registry.RefKey {
		key, _ := e.Value.(string)
		was := owner[e.at.Last()]
		delete(owner, e.at.Last())
		owner[key] = was
		return
	}
	owner[e.at.Last()] = e.Value
	if e.rule.ID == "" {
		return
	}
	delete(owner, e.rule.ID)
	if e.ID != nil || e.Value == nil {
		owner[e.rule.ID] = e.ID
	}
}

// Inside reports whether values of a field may have references inside them.
func Inside(f *registry.Field) bool {
	return f != nil && (f.Refs != nil || Inside(f.Items) || slices.ContainsFunc(f.Properties, Inside))
}
