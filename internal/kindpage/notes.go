package kindpage

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/state/registry"
)

// notes are the rules of a field of a kind that these versions have.
func notes(f *registry.Field, kindVersions []string) (all []string) {
	add := func(holds bool, text string) {
		if holds {
			all = append(all, text)
		}
	}
	add(f.Immutable == registry.ImmutableAfterCreate, "cannot change once the object exists")
	add(f.Immutable == registry.ImmutableFromNull, "cannot change once it has a value")
	add(f.Refilled, "cannot be cleared: the tenant then sets its default")
	add(f.Unique, "no two objects may have the same value")
	add(f.Whole || f.Tree != nil, "managed whole")
	add(f.ServerElements, "only the tenant adds and removes elements")
	if r := f.Lines; r != nil {
		add(true, "compared line by line: "+r.Rule)
		add(r.Longest > 0, fmt.Sprintf("a line has at most %d characters", r.Longest))
		add(r.Most > 0, fmt.Sprintf("at most %d entries", r.Most))
	}
	add(f.NotAtCreate, "set by a second request when the object is created")
	add(f.MostChanges > 0, fmt.Sprintf("one change may add and remove at most %d elements together", f.MostChanges))
	if r := elementRef(f); r != nil && r.Requires != nil {
		add(true, r.Requires.Reason)
	}
	add(f.WriteOnly, "a secret that the tenant does not show: written as !env NAME, and not compared")
	add(f.Secret != nil, "keys with secrets are written as !env NAME, and are not compared")
	add(len(f.Versions) > 0 && len(f.Versions) < len(kindVersions), "only in "+strings.Join(f.Versions, ", "))
	all = append(all, siblings(f)...)
	return append(all, dangers(f)...)
}

// elementRef is the reference that a field is, or that its elements are.
func elementRef(f *registry.Field) *registry.RefRule {
	if f.Ref == nil && f.Items != nil {
		return f.Items.Ref
	}
	return f.Ref
}

// siblings are the rules that limit a field by the members beside it.
func siblings(f *registry.Field) (all []string) {
	add := func(lead string, names ...string) {
		if names = slices.DeleteFunc(slices.Clone(names), func(s string) bool { return s == "" }); len(names) > 0 {
			all = append(all, lead+strings.Join(names, ", "))
		}
	}
	add("needs ", f.Needs...)
	add("not together with ", f.NotWith...)
	add("less than ", f.LessThan)
	add("at most ", f.AtMost)
	add("names an element of ", f.ElementOf)
	add("sent together with ", f.Together...)
	if only := f.OnlyIf; only != nil {
		need := "only if "
		if only.Needed {
			need = "required, and allowed only if "
		}
		all = append(all, need+only.Field+" is "+either(only.In))
	}
	return all
}

// dangers are the changes of a field that do harm, and why.
func dangers(f *registry.Field) (all []string) {
	for _, d := range f.Danger {
		when := map[registry.DangerWhen]string{
			registry.DangerChange: "it changes", registry.DangerRemove: "it is removed", registry.DangerDrop: d.Value + " is removed",
			registry.DangerTake: "it becomes " + d.Value, registry.DangerSet: "it becomes true", registry.DangerUnset: "it becomes false",
			registry.DangerGain: "it gets a first value", registry.DangerLose: "it loses an element", registry.DangerEmpty: "it becomes empty",
		}[d.When]
		if d.When == registry.DangerLose && f.Lines != nil {
			when = "it loses an entry"
		}
		if d.IfField != "" {
			when += " where " + d.IfField + " is set"
		}
		if d.Created {
			when += ", also in a new object"
		}
		all = append(all, "dangerous if "+when+": "+d.Why)
	}
	return all
}
