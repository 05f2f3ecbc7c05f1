package planner

import (
	"fmt"

	"isc-sync/internal/alike"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/planner/order"
	"isc-sync/planner/plan"
)

// newKeys notes each key that an update adds to a free map and that is
// similar to a live key there: otherwise a misspelt key looks like a new one.
func (s *scope) newKeys(d *order.Draft) []plan.Note {
	if d.Action != plan.Update {
		return nil
	}
	var notes []plan.Note
	for _, f := range d.Edits.Fields {
		if _, before := f.Before.(plan.Absent); !before || f.Pointer == "" {
			continue
		}
		if near := s.likeLive(d, f.Pointer); near != "" {
			notes = append(notes, plan.Note{Code: plan.NoteNewKey, Key: d.Doc.Key, Pointer: f.Pointer, Text: likeKey(f.Pointer.Last(), near)})
		}
	}
	return notes
}

// likeKey describes a key that is similar to another. It writes out
// characters that look the same.
func likeKey(added, near string) string {
	ours, theirs := alike.Apart(added, near)
	if ours == added {
		return fmt.Sprintf("a new key; the tenant has %q", near)
	}
	return fmt.Sprintf(`a new key "%s"; the tenant has "%s"`, ours, theirs)
}

// likeLive returns the undeclared live key that is spelt much like a new key of
// a free map, or "".
func (s *scope) likeLive(d *order.Draft, at jsonvalue.Pointer) string {
	parent := at.Parent()
	if f := d.Doc.Kind.Spec.At(parent); f == nil || !f.Free || f.Property(at.Last()) != nil {
		return ""
	}
	live, _ := memberMap(d.Live.Value, parent)
	declared, _ := memberMap(d.Doc.Spec, parent)
	if _, has := live[at.Last()]; has {
		return "" // a secret, whose values are absent
	}
	var keys []string
	for _, key := range jsonvalue.SortedKeys(live) {
		if _, written := declared[key]; !written {
			keys = append(keys, key)
		}
	}
	return suggest.Closest(at.Last(), keys)
}

// memberMap returns the object at a pointer.
func memberMap(object map[string]any, at jsonvalue.Pointer) (map[string]any, bool) {
	v, _ := at.Get(object)
	members, ok := v.(map[string]any)
	return members, ok
}
