// Package since compares the documents of a directory with those that it had before.
//
// Input are two sets of documents. Output are the resources whose documents differ, and
// what the former documents declared and the present ones do not: whole resources, and
// fields. Nothing of that changes in a tenant by itself, so that Undo writes documents
// which ask for it: null for a field, ensure: absent for a resource.
package since

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Difference is what changed between two sets of documents.
type Difference struct {
	// Differ are the keys of present documents that are new or have changed, sorted.
	Differ []state.Key
	// Gone are former documents of resources that are not declared any more.
	Gone state.Documents
	// Fields are those that are not declared any more.
	Fields []Field
}

// Field is a place in a document that declared a value before.
type Field struct {
	Document *state.Document
	Pointer  jsonvalue.Pointer
	// Clearable: null there clears the field.
	Clearable bool
	// former is the document that declared it.
	former *state.Document
}

// Compare compares the present documents with former ones.
func Compare(before, after state.Documents) *Difference {
	d := &Difference{}
	names := renames(after)
	former := map[state.Key]*state.Document{}
	for _, doc := range before {
		former[names.of(doc)] = doc
	}
	present := state.Keys{}
	for _, doc := range after {
		present[doc.Key] = true
		was := former[doc.Key]
		if was == nil || plan.DocumentDigest(was) != plan.DocumentDigest(doc) {
			d.Differ = append(d.Differ, doc.Key)
		}
		if was != nil && !was.Absent && !doc.Absent {
			f := finder{document: doc, former: was}
			f.object(doc.Kind.Spec, was.Spec, doc.Spec, "")
			d.Fields = append(d.Fields, f.found...)
		}
	}
	for _, doc := range before {
		if !doc.Absent && !present[names.of(doc)] && !names.goesWithParent(doc, after) {
			d.Gone = append(d.Gone, doc)
		}
	}
	slices.Sort(d.Differ)
	return d
}

// Notes are a plan's notes about what is not declared any more. rev is the revision
// that declared it.
func (d *Difference) Notes(rev string) (notes []plan.Note) {
	for _, doc := range d.Gone {
		notes = append(notes, plan.Note{Code: plan.NoteNoLonger, Key: doc.Key, Text: "declared in " + rev + ", at " + doc.Position.String() + "; if the tenant has it, it stays there"})
	}
	for _, f := range d.Fields {
		notes = append(notes, plan.Note{Code: plan.NoteNoLonger, Key: f.Document.Key, Pointer: f.Pointer, Text: "declared in " + rev + "; a value that the tenant has stays"})
	}
	return notes
}

// renamed are the keys that documents have now, by those that they had.
type renamed map[state.Key]state.Key

func renames(after state.Documents) renamed {
	names := renamed{}
	for _, doc := range after {
		if doc.Previously != "" {
			names[doc.FormerKey()] = doc.Key
		}
	}
	return names
}

// goesWithParent reports whether a document asks for the deletion of what a former one
// belongs to.
func (r renamed) goesWithParent(doc *state.Document, after state.Documents) bool {
	return slices.ContainsFunc(state.Ancestors(doc.Kind, r.of(doc)), func(key state.Key) bool {
		above := after.Find(key)
		return above != nil && above.Absent
	})
}

// of is the key that a former document has now, if it is still declared.
func (r renamed) of(doc *state.Document) state.Key { return r.key(doc.Kind, doc.Key) }

func (r renamed) key(kind *registry.Kind, key state.Key) state.Key {
	if now, is := r[key]; is {
		return now
	}
	above := kind.Ancestors()
	if len(above) == 0 {
		return key
	}
	return state.Below(kind, key, r.key(above[0], state.ParentKey(kind, key)))
}
