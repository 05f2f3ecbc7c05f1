package render

import (
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// verdict is a plan in one line for those who approve it: how many changes are
// safe, and how many are not.
func verdict(p *plan.Plan) string {
	if p.Empty() {
		return strings.TrimSuffix(noChanges(p), ".")
	}
	dangers := dangerNotes(p)
	var edits, creations, risky, deletions int
	for _, c := range p.Changes {
		switch {
		case c.Action == plan.Delete:
			deletions++
		case len(dangers[c.Key]) > 0:
			risky++
		case c.Action == plan.Create:
			creations++
		default:
			edits++
		}
	}
	return strings.Join(nonEmpty(
		some(edits, "safe edit", "safe edits"), some(creations, "creation", "creations"),
		some(risky, "dangerous change", "dangerous changes"), some(deletions, "deletion", "deletions"),
	), ", ")
}

// some is Count, or "" for nothing.
func some(n int, one, many string) string {
	if n == 0 {
		return ""
	}
	return Count(n, one, many)
}

// losses returns how many objects each change deletes with its own, as the notes
// count them.
func losses(p *plan.Plan) map[state.Key][]string {
	found := map[state.Key][]string{}
	for _, n := range p.Notes {
		if n.Code == plan.NoteAccounts {
			found[n.Key] = append(found[n.Key], clean(n.Text))
		}
	}
	return found
}
