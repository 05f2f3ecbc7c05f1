package acceptance

import (
	"testing"

	"isc-sync/schemas"
	"isc-sync/state/registry"
)

// checkFields fails for everything that schemas/ says can happen to an object
// of a declared kind, or to one of its fields, and that no script had a tenant
// do: creation, deletion, and for each field that people may write a change
// from one value to another and, where it may be empty, from a value to none.
// What counts is how the tenant showed the object before a write and what it
// answered to it, not what was sent.
//
// When it fails, write the missing step into testdata/script/kind_KIND.txtar:
// declare a value, apply, declare another one (or null), apply again. Elements
// of a list are paired by their key, or by their place while none comes or goes.
// What a tenant can honestly not do goes into exceptions, with the reason. All
// that a kind's scripts have to show is listed by demandsOf.
func checkFields(t *testing.T, recording string) {
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	seen, err := witness(kinds.All(), recording)
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range missing(kinds.All(), seen, exceptions()) {
		t.Error(problem)
	}
}

// missing tells what is neither seen nor excepted, and which exceptions are
// wrong.
func missing(kinds []*registry.Kind, seen evidence, exceptions []exception) []string {
	var problems []string
	needed := make([]bool, len(exceptions))
	for _, k := range kinds {
		for _, d := range demandsOf(k) {
			excepted := false
			for i, e := range exceptions {
				if e.covers(d) {
					excepted, needed[i] = true, true
				}
			}
			switch {
			case !excepted && !seen[d]:
				problems = append(problems, d.String()+": no script shows it")
			case excepted && seen[d]:
				problems = append(problems, d.String()+": a script shows it, so it is no exception")
			}
		}
	}
	for i, e := range exceptions {
		if !needed[i] {
			problems = append(problems, demand{e.kind, e.at, e.event}.String()+": there is nothing to except")
		}
	}
	return problems
}
