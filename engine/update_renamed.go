package engine

import (
	"slices"
	"strings"

	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// findRenamed finds the documents whose objects may have other names in the tenant. When
// documents are pruned, a clear one is about the object that it describes, so that it
// gets its name; all others wait for the user, with what is below them.
func (u *update) findRenamed() {
	u.waiting, u.candidates = state.Keys{}, state.Keys{}
	if !slices.ContainsFunc(u.planned.Plan.Changes, func(c plan.Change) bool { return c.Action == plan.Create }) {
		return
	}
	var taken []planner.Renaming
	for _, r := range planner.Renamings(u.in) {
		r.IsClear = r.IsClear && u.isOwn(r.Document) && r.Document.Kind.Pinnable() && r.Live[0].ID != ""
		switch {
		case !u.selects(r.Document.Key):
		case r.IsClear && u.opts.Prune:
			taken = append(taken, r)
		default:
			u.renamed = append(u.renamed, r)
			for _, o := range r.Live {
				u.candidates[o.Key] = true
			}
		}
	}
	for _, d := range u.in.Documents {
		if slices.ContainsFunc(u.renamed, func(r planner.Renaming) bool {
			return r.Document == d || slices.Contains(d.Ancestors(), r.Document.Key)
		}) {
			u.waiting[d.Key] = true
		}
	}
	u.take(taken)
}

// take makes documents find their renamed objects.
func (u *update) take(taken []planner.Renaming) {
	if len(taken) == 0 {
		return
	}
	u.in.Documents = slices.Clone(u.in.Documents)
	for _, r := range taken {
		pinned := *r.Document
		pinned.ID = r.Live[0].ID
		u.in.Documents[slices.Index(u.in.Documents, r.Document)] = &pinned
	}
	u.plan()
}

// isOwn reports whether no other environment has a document.
func (u *update) isOwn(d *state.Document) bool {
	overlay := u.opts.Settings.Overlay
	return !d.Layered && (overlay == "" || strings.HasPrefix(d.File, overlay+"/"))
}

func (u *update) isCandidate(key state.Key) bool { return u.candidates[key] }
