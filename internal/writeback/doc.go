// Package writeback writes what changed in a tenant into the documents that declare
// it. Its input are the documents, the plan that an apply of them would follow, and
// the tenant as an export has it; its output are the files after the change. It reads
// and writes no file.
package writeback

import (
	"fmt"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Input is what is compared.
type Input struct {
	Kinds *registry.Kinds
	// Documents are all of the directory; those are edited whose keys are selected.
	Documents state.Documents
	Selects   func(state.Key) bool
	// Plan is what an apply of the documents would do, Differs is where they say something
	// else than the tenant, and Object is what a document is about in the tenant.
	Plan    *plan.Plan
	Differs map[state.Key]planner.Difference
	Object  func(state.Key) *state.Object
	// Lacking are declared objects that the tenant does not have and that a plan cannot
	// create.
	Lacking state.Keys
	// Live are the tenant's objects as documents: at least those that the plan would
	// update, and all that are not declared and are to be.
	Live []documents.Exported
	// Nameless: names could not be read, so that Live has ids in their places.
	Nameless bool
	// Left are documents and new objects that are not written, and why.
	Left map[state.Key]string
	// Read returns a file of the directory, Real the path that a link leads to.
	Read func(name string) ([]byte, error)
	Real func(name string) string
	// Waiting are documents that stay as they are for now.
	Waiting state.Keys
	// Prune removes the documents of objects that are gone.
	Prune bool
	// Manage is the mode of documents that have none of their own.
	Manage state.ManageMode
	// Overlay is the folder of the documents that this tenant's environment alone has; if
	// it has one, other documents stay as they are, and what differs is written there.
	Overlay string
}

// Result are the files after the change.
type Result struct {
	// Files are the new and the changed ones, by their paths; nil is one that goes.
	Files map[string][]byte
	// Updated and New are what the files declare differently, or newly; Gone is what the
	// tenant does not have.
	Updated, New, Gone []state.Key
	// Kept are values of documents that differ from the tenant and stay, and why.
	Kept state.Problems
}

// Make writes the tenant's values into the documents that differ.
func Make(in Input) (*Result, error) {
	m := &maker{Input: in, live: map[state.Key]*documents.Exported{}, edits: map[string][]documents.Edit{}, texts: map[string][]text{}, out: Result{Files: map[string][]byte{}}}
	for i, e := range in.Live {
		m.live[e.Key] = &in.Live[i]
	}
	declared := map[state.Key]bool{}
	for _, d := range in.Documents {
		declared[d.Key] = true
		if o := in.Object(d.Key); o != nil {
			declared[o.Key] = true
		}
		if !in.Selects(d.Key) {
			continue
		}
		if err := m.document(d, in.Plan.Find(d.Key)); err != nil {
			return nil, err
		}
	}
	if err := m.edit(); err != nil {
		return nil, err
	}
	return &m.out, m.addNew(declared)
}

// maker collects the changes of all files.
type maker struct {
	Input
	live  map[state.Key]*documents.Exported
	edits map[string][]documents.Edit
	// texts are what files that documents include must hold, by path.
	texts map[string][]text
	out   Result
}

// text is what a document wants a file to hold that it includes at a place.
type text struct {
	value    string
	document *state.Document
	at       jsonvalue.Pointer
}

// document notes what becomes of one document.
func (m *maker) document(d *state.Document, c *plan.Change) error {
	if m.Waiting[d.Key] {
		return nil
	}
	if why, left := m.Left[d.Key]; left {
		m.keep(d, "", why)
		return nil
	}
	differs, differ := m.Differs[d.Key]
	switch {
	case m.Lacking[d.Key] || c != nil && c.Action == plan.Create:
		return m.gone(d)
	case c != nil && c.Action == plan.Delete:
		m.keep(d, "", "ensure: absent asks for its deletion, and the tenant has it")
	case differ && m.live[differs.Object.Key] == nil:
		m.keep(d, "", "the tenant shows it, but not as a document can declare it")
	case differ:
		return m.update(d, differs)
	}
	if names := m.newNames(d); len(names) > 0 {
		m.edits[d.File] = append(m.edits[d.File], documents.Edit{Document: d, Beside: names})
	}
	return nil
}

// gone notes that the tenant does not have what a document declares.
func (m *maker) gone(d *state.Document) error {
	m.out.Gone = append(m.out.Gone, d.Key)
	switch {
	case m.Prune && m.isShared(d):
		return m.leaveOut(d)
	case m.Prune:
		m.edits[d.File] = append(m.edits[d.File], documents.Edit{Document: d, Remove: true})
	}
	return nil
}

func (m *maker) update(d *state.Document, differs planner.Difference) error {
	names := m.newNames(d)
	if key := differs.Object.Key; key != d.Key && len(names) == 0 {
		m.keep(d, "", fmt.Sprintf("the tenant calls it %s; the document gives it another name", key))
	}
	for _, at := range differs.Secrets {
		m.keep(d, at, "a secret cannot be compared")
	}
	live := m.live[differs.Object.Key]
	spec := &merger{maker: m, document: d, object: differs.Object, live: live, differs: aboveKeys(differs.Places, d.Kind, d.Spec, live.Spec)}
	if m.isShared(d) {
		return spec.writeOver()
	}
	m.edits[d.File] = append(m.edits[d.File], documents.Edit{Document: d, Spec: spec.spec, Beside: names, Comments: live.Comments})
	return nil
}

func (m *maker) keep(d *state.Document, at jsonvalue.Pointer, why string) {
	m.out.Kept = append(m.out.Kept, d.Problem(at, why, ""))
}
