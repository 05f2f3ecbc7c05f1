package reference

import (
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// A name of several parts, such as that of an entitlement (API: Entitlement),
// is one text in look-ups: the parts joined by "/", as in a key. A part that
// is an object has its id there instead of its name, because the id stays
// when the object is renamed.

// Join joins the parts of a name to one text.
func Join(parts []string) string { return strings.TrimPrefix(string(state.NewKey("", parts...)), "/") }

// Split returns the parts of a name.
func Split(name string) []string { return state.Key("/" + name).Parts() }

// Part is one part of a name and its value: a text or, for a part that is an
// object, a name or a reference.
type Part struct {
	registry.Part
	Value any
	// Fixed: the value comes from another field of the object, not from the
	// reference.
	Fixed bool
}

// PartsOf returns the parts of a declared reference to a kind, in their
// order; a fixed one is taken from the declared object, else from the live
// one. missing names the parts without value.
func PartsOf(rule *registry.RefRule, kind string, ref any, declared, live map[string]any) (parts []Part, missing []string) {
	written, _ := ref.(map[string]any)
	for _, p := range rule.Parts(kind) {
		part := Part{Part: p}
		v, has := written[p.Name]
		if at, fixed := rule.Fixed[p.Name]; fixed && !has {
			part.Fixed = true
			if v, has = at.Get(declared); !has {
				v, has = at.Get(live)
			}
		}
		part.Value = v
		if !has || v == nil {
			missing = append(missing, p.Name)
		}
		parts = append(parts, part)
	}
	return parts, missing
}

// Members are the names of the members that a document has to write in a
// reference to a kind whose name has parts, or whose kind an own member
// selects: all but the fixed ones.
func Members(rule *registry.RefRule, kind string) []string {
	var names []string
	for _, p := range rule.Parts(kind) {
		if _, fixed := rule.Fixed[p.Name]; !fixed {
			names = append(names, p.Name)
		}
	}
	if names == nil {
		names = []string{"name"}
	}
	return names
}

// ShapeError returns what is wrong with the form of a declared reference, or
// "": it must be a name, an object of the parts of one, or a pin.
func ShapeError(rule *registry.RefRule, kind string, ref any) string {
	object, isObject := ref.(map[string]any)
	text, isText := ref.(string)
	switch {
	case isText && text != "" && rule.Parts(kind) == nil, isObject && kind != "" && fits(rule, kind, object):
		return ""
	}
	return "a reference is " + Shape(rule, kind)
}

// Shape describes how a document writes a reference to a kind.
func Shape(rule *registry.RefRule, kind string) string {
	members := Members(rule, kind)
	written := "a name"
	choice := rule.Choice(kind)
	if rule.Parts(kind) != nil || choice != "" {
		written = "{" + strings.Join(members, ": …, ") + ": …}"
	}
	if choice != "" {
		written = "{" + rule.KindBy.Own + ": " + choice + ", " + written[1:]
	}
	return written + " or {id: …}"
}

// Lacking are the members that a declared reference with some of its parts lacks, none
// if it has other members.
func Lacking(rule *registry.RefRule, kind string, object map[string]any) (lacking []string) {
	wanted := Members(rule, kind)
	for _, key := range jsonvalue.SortedKeys(object) {
		if key != rule.OwnMember() && !slices.Contains(wanted, key) {
			return nil
		}
	}
	if len(object) == 0 {
		return nil
	}
	return slices.DeleteFunc(wanted, func(name string) bool { return object[name] != nil })
}

func fits(rule *registry.RefRule, kind string, object map[string]any) bool {
	own := rule.OwnMember()
	all := slices.DeleteFunc(jsonvalue.SortedKeys(object), func(key string) bool { return own != "" && key == own })
	rest := slices.DeleteFunc(slices.Clone(all), func(key string) bool { return isFixed(rule, kind, key) })
	if slices.Equal(all, []string{"id"}) {
		return isName(object["id"], false)
	}
	wanted := Members(rule, kind)
	slices.Sort(wanted)
	if !slices.Equal(rest, wanted) || rule.Parts(kind) == nil && own == "" {
		return false
	}
	return !slices.ContainsFunc(all, func(key string) bool {
		isObject := slices.ContainsFunc(rule.Parts(kind), func(p registry.Part) bool { return p.Name == key && p.Kind != "" })
		return !isName(object[key], isObject)
	})
}

// isFixed reports whether another field has a part of a kind's names.
func isFixed(rule *registry.RefRule, kind, name string) bool {
	_, fixed := rule.Fixed[name]
	return fixed && slices.ContainsFunc(rule.Parts(kind), func(p registry.Part) bool { return p.Name == name })
}

// Repeated are the parts that a declared reference writes although another field of the
// object has them, with the place of that field.
func Repeated(rule *registry.RefRule, kind string, ref any) map[string]jsonvalue.Pointer {
	written, _ := ref.(map[string]any)
	places := map[string]jsonvalue.Pointer{}
	for _, p := range rule.Parts(kind) {
		at, fixed := rule.Fixed[p.Name]
		if _, has := written[p.Name]; fixed && has {
			places[p.Name] = at
		}
	}
	return places
}

// isName reports whether a value can be a name or, if an object is possible,
// a pin.
func isName(v any, orPin bool) bool {
	text, isText := v.(string)
	id, pinned := Pinned(v)
	return isText && text != "" || orPin && pinned && id != "" && len(v.(map[string]any)) == 1
}
