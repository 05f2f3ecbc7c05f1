package render

import (
	"strings"

	"isc-sync/planner/plan"
	"isc-sync/state"
)

// verdict is a plan in one line for those who approve it: how many changes are
// safe, and how many are not.
func verdict(p *plan.Plan) string {
	left := someOf(leftRefused(p), "refused deletion is", "refused deletions are", " left out")
	if p.Empty() {
		return strings.Join(nonEmpty(strings.TrimSuffix(noChanges(p), "."), left), ", ")
	}
	guarded := guardedKeys(p)
	dangers := dangerNotes(p)
	var edits, creations, risky, deletions, refused int
	for _, c := range p.Changes {
		switch {
		case c.Action == plan.Delete && guarded[c.Key]:
			refused++
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
		someOf(refused, "deletion", "deletions", " would be refused"), left, wouldRefuse(guarded, refused),
	), ", ")
}

// guardedKeys are the resources that apply would refuse, "" for the plan itself.
func guardedKeys(p *plan.Plan) state.Keys {
	keys := state.Keys{}
	for _, n := range p.Notes {
		if n.Code == plan.NoteGuard {
			keys[n.Key] = true
		}
	}
	return keys
}

// wouldRefuse says that apply refuses more than the deletions that were counted.
func wouldRefuse(guarded state.Keys, counted int) string {
	if len(guarded) > counted {
		return "apply would refuse the plan"
	}
	return ""
}

func leftRefused(p *plan.Plan) (n int) {
	for _, note := range p.Notes {
		if note.Code == plan.NoteRefused {
			n++
		}
	}
	return n
}

func someOf(n int, one, many, tail string) string {
	if n == 0 {
		return ""
	}
	return Count(n, one, many) + tail
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
