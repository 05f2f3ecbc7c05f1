// Package compare finds what differs between two tenants, from the documents that an
// export makes of each: references are names in them, and what belongs to the server is
// not there. It reads and writes nothing, and what it returns has no steps.
package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/diff"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// Side is one tenant.
type Side struct {
	// Name is what users call it.
	Name      string
	Documents state.Documents
	// Unread returns why it is not known whether the side has an object, "" if it is.
	Unread func(*state.Document) string
}

// Result are the differences. A change that creates is an object that only the right
// side has, one that deletes is one that only the left side has.
type Result struct {
	Changes []plan.Change
	Notes   []plan.Note
	// Same counts the objects without a difference.
	Same int
}

// Documents compares two sides.
func Documents(left, right Side) Result {
	left.Documents.Sort()
	right.Documents.Sort()
	c := &comparison{left: left, right: right}
	for _, doc := range left.Documents {
		if other := right.Documents.Find(doc.Key); other != nil {
			c.both(doc, other)
			continue
		}
		c.only(plan.Delete, doc, left, right)
	}
	for _, doc := range right.Documents {
		if left.Documents.Find(doc.Key) == nil {
			c.only(plan.Create, doc, right, left)
		}
	}
	return c.out.Sorted()
}

// Sorted returns the result in the order of the keys.
func (r Result) Sorted() Result {
	slices.SortStableFunc(r.Changes, func(a, b plan.Change) int { return strings.Compare(string(a.Key), string(b.Key)) })
	slices.SortFunc(r.Notes, func(a, b plan.Note) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Pointer, b.Pointer), cmp.Compare(a.Text, b.Text))
	})
	return r
}

type comparison struct {
	left, right Side
	out         Result
}

func (c *comparison) both(left, right *state.Document) {
	s := settler{key: left.Key}
	a, b := s.members(left.Kind.Spec, left.Spec, right.Spec, "")
	c.out.Notes = append(c.out.Notes, s.notes...)
	fields := diff.Fields(diff.Pairings{}, left.Kind.Spec, a, b, "")
	if len(fields) == 0 {
		c.out.Same++
		return
	}
	change := Change(left, plan.Update)
	change.Fields = hidden(fields)
	change.Why = plan.ListChanges(change.Fields)
	c.out.Changes = append(c.out.Changes, change)
}

// only notes an object that one side has. What belongs to one that is not on the other
// side either is counted with it.
func (c *comparison) only(action plan.Action, doc *state.Document, has, lacks Side) {
	if why := lacks.Unread(doc); why != "" {
		c.out.Notes = append(c.out.Notes, plan.Note{Code: plan.NoteNotRead, Key: doc.Key, Text: "not compared: " + lacks.Name + ": " + why})
		return
	}
	for _, above := range doc.Ancestors() {
		if has.Documents.Find(above) != nil && lacks.Documents.Find(above) == nil {
			return
		}
	}
	change := Change(doc, action)
	change.Why = "only in " + has.Name
	if n := below(has.Documents, doc.Key); n > 0 {
		change.Why += fmt.Sprintf(", with %d more below it", n)
	}
	c.out.Changes = append(c.out.Changes, change)
}

func below(docs state.Documents, key state.Key) (n int) {
	for _, doc := range docs {
		if slices.Contains(doc.Ancestors(), key) {
			n++
		}
	}
	return n
}

// Change is a difference in the object of a document, without its fields.
func Change(doc *state.Document, action plan.Action) plan.Change {
	change := plan.Change{
		Key: doc.Key, Kind: doc.Kind.Name, Identity: map[string]string{}, Name: doc.Key.Name(), Parent: doc.ParentKey(),
		Action: action, File: doc.File, Line: doc.Line, Base: doc.Base, Legend: plan.NewLegend(), Spec: doc.Kind.Spec,
	}
	for i, f := range doc.Kind.Identity {
		change.Identity[f.Name] = doc.Identity[i]
	}
	return change
}

// hidden marks the fields that only one side has as a secret.
func hidden(fields []plan.FieldChange) []plan.FieldChange {
	for i, f := range fields {
		_, before := f.Before.(state.Env)
		_, after := f.After.(state.Env)
		if !before && !after {
			continue
		}
		fields[i] = plan.FieldChange{Pointer: f.Pointer, Before: plan.Absent{}, After: plan.Absent{}, Sensitive: true, Secret: plan.SecretReplaced}
		switch {
		case plan.IsAbsent(f.Before):
			fields[i].Secret = plan.SecretAdded
		case plan.IsAbsent(f.After):
			fields[i].Secret = plan.SecretRemoved
		}
	}
	return fields
}

// Secrets notes that the secrets of a document cannot be compared.
func Secrets(doc *state.Document) (notes []plan.Note) {
	jsonvalue.MapAt(doc.Spec, "", func(at jsonvalue.Pointer, v any) (any, bool) {
		_, secret := v.(state.Env)
		if secret {
			notes = append(notes, notComparable(doc.Key, at, "a secret cannot be compared"))
		}
		return v, secret
	})
	return notes
}

func notComparable(key state.Key, at jsonvalue.Pointer, text string) plan.Note {
	return plan.Note{Code: plan.NoteNotComparable, Key: key, Pointer: at, Text: text}
}
