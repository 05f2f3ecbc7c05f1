package command

import (
	"cmp"
	"fmt"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/suggest"
	"isc-sync/planner/plan"
	"isc-sync/state/registry"
)

// fieldTarget reads a target whose pointer, if it has one, leads to a field of the kind.
func (d *directory) fieldTarget(flag, text string) (plan.Target, error) {
	target, err := d.target(flag, text)
	if err != nil {
		return target, err
	}
	return target, d.field(flag, target)
}

// field refuses a target whose pointer leads to no field that objects of the kind can
// have.
func (d *directory) field(flag string, target plan.Target) error {
	kind := d.kinds.Find(target.Key.Kind())
	f, at := kind.Spec, jsonvalue.Pointer("")
	for _, token := range target.Pointer.Tokens() {
		name, _, isElement := strings.Cut(token, "[")
		if at == "" && kind.IsIdentity(name) {
			return nil
		}
		next := f.Called(name)
		switch {
		case f.IsList() && next == nil:
			next = f.Items
		case next != nil && isElement:
			next = next.Items
		}
		if next == nil && isDescribed(f) {
			return noSuchField(flag, target, f, at, name)
		}
		if next == nil {
			return nil
		}
		f, at = next, at.Append(token)
	}
	return nil
}

// isDescribed reports whether all that can be inside a field is described.
func isDescribed(f *registry.Field) bool {
	return !f.Free && (len(f.Properties) > 0 || !f.IsObject() && !f.IsList())
}

func noSuchField(flag string, target plan.Target, f *registry.Field, at jsonvalue.Pointer, name string) error {
	thing := target.Key.Kind()
	if at != "" {
		thing = string(at) + " of " + thing
	}
	var known []string
	for _, p := range f.Properties {
		known = append(known, p.Name)
	}
	text := fmt.Sprintf("%s %q: %s has no field %q", flag, string(target.Key)+"#"+string(target.Pointer), thing, name)
	return usage(text, cmp.Or(suggest.DidYouMean(name, known), "isc-sync kinds "+target.Key.Kind()+" lists the fields"))
}
