package planner

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/planner/order"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func (s *scope) draftCreate(p *pair, found *propose.Findings) *order.Draft {
	prop := &propose.Proposer{View: s.view(), Doc: p.doc, Found: found}
	before := len(found.Problems)
	if s.cannotCreate(prop) {
		return nil
	}
	origin, why := s.origin(prop)
	proposed, _ := prop.Propose()
	proposed = prop.CompleteFrom(origin, proposed)
	prop.NoteLater(proposed)
	proposed = prop.WithoutRejected(proposed)
	body := propose.Body(p.doc, proposed)
	if p.doc.Kind.Create.With == "" { // what the tenant makes has what it requires
		prop.RequireAll(body, len(found.Problems) > before)
	}
	if len(found.Problems) == before {
		prop.RefuseBreaches(proposed)
	}
	if len(found.Problems) > before || s.hasNothing(p.doc, body) {
		return nil
	}
	s.nameParent(p.doc, body)
	return &order.Draft{Doc: p.doc, Live: p.live, Action: plan.Create, Body: body, Why: why}
}

// hasNothing reports whether a document declares nothing but defaults for an object that
// is absent then.
func (s *scope) hasNothing(doc *state.Document, body map[string]any) bool {
	return doc.Kind.UnsetIsAbsent() && (&state.Object{Kind: doc.Kind, Value: body}).IsUnset()
}

// nameParent adds the id of the parent to the body of a creation, if the tenant wants it
// there.
func (s *scope) nameParent(doc *state.Document, body map[string]any) {
	for _, f := range doc.Kind.Identity {
		if f.Member == "" {
			continue
		}
		body[f.Member] = any(plan.IDOf{Key: doc.ParentKey()})
		if live := s.liveFor(doc.ParentKey()); live != nil {
			body[f.Member] = live.ID
		}
	}
}

// cannotCreate reports a document whose object cannot be created.
func (s *scope) cannotCreate(prop *propose.Proposer) bool {
	kind, doc := prop.Doc.Kind, prop.Doc
	for _, above := range slices.Backward(doc.Ancestors()) {
		if s.liveFor(above) != nil {
			continue
		}
		if pp := s.pairs[above]; pp == nil || pp.doc.Absent {
			prop.Problem("", fmt.Sprintf("%s does not exist: neither in the tenant nor in the documents", above), cmp.Or(s.didYouMean(above), "declare it, or correct the name"))
			return true
		}
		if !s.drafted[above] {
			prop.Problem("", fmt.Sprintf("%s does not exist yet, and this run leaves it out", above), "also name it with --only")
			return true
		}
	}
	if why := s.unmetPrecondition(doc); why != "" {
		prop.RefuseUnmet(why)
		return true
	}
	if text, hint := unlistedWord(doc); text != "" {
		prop.Problem("", text, hint)
		return true
	}
	if kind.Create.Comes != "" {
		prop.AwaitOwn()
		return true
	}
	if kind.Create.How == registry.CreateNever && !s.comesAlong(doc) && !isCreatedByPut(kind) {
		s.refuseUncreated(prop)
		return true
	}
	return false
}

// refuseUncreated reports a document whose object the API does not create.
func (s *scope) refuseUncreated(prop *propose.Proposer) {
	kind, doc := prop.Doc.Kind, prop.Doc
	origin := "it is created with its parent"
	switch {
	case kind.Create.With != "":
		origin = "the tenant makes one with each " + kind.Create.With + ", of the same name"
	case kind.Parent == "":
		origin = "the API creates none"
	}
	hint := origin + "; " + cmp.Or(kind.Create.First, prop.OthersOf(kind), "check the name and the rights of the client")
	prop.Missing(doc.Key, "", "the tenant has no such object, and it cannot be created", hint)
}

// unlistedWord returns the problem that the vendor does not list a word of a
// new object's identity. An existing object may have any name.
func unlistedWord(doc *state.Document) (text, hint string) {
	for i, f := range doc.Kind.Identity {
		if len(f.Enum) > 0 && !slices.Contains(f.Enum, doc.Identity[i]) {
			return fmt.Sprintf("unknown %s %q", f.Name, doc.Identity[i]), "it is one of " + strings.Join(f.Enum, ", ")
		}
	}
	return "", ""
}

// isCreatedByPut reports whether an object that was never set is created by
// setting it: a 404 of it only means that it was never set (API: Never set).
func isCreatedByPut(kind *registry.Kind) bool {
	return kind.Singleton && (kind.Update.How == registry.UpdateByPut || kind.Update.How == registry.UpdateByArray)
}

// unmetPrecondition returns why an object cannot exist below its parent, as
// the tenant has it and as the documents declare it.
func (s *scope) unmetPrecondition(doc *state.Document) string {
	want := doc.Kind.Requires
	parent := s.pairs[doc.ParentKey()]
	if want == nil {
		return ""
	}
	if s.violatesPrecondition(doc) {
		return want.Reason
	}
	if live := s.liveFor(doc.ParentKey()); live != nil && want.Met(live.Value) {
		return ""
	}
	if parent != nil && want.Met(parent.doc.Spec) {
		return ""
	}
	if _, declared := want.Pointer.Get(parentSpec(parent)); s.comesAlong(doc) && !declared && s.mayBeSet(doc) {
		return "" // the tenant's values of a new parent are not known yet
	}
	return want.Reason
}

// mayBeSet reports whether a new parent may have what the kind needs although its
// document does not write it: not if the default is something else.
func (s *scope) mayBeSet(doc *state.Document) bool {
	want := doc.Kind.Requires
	f := s.Kinds.Find(doc.Kind.Parent).Spec.At(want.Pointer)
	return f == nil || !f.HasDefault || f.IsList() || fmt.Sprint(f.Default) == want.Value
}

// violatesPrecondition reports whether the parent's own document leaves out
// what the kind needs there.
func (s *scope) violatesPrecondition(doc *state.Document) bool {
	want, parent := doc.Kind.Requires, s.pairs[doc.ParentKey()]
	if want == nil || parent == nil {
		return false
	}
	_, declared := want.Pointer.Get(parentSpec(parent))
	return declared && !want.Met(parent.doc.Spec)
}

func parentSpec(parent *pair) any {
	if parent == nil {
		return nil
	}
	return parent.doc.Spec
}

// comesAlong reports whether the tenant may make an object with another one that this plan
// creates, such as its parent, or has yet to make it with one that is there.
func (s *scope) comesAlong(doc *state.Document) bool {
	with := state.BringerKey(doc.Kind, doc.Key)
	p := s.pairs[with]
	if p == nil || p.live != nil || p.doc.Absent {
		return doc.Kind.Create.With != "" && s.liveFor(with) != nil && !s.isDeleted(with)
	}
	return s.selected(with)
}
