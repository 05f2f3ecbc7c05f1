package state

import (
	"fmt"
	"strings"

	"isc-sync/state/registry"
)

// HintForParent is what to do about a document whose parent lacks what its kind requires.
func HintForParent(kinds *registry.Kinds, d *Document) string {
	want, field := d.Kind.Requires, d.Kind.Requires.Pointer.Last()
	if kinds.Find(d.Kind.Parent).Spec.At(want.Pointer).IsList() {
		return fmt.Sprintf("add %v to the %s of %s, or remove the document", want.Value, field, d.ParentKey())
	}
	return fmt.Sprintf("only below an object with %s: %v; remove the document, or write another %s", field, want.Value, strings.ToLower(d.Kind.Parent))
}

// HintForTarget is what to do about a reference to an object that lacks what it requires.
func HintForTarget(want *registry.Requirement) string {
	return fmt.Sprintf("add %s to its %s first, or leave it out", want.Value, want.Pointer.Last())
}
