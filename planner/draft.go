package planner

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// draft is a change before it is ordered: what happens to one resource, and
// what it refers to.
type draft struct {
	*pair
	action Action
	edits  Edits
	body   map[string]any
	// staged are members of the body that refer to something that is created
	// later: they are patched in afterwards.
	staged Patch
	// later: some of it can only be checked once other steps are done. The body
	// holds everything declared, for the step to be computed anew.
	later bool
	why   string
}

// draftAll compares every document with its live object. Documents whose
// resource is as it should be give no draft.
func (s *scope) draftAll(found *findings) (drafts []*draft, unchanged int) {
	for _, doc := range s.inDraftOrder() {
		p := s.pairs[doc.Key]
		if p == nil || !s.selected(doc.Key) || s.isHeldUp(doc) {
			continue
		}
		before := len(found.problems)
		d := s.draftOne(p, found)
		switch {
		case d != nil:
			s.drafted[doc.Key] = true
			drafts = append(drafts, d)
		case len(found.problems) == before:
			unchanged++
		}
	}
	return drafts, unchanged
}

func (s *scope) draftOne(p *pair, found *findings) *draft {
	switch {
	case p.doc.Absent:
		return s.draftDelete(p, found)
	case p.live == nil:
		return s.draftCreate(p, found)
	case isUpload(p.doc.Kind):
		return s.draftUpload(p, found)
	}
	return s.draftUpdate(p, found)
}

func (s *scope) draftUpdate(p *pair, found *findings) *draft {
	prop := &proposer{scope: s, doc: p.doc, live: withFlaws(p.live), found: found}
	before := len(found.problems)
	proposed, changed := prop.propose()
	if p.renamed {
		proposed, changed = s.rename(p, proposed, found)
		s.warnOfRename(p, found)
	}
	if len(found.problems) > before || !changed {
		return nil
	}
	if p.doc.Kind.Update.How == state.UpdateNever {
		prop.problem("", "objects of this kind cannot be changed", "declare what the tenant has")
		return nil
	}
	e, sendable := prop.edits(proposed)
	if !sendable || e.Empty() {
		return nil
	}
	d := &draft{pair: p, action: Update, edits: e, why: s.whyUpdate(p, e)}
	if prop.later {
		d.later = true
		d.body, _ = (&proposer{scope: s, doc: p.doc, found: &findings{}}).propose()
	}
	return d
}

func (s *scope) whyUpdate(p *pair, e Edits) string {
	n := len(e.Fields)
	what := fmt.Sprintf("%d fields differ from the tenant", n)
	if n == 1 {
		what = "one field differs from the tenant"
	}
	if p.renamed {
		what = fmt.Sprintf("the tenant calls it %q; ", p.live.Key.Name()) + what
	}
	return what
}

// rename puts the document's name into the proposed object.
func (s *scope) rename(p *pair, proposed map[string]any, found *findings) (map[string]any, bool) {
	last := len(p.doc.Kind.Identity) - 1
	f := p.doc.Kind.Identity[last]
	field := p.doc.Kind.Spec.Property(f.Name)
	if f.In != state.InBody || field != nil && field.Immutable != state.Mutable {
		found.problems = append(found.problems, p.doc.Problem("",
			fmt.Sprintf("the tenant calls it %q, and objects of this kind cannot be renamed", p.live.Key.Name()),
			"use the tenant's name, or delete the object (ensure: absent) and declare a new one"))
		return proposed, false
	}
	out := shallow(proposed)
	out[f.Name] = p.doc.Identity[last]
	return out, true
}

func (s *scope) draftCreate(p *pair, found *findings) *draft {
	prop := &proposer{scope: s, doc: p.doc, found: found}
	before := len(found.problems)
	if s.cannotCreate(prop) {
		return nil
	}
	proposed, _ := prop.propose()
	prop.noteLater(proposed)
	body := bodyOf(p.doc, proposed)
	prop.requireAll(body, len(found.problems) > before)
	if len(found.problems) > before {
		return nil
	}
	return &draft{pair: p, action: Create, body: body, why: "declared, and not in the tenant"}
}

// noteLater notes the lists whose elements only the tenant makes: which it made
// can be seen when the step runs.
func (p *proposer) noteLater(proposed map[string]any) {
	for _, f := range p.doc.Kind.Spec.Properties {
		if _, declared := proposed[f.Name]; declared && f.ServerElements {
			p.note(NoteCheckedLater, jsonvalue.Pointer("").Append(f.Name), "the tenant makes the elements of this list; they are looked for when the step runs")
		}
	}
}

// requireAll reports what creation needs and the body lacks. A field that is
// declared and missing may have a problem of its own.
func (p *proposer) requireAll(body map[string]any, hasProblems bool) {
	for _, name := range p.doc.Kind.Spec.Required {
		_, sent := body[name]
		_, declared := p.doc.Spec[name]
		if !sent && !(declared && hasProblems) && !isWrittenNull(p.doc, p.doc.Kind.Spec.Property(name)) {
			p.problem(jsonvalue.Pointer("").Append(name), "the field is missing, and the tenant requires it to create the object", "write it")
		}
	}
}

// isHeldUp tells whether a resource belongs to one that has problems of its own
// and is not there yet, or not known.
func (s *scope) isHeldUp(doc *state.Document) bool {
	parent := doc.ParentKey()
	pp := s.pairs[parent]
	if pp == nil {
		return s.Documents.Find(parent) != nil
	}
	return pp.live == nil && !pp.doc.Absent && s.selected(parent) && !s.drafted[parent]
}

// cannotCreate reports a document whose object cannot come to be.
func (s *scope) cannotCreate(prop *proposer) bool {
	kind, doc := prop.doc.Kind, prop.doc
	if parent := doc.ParentKey(); parent != "" && s.liveFor(parent) == nil {
		if pp := s.pairs[parent]; pp == nil || pp.doc.Absent {
			prop.problem("", fmt.Sprintf("%s does not exist: neither in the tenant nor in the documents", parent), "declare it, or correct the name")
			return true
		}
		if !s.drafted[parent] {
			prop.problem("", fmt.Sprintf("%s does not exist yet, and this run leaves it out", parent), "name it with --only, too")
			return true
		}
	}
	if why := s.unmet(doc); why != "" {
		want := kind.Requires
		prop.problem("", why, fmt.Sprintf("add %v to the %s of %s, or remove the document", want.Value, want.Pointer.Last(), doc.ParentKey()))
		return true
	}
	if text, hint := unlisted(doc); text != "" {
		prop.problem("", text, hint)
		return true
	}
	if kind.Create.How == state.CreateNever && !s.comesWithParent(doc) && !isSetWhole(kind) {
		prop.problem("", "the tenant has no such object, and it cannot be created", "it comes with its parent; check the name and the rights of the client")
		return true
	}
	return false
}

// unlisted tells that the vendor does not list a word of a new object's
// identity. What the tenant has already may be called anything.
func unlisted(doc *state.Document) (text, hint string) {
	for i, f := range doc.Kind.Identity {
		if len(f.Enum) > 0 && !slices.Contains(f.Enum, doc.Identity[i]) {
			return fmt.Sprintf("there is no %s of the %s %q", doc.Kind.Name, f.Name, doc.Identity[i]), "it is one of " + strings.Join(f.Enum, ", ")
		}
	}
	return "", ""
}

// isSetWhole tells whether an object that was never set is made by setting it:
// of these a 404 only means that nobody has (facts 14.4).
func isSetWhole(kind *state.Kind) bool {
	return kind.Singleton && (kind.Update.How == state.UpdateByPut || kind.Update.How == state.UpdateByArray)
}

// unmet returns why an object cannot exist below its parent, as the tenant has
// it and as the documents want it.
func (s *scope) unmet(doc *state.Document) string {
	want := doc.Kind.Requires
	parent := s.pairs[doc.ParentKey()]
	if want == nil {
		return ""
	}
	if live := s.liveFor(doc.ParentKey()); live != nil && want.Met(live.Value) {
		return ""
	}
	if parent != nil && want.Met(parent.doc.Spec) {
		return ""
	}
	if _, declared := want.Pointer.Get(parentSpec(parent)); s.comesWithParent(doc) && !declared {
		return "" // what the tenant gives a new parent is not known yet
	}
	return want.Reason
}

func parentSpec(parent *pair) any {
	if parent == nil {
		return nil
	}
	return parent.doc.Spec
}

// comesWithParent tells whether a singleton is made by the creation of its
// parent in this plan.
func (s *scope) comesWithParent(doc *state.Document) bool {
	parent := s.pairs[doc.ParentKey()]
	return parent != nil && parent.live == nil && !parent.doc.Absent
}

func (s *scope) draftDelete(p *pair, found *findings) *draft {
	if p.live == nil || p.live.Default {
		return nil
	}
	kind := p.doc.Kind
	name := p.live.Key.Name()
	for _, e := range kind.Delete.Protected {
		if e.Value == name {
			found.problems = append(found.problems, p.doc.Problem("", fmt.Sprintf("%q cannot be deleted: %s", name, e.Reason), "remove ensure: absent"))
			return nil
		}
	}
	if !s.mayDelete(p, found) {
		return nil
	}
	return &draft{pair: p, action: Delete, why: "the document says ensure: absent"}
}

// selected tells whether the run is about this resource.
func (s *scope) selected(key state.Key) bool {
	if len(s.Options.Only) == 0 {
		return true
	}
	parent := state.Key("")
	if kind := s.Kinds.Find(key.Kind()); kind != nil {
		parent = kind.ParentKey(key)
	}
	for _, only := range s.Options.Only {
		if key == only || parent == only {
			return true
		}
	}
	return false
}
