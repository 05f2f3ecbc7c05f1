package planner

import (
	"slices"

	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// scope is the input plus the mapping from documents to live objects.
type scope struct {
	Input
	pairs map[state.Key]*pair
	// former are the documents that rename live objects, by the keys of those.
	former map[state.Key]*state.Document
	// declared are the live objects of documents; computed at the first use.
	declared map[*state.Object]bool
	// readByID are the objects that were read by their ids, goingByID those that
	// documents ask to delete; computed at the first use.
	readByID  map[string][]*state.Object
	goingByID map[string]*state.Object
	// beside, besideLive and undeclared are the names that misspelt ones may be meant for:
	// of all, of live objects, and of those without documents; computed at the first use.
	beside, besideLive, undeclared nameIndex
	// inUse are the names by which live objects refer to what no list has to show;
	// computed at the first use.
	inUse state.Keys
	// legend is that of the plan.
	legend plan.Legend
	// explained is how --explain calls the element that it asks about.
	explained int
	// drafted are the resources found to change so far.
	drafted map[state.Key]bool
}

// inDraftOrder puts documents behind their parents, and behind those that
// must come first according to their kind.
func (s *scope) inDraftOrder() state.Documents {
	waits := func(d *state.Document) bool {
		return slices.ContainsFunc(d.Kind.After, func(r registry.AfterRule) bool { return r.Name != "" })
	}
	sorted := make(state.Documents, 0, len(s.Documents))
	for _, waiting := range []bool{false, true} {
		for _, d := range byDepth(s.Documents) {
			if waits(d) == waiting {
				sorted = append(sorted, d)
			}
		}
	}
	return sorted
}

// pair is a document and its live object.
type pair struct {
	doc  *state.Document
	live *state.Object
	// renamed: the live object has another name than the document.
	renamed bool
	// refused: a problem of the document keeps it out of the plan.
	refused bool
}

// uncreated reports whether a document declares an object that the tenant does not have,
// unless that has a problem of its own which ends the run.
func (s *scope) uncreated(key state.Key) bool {
	p := s.pairs[key]
	return p != nil && p.live == nil && !p.doc.Absent && (s.Options.SkipProblems || !p.refused)
}

// liveFor returns the live object for a key: the one that its document is
// paired with, else the one with that name.
func (s *scope) liveFor(key state.Key) *state.Object {
	if p := s.pairs[key]; p != nil {
		return p.live
	}
	if kind := s.Kinds.Find(key.Kind()); kind != nil {
		key = s.liveKey(kind, key)
	}
	return s.Live.Find(key)
}

// isDeleted reports whether a document asks to delete the object.
func (s *scope) isDeleted(key state.Key) bool {
	p := s.pairs[key]
	return p != nil && p.doc.Absent
}
