package documents

import (
	"fmt"
	"maps"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// body reads what a document says of its object: spec and the fields that are
// the same for all kinds. It reports whether there is a spec to check.
func (e *envelope) body(d *state.Document, top map[string]any) bool {
	if e.overlay {
		top = withoutCleared(top)
	}
	if v, ok := top["id"]; ok && !d.Kind.IsSetting() {
		d.ID = e.text(v, "/id")
	}
	if v, ok := top["previously"]; ok {
		e.previously(d, v)
	}
	if v, ok := top["ensure"]; ok {
		d.Absent = e.ensure(d, v)
	}
	if v, ok := top["manage"]; ok {
		d.Manage = e.manage(v, "/manage")
	}
	e.excluded(d, d.Kind.NotExported, "cannot be declared")
	return e.spec(d, top) && !d.Absent
}

// withoutCleared leaves out the keys beside kind that an overlay takes back with null.
func withoutCleared(top map[string]any) map[string]any {
	top = maps.Clone(top)
	for _, key := range []string{"id", "previously", "ensure", "manage"} {
		if v, written := top[key]; written && v == nil {
			delete(top, key)
		}
	}
	return top
}

// ensure reports whether the object is to be deleted.
func (e *envelope) ensure(d *state.Document, v any) bool {
	const at = "/ensure"
	if text := e.text(v, at); text != "absent" {
		if text != "" {
			e.problem(at, fmt.Sprintf("unknown value %q", text), "ensure: absent is the only one")
		}
		return false
	}
	switch {
	case e.overlay: // it is only left out
		return true
	case d.Kind.IsSetting():
		e.problem(at, fmt.Sprintf("%s cannot be deleted: every tenant has it exactly once", d.Kind.One()), "remove ensure and declare its values, or remove the document to leave it alone")
	case d.Kind.Delete.How == registry.DeleteNever:
		e.problem(at, fmt.Sprintf("%s cannot be deleted", d.Kind.One()), "remove the document to leave the object alone")
	}
	e.excluded(d, d.Kind.Delete.Protected, "cannot be deleted")
	return true
}

// excluded reports an identity that the kind singles out.
func (e *envelope) excluded(d *state.Document, exclusions []registry.Exclusion, what string) {
	if len(d.Identity) == 0 {
		return
	}
	last := len(d.Identity) - 1
	i := slices.IndexFunc(exclusions, func(x registry.Exclusion) bool { return x.Value == d.Identity[last] })
	if i < 0 {
		return
	}
	name := d.Kind.Identity[last].Name
	e.add(locate(e.file, e.root, jsonvalue.Pointer("").Append(name)), "", fmt.Sprintf("the %s %s %q %s", d.Kind.Name, name, d.Identity[last], what), exclusions[i].Reason)
}

func (e *envelope) spec(d *state.Document, top map[string]any) bool {
	v, written := top["spec"]
	_, ensured := top["ensure"]
	spec, ok := v.(map[string]any)
	switch {
	case ok:
		d.Spec = spec
		return true
	case ensured && v == nil:
	case e.overlay && !written: // the document below has one, or complete reports it
	case !written:
		e.problem("", fmt.Sprintf("the %s has no spec", d.Kind.Name), "write spec: {} to declare it with no fields")
	case v == nil:
		e.problem(specPointer, "spec is empty", "write spec: {} to declare it with no fields")
	default:
		e.wrongType(v, specPointer, "a mapping of fields")
	}
	return false
}
