package kindpage

import (
	"cmp"
	"fmt"
	"strings"

	"isc-sync/state/registry"
)

const impossible = "not possible"

// create describes how an object of the kind comes into being.
func create(k *registry.Kind) string {
	c := k.Create
	way := map[registry.CreateHow]string{
		registry.CreateByPost: "POST", registry.CreateByPut: "PUT", registry.CreateByUpload: "upload",
	}[c.How]
	switch {
	case k.IsSetting():
		return "not needed: every tenant has it"
	case c.Comes != "":
		return impossible + ": " + strings.ReplaceAll(c.Comes, "{parent}", "NAME")
	case c.How == registry.CreateNever && (c.OrAdopt || k.Singleton):
		return "not needed: its " + k.Parent + " brings it along"
	case c.With != "":
		return "not needed: the tenant makes it some time after the " + c.With + " of the same name, and a run waits for it"
	case c.How == registry.CreateNever:
		return impossible
	case c.OrAdopt:
		return way + ", or it is changed if its " + k.Parent + " brought it along"
	}
	return way
}

// update describes how one is changed.
func update(k *registry.Kind) string {
	way := map[registry.UpdateHow]string{
		registry.UpdateByPatch: "PATCH", registry.UpdateByPut: "PUT of the whole object",
		registry.UpdateByArray: "PATCH with the whole list", registry.UpdateByUpload: "upload",
		registry.UpdateByMember: "PATCH of whole members",
		registry.UpdateNever:    impossible,
	}[k.Update.How]
	if put := k.Update.PutIf; put != nil {
		way += fmt.Sprintf(", or PUT of the whole object if %s is %s", put.Field, either(put.In))
	}
	return way
}

// remove describes how one is deleted.
func remove(k *registry.Kind) string {
	if k.IsSetting() {
		return impossible + ": every tenant has it exactly once"
	}
	switch k.Delete.How {
	case registry.DeleteNow:
		return "DELETE"
	case registry.DeleteByTask, registry.DeleteLater:
		return "DELETE, which the tenant completes later"
	}
	return impossible
}

// remarks are the rules that concern the objects of a kind as a whole.
func remarks(k *registry.Kind) (all []string) {
	say := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	if k.Switch != nil {
		say("It is off while it is changed or deleted: %s.", k.Switch.Reason)
	}
	if k.Publish != nil {
		say("A change takes effect with a request of its own: %s.", k.Publish.Reason)
	}
	if k.Requires != nil {
		say("Its %s must have %s in %s: %s.", k.Parent, k.Requires.Value, k.Requires.Pointer.Last(), k.Requires.Reason)
	}
	for _, v := range k.VendorOwned {
		say("An object is left alone %s: %s.", vendorValue(v), v.Reason)
	}
	for _, e := range k.NotExported {
		say("%s is left alone: %s.", e.Value, e.Reason)
	}
	for _, e := range k.Delete.Protected {
		say("%s cannot be deleted: %s.", e.Value, e.Reason)
	}
	for _, danger := range k.Spec.Danger {
		say("A change is dangerous%s: %s.", map[bool]string{true: " where " + danger.IfField + " is set"}[danger.IfField != ""], danger.Why)
	}
	if k.Delete.Warning != "" {
		say("Deletion: %s", k.Delete.Warning)
	}
	return all
}

func vendorValue(rule registry.VendorRule) string {
	if rule.Not != "" {
		return fmt.Sprintf("unless its %s is like %q", rule.Field.Last(), rule.Not)
	}
	return fmt.Sprintf("if its %s is %s", rule.Field.Last(), cmp.Or(rule.Value, "set"))
}

// either joins values as a sentence does.
func either(values []string) string {
	last := len(values) - 1
	if last < 1 {
		return strings.Join(values, "")
	}
	return strings.Join(values[:last], ", ") + " or " + values[last]
}
