package documents

import (
	"fmt"
	"strings"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// previously reads a former name.
func (e *envelope) previously(d *state.Document, v any) {
	const at = "/previously"
	if !d.Kind.Renameable() {
		why, hint := notRenamed(d.Kind)
		e.problem(at, d.Kind.One()+" cannot be renamed: "+why, "remove previously"+hint)
		return
	}
	d.Previously = e.text(v, at)
	if d.Previously == d.Identity[len(d.Identity)-1] {
		e.problem(at, "the former name is the present one", "remove previously")
	}
}

// notRenamed returns why objects of a kind cannot be renamed, and what to do about it
// besides removing the key.
func notRenamed(k *registry.Kind) (why, hint string) {
	fields := make([]string, len(k.Identity))
	for i, f := range k.Identity {
		fields[i] = f.Name
	}
	switch {
	case len(fields) == 0:
		return "the tenant has it once, and it has no name", ""
	case k.Parent != "" && len(fields) == 1:
		return fmt.Sprintf("it has no name but that of its %s", k.Parent), "; if that was renamed, write previously in its own document"
	case len(fields) > 1:
		return fmt.Sprintf("%s together say which one it is", strings.Join(fields, " and ")), anotherInstead(k, fields[len(fields)-1])
	}
	return fmt.Sprintf("the API takes no other %s for an object that exists", fields[0]), anotherInstead(k, fields[0])
}

// anotherInstead is how an object comes to another name where the tenant keeps names:
// a new one takes its place.
func anotherInstead(k *registry.Kind, field string) string {
	switch {
	case k.Create.How == registry.CreateNever:
		return fmt.Sprintf(", and write the %s that the tenant has", field)
	case k.Delete.How == registry.DeleteNever:
		return fmt.Sprintf("; to get another %s, declare a new %s and let everything refer to that; the API does not delete the old one", field, k.Name)
	}
	return fmt.Sprintf("; to get another %s, declare a new %s and let everything refer to that, then delete the old one with ensure: absent in its document", field, k.Name)
}
