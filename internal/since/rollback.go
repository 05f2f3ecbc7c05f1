package since

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// Back are documents that lead back to former ones.
type Back struct {
	// Documents are the former ones, with null for what only the present ones declare,
	// and with deletions of resources that only these have.
	Documents state.Documents
	// Left is what no document can ask for.
	Left []Left
}

// Rollback returns the way back from the present documents to former ones.
func Rollback(former, present state.Documents) *Back {
	d := Compare(present, former) // what the former ones do not declare
	u := &undoer{Difference: d}
	b := &Back{Documents: slices.Clone(former)}
	for _, f := range d.Fields {
		if !f.Clearable {
			u.left(f.Document.Key, f.Pointer, "it was added since, and null does not clear it: the tenant keeps its value")
			continue
		}
		b.change(f.Document.Key, func(doc *state.Document) {
			doc.Spec, _ = withNull(jsonvalue.Clone(doc.Spec), f.Pointer.Tokens()).(map[string]any)
		})
	}
	b.renamed(present)
	for _, doc := range d.Gone {
		switch child := below(former, doc.Key); {
		case u.goesWithParent(doc), renamedBack(b.Documents, doc):
		case u.stays(doc) != "":
			u.left(doc.Key, "", "it was declared since, and cannot be deleted: the tenant keeps it as it is")
		case child != nil:
			u.left(doc.Key, "", fmt.Sprintf("%s declares what belongs to it: the tenant keeps it", child.Position))
		default:
			absent := *doc
			absent.Absent, absent.Spec, absent.Tags, absent.Previously = true, nil, nil, ""
			b.Documents = append(b.Documents, &absent)
		}
	}
	b.Documents.Sort()
	b.Left = u.out.Left
	return b
}

// change changes a copy of a document.
func (b *Back) change(key state.Key, edit func(*state.Document)) {
	for i, doc := range b.Documents {
		if doc.Key == key {
			changed := *doc
			edit(&changed)
			b.Documents[i] = &changed
		}
	}
}

// renamed turns the renames of present documents round: what was called so again has
// its present name as its former one.
func (b *Back) renamed(present state.Documents) {
	for _, doc := range present {
		if doc.Previously == "" {
			continue
		}
		was := doc.FormerKey()
		if present.Find(was) == nil {
			b.change(was, func(former *state.Document) { former.Previously = doc.Identity[len(doc.Identity)-1] })
		}
	}
}

// renamedBack reports whether a present document is about what a former one declares
// under another name, or below that.
func renamedBack(docs state.Documents, doc *state.Document) bool {
	return slices.ContainsFunc(docs, func(d *state.Document) bool {
		if d.Previously == "" {
			return false
		}
		key := d.FormerKey()
		return key == doc.Key || slices.Contains(doc.Ancestors(), key) && docs.Find(state.Below(doc.Kind, doc.Key, d.Key)) != nil
	})
}

func below(docs state.Documents, key state.Key) *state.Document {
	for _, d := range docs {
		if !d.Absent && slices.Contains(d.Ancestors(), key) {
			return d
		}
	}
	return nil
}
