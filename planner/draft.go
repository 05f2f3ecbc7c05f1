package planner

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/order"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// draftAll compares every document with its live object. Documents whose
// resource needs no change give no draft.
func (s *scope) draftAll(found *propose.Findings) (drafts []*order.Draft, unchanged int) {
	for _, doc := range s.inDraftOrder() {
		p := s.pairs[doc.Key]
		if p == nil || !s.selected(doc.Key) {
			continue
		}
		if s.isParentBlocked(doc) {
			found.Blocked = append(found.Blocked, doc)
			found.Problems = append(found.Problems, s.missingBelow(p)...)
			continue
		}
		before := len(found.Problems)
		d := s.draftOne(p, found)
		switch {
		case p.refused: // its other problems are known now
		case d != nil:
			s.drafted[doc.Key] = true
			s.noteUnseenPublication(d, found)
			drafts = append(drafts, d)
		case len(found.Problems) == before:
			unchanged++
		}
	}
	return drafts, unchanged
}

// missingBelow are the references of a blocked document to what does not exist: they
// would be problems as soon as its parent has none.
func (s *scope) missingBelow(p *pair) state.Problems {
	if p.live != nil || p.doc.Absent {
		return nil
	}
	var trial propose.Findings
	(&propose.Proposer{View: s.view(), Doc: p.doc, Found: &trial}).Propose()
	return slices.DeleteFunc(trial.Problems, func(problem state.Problem) bool { return problem.Missing == "" })
}

func (s *scope) draftOne(p *pair, found *propose.Findings) *order.Draft {
	switch {
	case p.doc.Absent:
		return s.draftDelete(p, found)
	case p.live == nil:
		return s.draftCreate(p, found)
	case p.doc.Kind.IsUpload():
		return s.draftUpload(p, found)
	}
	return s.draftUpdate(p, found)
}

func (s *scope) draftUpdate(p *pair, found *propose.Findings) *order.Draft {
	prop := &propose.Proposer{View: s.view(), Doc: p.doc, Live: propose.MarkMalformed(p.live), Found: found}
	before := len(found.Problems)
	if s.violatesPrecondition(p.doc) {
		prop.RefuseUnmet(p.doc.Kind.Requires.Reason)
		return nil
	}
	proposed, changed := prop.Propose()
	prop.NoteMoving(changed)
	if p.renamed {
		proposed, changed = s.rename(p, proposed, found)
		s.warnOfRename(p, found)
	}
	if changed && len(found.Problems) == before {
		prop.RefuseBreaches(proposed)
	}
	if len(found.Problems) > before {
		return nil
	}
	if !changed {
		return s.publishOnly(p)
	}
	if p.doc.Kind.Update.How == registry.UpdateNever {
		prop.Problem("", "objects of this kind cannot be changed", "declare what the tenant has")
		return nil
	}
	e, sendable := prop.Edits(proposed)
	if !sendable || prop.RefuseForgettingSwitch(e) {
		return nil
	}
	if e.Empty() {
		return s.publishOnly(p)
	}
	e.Fields = append(e.Fields, publishedField(p.doc.Kind.Publish, p.live.Value)...)
	d := &order.Draft{Doc: p.doc, Live: p.live, Action: plan.Update, Edits: e, Why: s.whyUpdate(p, e)}
	if prop.Later {
		d.Later = true
		d.Body, _ = (&propose.Proposer{View: s.view(), Doc: p.doc, Found: &propose.Findings{}}).Propose()
	}
	return d
}

func (s *scope) whyUpdate(p *pair, e plan.Edits) string {
	what := plan.ListChanges(e.Fields)
	if p.renamed {
		what = fmt.Sprintf("the tenant calls it %q; ", p.live.Key.Name()) + what
	}
	return what
}

// rename writes the document's name into the proposed object.
func (s *scope) rename(p *pair, proposed map[string]any, found *propose.Findings) (map[string]any, bool) {
	last := len(p.doc.Kind.Identity) - 1
	f := p.doc.Kind.Identity[last]
	field := p.doc.Kind.Spec.Property(f.Name)
	if f.In != registry.InBody || field != nil && field.Immutable != registry.Mutable {
		found.Problems = append(found.Problems, p.doc.Problem("",
			fmt.Sprintf("the tenant calls it %q, and objects of this kind cannot be renamed", p.live.Key.Name()),
			"use the tenant's name, or delete the object (ensure: absent) and declare a new one"))
		return proposed, false
	}
	out := jsonvalue.CopyObject(proposed)
	out[f.Name] = p.doc.Identity[last]
	return out, true
}

// isParentBlocked reports whether the parent of a resource has problems and
// does not exist yet, or is not known.
func (s *scope) isParentBlocked(doc *state.Document) bool {
	return slices.ContainsFunc(doc.Ancestors(), s.blocks)
}

func (s *scope) blocks(key state.Key) bool {
	p := s.pairs[key]
	if p == nil {
		return s.Documents.Find(key) != nil
	}
	return p.live == nil && !p.doc.Absent && s.selected(key) && !s.drafted[key]
}

func (s *scope) draftDelete(p *pair, found *propose.Findings) *order.Draft {
	if p.live == nil {
		s.noteNothingToDelete(p, found)
		return nil
	}
	if p.live.Default || s.goesWithAnother(p.doc, found) {
		return nil
	}
	kind := p.doc.Kind
	name := p.live.Key.Name()
	for _, e := range kind.Delete.Protected {
		if e.Value == name {
			found.Problems = append(found.Problems, p.doc.Problem("", fmt.Sprintf("%q cannot be deleted: %s", name, e.Reason), "remove ensure: absent"))
			return nil
		}
	}
	if !s.mayDelete(p, found) {
		return nil
	}
	return &order.Draft{Doc: p.doc, Live: p.live, Action: plan.Delete, Why: "deleted by ensure: absent", Users: s.usersThatGo(p.live)}
}

// selected reports whether the run includes this resource.
func (s *scope) selected(key state.Key) bool {
	switch {
	case slices.Contains(s.Options.Without, key):
		return false
	case s.Options.Alone:
		return slices.Contains(s.Options.Only, key)
	case len(s.Options.Only) == 0:
		return true
	}
	keys := []state.Key{key}
	if kind := s.Kinds.Find(key.Kind()); kind != nil {
		keys = append(keys, state.Ancestors(kind, key)...)
	}
	return slices.ContainsFunc(keys, func(key state.Key) bool { return slices.Contains(s.Options.Only, key) })
}
