package planner

import (
	"fmt"

	"isc-sync/state"
)

// Renaming is a document whose object the tenant does not have, and the objects without a
// document that may be the same one with another name.
type Renaming struct {
	Document *state.Document
	Live     []*state.Object
	// Why is the evidence.
	Why string
	// IsClear: there is one such object, no other document is like it, and all that
	// distinguishes the document is the same in it.
	IsClear bool
}

// minNear is the share of equal values from which an object with nearly the same name may
// be the same one.
const minNear = 0.5

// Renamings are the possible renames of the tenant.
func Renamings(in Input) (all []Renaming) {
	in.Options.Adopt = true
	proposals, undecided := Adopt(in)
	for _, a := range proposals {
		if a.Likeness >= minNear {
			all = append(all, Renaming{a.Document, []*state.Object{a.Live}, a.Why, a.Likeness == 1 && a.Document.Previously == ""})
		}
	}
	for _, u := range undecided {
		if live := like(u.Live); len(live) > 0 {
			all = append(all, Renaming{u.Document, live, u.Why, false})
		}
	}
	return all
}

// like are the objects that have enough in common with a document.
func like(all []Adoption) (live []*state.Object) {
	for _, a := range all {
		if a.Likeness >= minNear {
			live = append(live, a.Live)
		}
	}
	return live
}

// Hint returns what to do about a possible rename.
func (r Renaming) Hint() string {
	kind := r.Document.Kind
	name := kind.Identity[len(kind.Identity)-1].Name
	former := yamlText(r.Live[0].Key.Name())
	hint := fmt.Sprintf("if it was renamed, write %s: %s and run again", name, former)
	if r.IsClear {
		hint += ", or run with --prune, which does"
	}
	if kind.Renameable() {
		hint += fmt.Sprintf("; write previously: %s, as adopt does, to keep the name of the document", former)
	}
	return hint + "; if it is another object, remove the document and run again"
}
