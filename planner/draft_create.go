package planner

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/order"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func (s *scope) draftCreate(p *pair, found *findings) *order.Draft {
	prop := &proposer{scope: s, doc: p.doc, found: found}
	before := len(found.problems)
	if s.cannotCreate(prop) {
		return nil
	}
	proposed, _ := prop.propose()
	prop.noteLater(proposed)
	proposed = prop.withoutForeseen(proposed)
	body := bodyOf(p.doc, proposed)
	prop.requireAll(body, len(found.problems) > before)
	if len(found.problems) == before {
		prop.refuseBreaches(proposed)
	}
	if len(found.problems) > before {
		return nil
	}
	return &order.Draft{Doc: p.doc, Live: p.live, Action: plan.Create, Body: body, Why: "new: not in the tenant yet"}
}

// noteLater notes the lists whose elements only the tenant makes: which it made
// can be seen when the step runs.
func (p *proposer) noteLater(proposed map[string]any) {
	for _, f := range p.doc.Kind.Spec.Properties {
		if _, declared := proposed[f.Name]; declared && f.ServerElements {
			p.note(plan.NoteCheckedLater, jsonvalue.Pointer("").Append(f.Name), "the tenant makes the elements of this list; they are looked for when the step runs")
		}
	}
}

// withoutForeseen leaves out what the tenant is known not to take, and says so:
// a plan does not promise it.
func (p *proposer) withoutForeseen(proposed map[string]any) map[string]any {
	out := jsonvalue.CopyObject(proposed)
	for _, f := range p.doc.Kind.Spec.Properties {
		v, declared := proposed[f.Name]
		if reason := f.Sticky.Foresee(proposed); declared && v != nil && reason != "" {
			p.note(plan.NoteSticky, jsonvalue.Pointer("").Append(f.Name), reason+"; it is not sent")
			delete(out, f.Name)
		}
	}
	return out
}

// requireAll reports what creation needs and the body lacks. A field that is
// declared and missing may have a problem of its own.
func (p *proposer) requireAll(body map[string]any, hasProblems bool) {
	var missing []string
	for _, name := range p.doc.Kind.Spec.Required {
		_, sent := body[name]
		_, declared := p.doc.Spec[name]
		if !sent && !(declared && hasProblems) && !isWrittenNull(p.doc, p.doc.Kind.Spec.Property(name)) {
			missing = append(missing, name)
		}
	}
	if meant := p.meantLive(p.doc.Key); len(missing) > 0 && meant != "" {
		problem := p.doc.Problem("", fmt.Sprintf("there is no %s called %q: %s", p.doc.Kind.Name, p.doc.Key.Name(), meant),
			"to create a new object, write what it needs, too: "+strings.Join(missing, ", "))
		if p.doc.Named.File != "" {
			problem.Position = p.doc.Named
		}
		p.found.problems = append(p.found.problems, problem)
		return
	}
	for _, name := range missing {
		p.problem(jsonvalue.Pointer("").Append(name), "the field is missing, and the tenant requires it to create the object", p.howToWrite(p.doc.Kind.Spec.Property(name)))
	}
}

// howToWrite says what belongs in a field: of a reference, what the other object
// is called by.
func (p *proposer) howToWrite(f *registry.Field) string {
	if f.Ref != nil {
		if to := p.Kinds.Find(f.Ref.Kind); to != nil {
			by := "name"
			if to.Lookup != nil {
				by = to.Lookup.Name.Last()
			}
			return fmt.Sprintf("write %s: the %s of %s", f.Name, by, to.One())
		}
	}
	about, _, _ := strings.Cut(f.Description, ". ")
	return fmt.Sprintf("write %s: %s", f.Name, strings.TrimSuffix(about, "."))
}

// cannotCreate reports a document whose object cannot come to be.
func (s *scope) cannotCreate(prop *proposer) bool {
	kind, doc := prop.doc.Kind, prop.doc
	if parent := doc.ParentKey(); parent != "" && s.liveFor(parent) == nil {
		if pp := s.pairs[parent]; pp == nil || pp.doc.Absent {
			prop.problem("", fmt.Sprintf("%s does not exist: neither in the tenant nor in the documents", parent), cmp.Or(s.didYouMean(parent), "declare it, or correct the name"))
			return true
		}
		if !s.drafted[parent] {
			prop.problem("", fmt.Sprintf("%s does not exist yet, and this run leaves it out", parent), "name it with --only, too")
			return true
		}
	}
	if why := s.unmet(doc); why != "" {
		prop.refuseUnmet(why)
		return true
	}
	if text, hint := unlisted(doc); text != "" {
		prop.problem("", text, hint)
		return true
	}
	if kind.Create.How == registry.CreateNever && !s.comesWithParent(doc) && !isSetWhole(kind) {
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
// of these a 404 only means that nobody has (API: Never set).
func isSetWhole(kind *registry.Kind) bool {
	return kind.Singleton && (kind.Update.How == registry.UpdateByPut || kind.Update.How == registry.UpdateByArray)
}

// unmet returns why an object cannot exist below its parent, as the tenant has
// it and as the documents want it.
func (s *scope) unmet(doc *state.Document) string {
	want := doc.Kind.Requires
	parent := s.pairs[doc.ParentKey()]
	if want == nil {
		return ""
	}
	if s.isContradicted(doc) {
		return want.Reason
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

// isContradicted tells whether the parent's own document leaves out what the
// kind needs there.
func (s *scope) isContradicted(doc *state.Document) bool {
	want, parent := doc.Kind.Requires, s.pairs[doc.ParentKey()]
	if want == nil || parent == nil {
		return false
	}
	_, declared := want.Pointer.Get(parentSpec(parent))
	return declared && !want.Met(parent.doc.Spec)
}

func (p *proposer) refuseUnmet(why string) {
	want := p.doc.Kind.Requires
	p.problem("", why, fmt.Sprintf("add %v to the %s of %s, or remove the document", want.Value, want.Pointer.Last(), p.doc.ParentKey()))
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
