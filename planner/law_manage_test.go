package planner_test

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"isc-sync/planner"
	"isc-sync/planner/fingerprint"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// TestLawsOfManagingAll plans each case twice: as declared, and with
// `manage: all`.
func TestLawsOfManagingAll(t *testing.T) {
	t.Parallel()
	kinds, directory := people()
	rapid.Check(t, func(t *rapid.T) {
		c := aCase(t, kinds, directory)
		declared := c.build()
		all := c
		all.in.Settings.Manage = state.ManageAll
		r := all.build()
		for _, l := range []law{
			{"a second plan finds nothing to do", idempotent},
			{"nothing that came in is changed", unchangedInput},
			{"an operation's value is legal unless it is put", legal},
			{"no operation touches what only the server sets", writable},
			{"no secret is in the plan", secretive},
			{"an edit by somebody else is noticed or survives", fresh},
			{"no field differs from its default unseen", func(_ *rapid.T, c lawCase, r planner.Result) string { return unseen(c, declared, r) }},
		} {
			if wrong := l.broken(t, all, r); wrong != "" {
				t.Fatalf("%s: %s\nkind     %s\nlive     %s\ndeclared %s\n%s%s%s", l.name, wrong, sketch(c.kind.Spec), text(c.live.Value), text(c.doc.Spec),
					opsText(r.Plan), notesText(r.Plan.Notes), problemsText(r.Problems))
			}
		}
	})
}

// fresh wants a plan not to be stale against the object that it was made for.
func fresh(_ *rapid.T, c lawCase, r planner.Result) string {
	if len(r.Plan.Changes) == 0 {
		return ""
	}
	for _, drift := range fingerprint.Stale(r.Plan.Changes[0].Fingerprint, c.kind, c.live) {
		return drift.String()
	}
	return ""
}

// unseen compares the two modes: they plan the same if, and only if, the plan
// of the declared fields counts no undeclared one; and once everything was
// managed there is none left.
func unseen(c lawCase, declared, all planner.Result) string {
	if !isPlain(c, declared) || !isPlain(c, all) {
		return ""
	}
	same := bytes.Equal(withoutCount(declared), withoutCount(all))
	if fields := undeclaredFields(declared); same != (fields == 0) {
		return "the plan of the declared fields is " + opsText(declared.Plan)
	}
	done := *c.live
	done.Value = c.after(all)
	c.in.Live, c.in.Settings.Manage = liveWith(&done), state.ManageDeclared
	if undeclaredFields(c.build()) > 0 {
		return "afterwards there are undeclared fields"
	}
	return ""
}

func withoutCount(r planner.Result) []byte {
	p := *r.Plan
	p.Notes = slices.DeleteFunc(slices.Clone(p.Notes), func(n plan.Note) bool { return n.Code == plan.NoteUndeclared })
	return p.Encode()
}

func undeclaredFields(r planner.Result) int {
	n := 0
	for _, u := range r.Undeclared {
		n += len(u.Fields)
	}
	return n
}
