package registry

import (
	"os"
	"slices"
	"testing"

	"isc-sync/schemas"
)

// TestFactsThatAreKeptAreThoseOfTheFields compares with what is computed anew, for every
// field of the shipped kinds and of the made-up ones.
func TestFactsThatAreKeptAreThoseOfTheFields(t *testing.T) {
	shipped, err := Read(schemas.Kinds)
	if err != nil {
		t.Fatal(err)
	}
	madeUp, err := Read(os.DirFS("testdata/kinds"))
	if err != nil {
		t.Fatal(err)
	}
	fields, referring := 0, 0
	for _, k := range append(shipped.All(), madeUp.All()...) {
		k.Spec.visitAll(func(f *Field) {
			fields++
			referring += len(f.Referring())
			bare := *f
			bare.facts = facts{}
			if !f.facts.known || f.MayHoldSecrets() != bare.MayHoldSecrets() || f.HoldsDangers() != bare.HoldsDangers() || f.HoldsReferences() != bare.HoldsReferences() || !slices.Equal(f.Referring(), bare.Referring()) {
				t.Errorf("%s: %s: the kept facts are %+v", k.Name, f.Name, f.facts)
			}
		})
	}
	if fields < 500 || referring < 50 {
		t.Errorf("only %d fields, %d with references", fields, referring)
	}
}

func TestReferringMembersAreSortedByName(t *testing.T) {
	ref := &RefRule{Kind: "Tree"}
	f := &Field{Properties: []*Field{
		{Name: "b", Ref: ref}, {Name: "plain"}, {Name: "a", Items: &Field{Properties: []*Field{{Name: "deep", Ref: ref}}}},
	}}
	var names []string
	for _, p := range f.Referring() {
		names = append(names, p.Name)
	}
	if !slices.Equal(names, []string{"a", "b"}) || (*Field)(nil).HoldsReferences() {
		t.Errorf("members with references are %v, want a and b", names)
	}
}
