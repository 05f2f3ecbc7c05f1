package planner

import (
	"cmp"
	"slices"

	"isc-sync/planner/diff"
	"isc-sync/planner/fingerprint"
	"isc-sync/planner/order"
	"isc-sync/planner/patch"
	"isc-sync/planner/plan"
	"isc-sync/planner/propose"
	"isc-sync/state"
)

// Result is the plan plus the problems and decisions found while computing
// it.
type Result struct {
	Plan *plan.Plan
	// Problems are mistakes that keep resources out of the plan. A plan with
	// problems may be shown, and never applied.
	Problems state.Problems
	// Awaited are the reasons why resources wait for a later run; the plan has notes
	// about them.
	Awaited state.Problems
	// Undeclared are the fields that documents with live objects do not write,
	// by key; the plan has a note that counts them.
	Undeclared []propose.Undeclared
	// Trace has the decisions for Options.Explain.
	Trace []plan.Decision
	// Known are the keys that are declared, and those of the tenant that were
	// read.
	Known state.Keys
	// Going are the live objects that documents of the run ask to delete.
	Going []*state.Object
	// Adoptable are the objects that new documents may be about, for Options.Adopt.
	Adoptable []Adoption
	// live are the objects that the documents are about, by the documents' keys.
	live map[state.Key]*state.Object
}

// Object returns the live object that the document with a key is about, nil if the tenant
// has none.
func (r Result) Object(key state.Key) *state.Object { return r.live[key] }

// Lacks reports whether the tenant was read and does not have what a document is about.
func (r Result) Lacks(key state.Key) bool {
	live, known := r.live[key]
	return known && live == nil
}

// Build computes the plan: it pairs documents with live objects, overlays the
// documents on the live objects, finds and proves patches, and puts the steps
// in order.
func Build(in Input) Result {
	found := &propose.Findings{Notes: slices.Clone(in.Notes)}
	known := in.Keys()
	found.Notes = append(found.Notes, in.unmatched(known)...)
	in.Settings = in.Settings.Among(known)
	in.Directory = in.Directory.With(in.Live)
	s := pairAll(in, found)
	s.resolveInner(found)
	s.placeExplain()
	s.manageAll(found)
	drafts, unchanged := s.draftAll(found)
	adoptable := s.checkRenames(drafts, found)
	drafts, nodes, unordered := order.Steps(order.View{
		APIVersion: in.APIVersion, Awaiting: found.Awaiting(), Live: s.Live, ObjectFor: s.liveFor,
		Referrers: s.Referrers, Declared: s.isDeclared,
		Uncreated: s.uncreated, SkipProblems: in.Options.SkipProblems, ComesAlong: s.comesAlong,
	}, drafts)
	found.Problems = append(found.Problems, lackingOnly(found.Problems, unordered)...)
	found.LeaveOutAwaiting()
	if in.Options.SkipProblems {
		found.LeaveOut()
	}
	plan := &plan.Plan{
		Tenant: in.Tenant, APIVersion: in.APIVersion,
		Summary: plan.Summary{Unchanged: unchanged, Ignored: found.Ignored},
		Changes: s.changes(drafts, nodes),
		Notes:   found.Notes,
		Legend:  s.legend,
	}
	plan.Count()
	s.warn(plan, drafts)
	plan.Notes = append(plan.Notes, undeclaredNotes(found.Undeclared)...)
	sortNotes(plan)
	s.answerExplain(found, plan)
	return Result{Plan: plan, Problems: found.Problems.Sorted(), Awaited: found.Awaited, Undeclared: found.Undeclared, Trace: found.Trace, Known: known, Going: s.going(), live: s.paired(), Adoptable: adoptable}
}

// lackingOnly are the problems of the order. What they miss is lacking for good only where
// it cannot be created.
func lackingOnly(found, unordered state.Problems) state.Problems {
	lacking := state.Keys{}
	for _, p := range found {
		if p.Missing == p.Key {
			lacking[p.Key] = true
		}
	}
	for i, p := range unordered {
		if lacking[p.Missing] {
			unordered[i].Hint = ""
		} else {
			unordered[i].Missing = ""
		}
	}
	return unordered
}

// paired are the live objects that the documents are about, nil for none.
func (s *scope) paired() map[state.Key]*state.Object {
	live := make(map[state.Key]*state.Object, len(s.pairs))
	for key, p := range s.pairs {
		live[key] = p.live
	}
	return live
}

// going are the live objects that documents of the run ask to delete.
func (s *scope) going() (going []*state.Object) {
	for _, doc := range s.Documents {
		p := s.pairs[doc.Key]
		if p != nil && p.live != nil && !p.live.Default && doc.Absent && s.selected(doc.Key) {
			going = append(going, p.live)
		}
	}
	return going
}

// isDeclared reports whether a document declares an object.
func (s *scope) isDeclared(o *state.Object) bool {
	if s.declared == nil {
		s.declared = make(map[*state.Object]bool, len(s.pairs))
		for _, p := range s.pairs {
			s.declared[p.live] = true
		}
	}
	// The object of a document that the run leaves out is paired with nothing.
	return s.declared[o] || s.Options.Alone && s.Documents.Find(o.Key) != nil
}

// changes combines the drafts and their steps.
func (s *scope) changes(drafts []*order.Draft, nodes []*order.Node) []plan.Change {
	byKey := map[state.Key][]*order.Node{}
	for _, n := range nodes {
		key := n.Draft.Doc.Key
		byKey[key] = append(byKey[key], n)
	}
	changes := make([]plan.Change, len(drafts))
	for i, d := range drafts {
		changes[i] = s.change(d, byKey[d.Doc.Key])
	}
	return changes
}

func (s *scope) change(d *order.Draft, nodes []*order.Node) plan.Change {
	doc := d.Doc
	var steps []plan.Step
	var ops patch.Patch
	for _, n := range nodes {
		steps = append(steps, n.Step)
		ops = append(ops, n.Step.Patch...)
	}
	c := plan.Change{
		Key: doc.Key, Kind: doc.Kind.Name, Identity: map[string]string{}, Name: doc.Key.Name(), Parent: doc.ParentKey(),
		Action: d.Action, File: doc.File, Line: doc.Line, Base: doc.Base, Why: d.Why, Fingerprint: plan.Fingerprint{}, Steps: steps,
	}
	for i, f := range doc.Kind.Identity {
		c.Identity[f.Name] = doc.Identity[i]
	}
	if d.Live != nil {
		c.LiveKey = d.Live.Key
	}
	switch d.Action {
	case plan.Create:
		c.Fields = diff.CreatedFields(s.ofDraft(d.Doc, d.Live), d.Body)
	case plan.Update:
		c.Fields = d.Edits.Fields
		c.Fingerprint = fingerprint.Of(s.ofDraft(d.Doc, d.Live), s.unignored(doc), ops)
	case plan.Delete:
		c.Fields = s.ofDraft(d.Doc, d.Live).Hide(append(order.ReleasedFields(nodes), diff.LostFields(d.Live)...))
		c.Fingerprint = fingerprint.OfDeletion(d.Live)
	}
	c.Spec = doc.Kind.Spec
	states := []map[string]any{d.Body, d.Edits.Proposed}
	if d.Live != nil {
		states = append(states, d.Live.Value)
	}
	if doc.Kind.IsUpload() {
		withoutTexts(c.Fields)
	}
	c.Legend = s.legend
	s.explainValues(&c, states...)
	return c
}

func sortNotes(p *plan.Plan) {
	slices.SortFunc(p.Notes, func(a, b plan.Note) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Pointer, b.Pointer), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Text, b.Text))
	})
	p.Notes = slices.Compact(p.Notes)
}
