package kindpage

import (
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// typeWords knows what the targets of references are called by.
type typeWords struct{ kinds *registry.Kinds }

// typeOf describes what may be written as the value of a field.
func (t typeWords) typeOf(f *registry.Field) string {
	switch {
	case f.Ref != nil:
		return t.reference(f.Ref)
	case f.IsList():
		return t.list(f)
	case f.IsObject():
		return object(f)
	case f.Enum != nil && f.Closed:
		return "one of " + either(f.Enum)
	case f.Enum != nil:
		return "text, such as " + either(f.Enum)
	}
	return scalar(f) + limits(f)
}

func (t typeWords) list(f *registry.Field) string {
	what := map[registry.ListKind]string{
		registry.Set: "set", registry.KeyedSet: "set", registry.Keyed: "list", registry.Ordered: "list", "": "list",
	}[f.List]
	if f.IsKeyed() {
		what += ", by " + strings.Join(f.KeyFields, " and ") + ","
	}
	out := what + " of " + t.elements(f.Items)
	switch {
	case f.MinItems > 0 && f.MaxItems > 0:
		out += fmt.Sprintf(", %d to %d", f.MinItems, f.MaxItems)
	case f.MinItems > 0:
		out += fmt.Sprintf(", at least %d", f.MinItems)
	case f.MaxItems > 0:
		out += fmt.Sprintf(", at most %d", f.MaxItems)
	}
	return out
}

// elements describes what the elements of a list are.
func (t typeWords) elements(f *registry.Field) string {
	switch {
	case f == nil:
		return "values"
	case f.Ref != nil:
		return t.several(f.Ref)
	case f.IsObject():
		return "objects"
	case f.IsList():
		return "lists"
	case f.Enum != nil:
		return "texts, each " + strings.TrimPrefix(t.typeOf(f), "text, ")
	}
	return scalar(f) + "s" + limits(f)
}

// several describes how the references in a list are written.
func (t typeWords) several(r *registry.RefRule) string {
	if parts := r.NeededParts(); len(parts) > 0 {
		return inParts(parts) + ", each of " + either(t.targets(r))
	}
	what, of, _ := strings.Cut(t.named(r), " of ")
	if strings.HasSuffix(what, "s") {
		what += "e"
	}
	return what + "s, each of " + of
}

func object(f *registry.Field) string {
	switch {
	case f.Tree != nil:
		return "condition, or conditions joined by " + either(f.Tree.Joins)
	case f.Free && len(f.Properties) == 0:
		return "map"
	case f.Free:
		return "object, with further keys of your own"
	}
	return "object"
}

// scalar names the JSON types of a field.
func scalar(f *registry.Field) string {
	words := map[string]string{"string": "text", "boolean": "true or false", "integer": "integer", "number": "number"}
	var all []string
	for _, t := range f.Types {
		if words[t] != "" && !slices.Contains(all, words[t]) {
			all = append(all, words[t])
		}
	}
	if len(all) == 0 {
		return "any value"
	}
	return strings.Join(all, " or ")
}

// limits describes how long a text or how great a number may be.
func limits(f *registry.Field) string {
	low, high, unit := f.Minimum.String(), f.Maximum.String(), ""
	if f.MinLength > 0 || f.MaxLength > 0 {
		low, high, unit = positive(f.MinLength), positive(f.MaxLength), " characters"
	}
	switch {
	case low != "" && high != "":
		return ", " + low + " to " + high + unit
	case low != "":
		return ", at least " + low + unit
	case high != "":
		return ", at most " + high + unit
	case f.Format != "":
		return " (" + f.Format + ")"
	}
	return ""
}

func positive(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// reference describes how a reference is written.
func (t typeWords) reference(r *registry.RefRule) string {
	if parts := r.NeededParts(); len(parts) > 0 {
		return inParts(parts) + " of " + either(t.targets(r))
	}
	return "the " + t.named(r)
}

func inParts(parts []string) string { return "{" + strings.Join(parts, ": …, ") + ": …}" }

// named describes what is written for a reference: the name of its target, or what else
// identifies that.
func (t typeWords) named(r *registry.RefRule) string {
	what := "name"
	if k := t.kinds.Find(r.Kind); k != nil && k.Lookup != nil && !k.Declarable() && k.Lookup.Name != "" {
		what = k.Lookup.Name.Last()
	}
	return what + " of " + either(t.targets(r))
}

// targets are the kinds that a reference can be to.
func (t typeWords) targets(r *registry.RefRule) []string {
	if r.KindBy == nil {
		return []string{one(r.Kind)}
	}
	var kinds []string
	for _, value := range jsonvalue.SortedKeys(r.KindBy.Map) {
		kinds = append(kinds, one(r.KindBy.Map[value]))
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

func one(kind string) string { return (&registry.Kind{Name: kind}).One() }
