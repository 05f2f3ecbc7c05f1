package registry

import (
	"slices"
	"strings"
)

// IsKeyed reports whether the field is a list whose elements have a key.
func (f *Field) IsKeyed() bool { return f != nil && len(f.KeyFields) > 0 }

// IsKeyField reports whether a member of an element is part of its key.
func (f *Field) IsKeyField(name string) bool { return f != nil && slices.Contains(f.KeyFields, name) }

// ElementKey returns the values that identify an element of a keyed list, in the
// order of the key fields. A part that is absent or null is "". ok is false if
// the element has no key: then the first part is missing, or a part is not a text.
func (f *Field) ElementKey(element any) (parts []string, ok bool) {
	obj, isObject := element.(map[string]any)
	if !isObject || !f.IsKeyed() {
		return nil, false
	}
	parts = make([]string, len(f.KeyFields))
	for i, name := range f.KeyFields {
		if parts[i], ok = keyPart(obj[name], i); !ok {
			return nil, false
		}
	}
	return parts, true
}

func keyPart(v any, place int) (string, bool) {
	part, isText := v.(string)
	return part, isText || v == nil && place > 0
}

// SameKey reports whether two elements have the same key.
func (f *Field) SameKey(a, b any) bool {
	x, isObject := a.(map[string]any)
	y, also := b.(map[string]any)
	if !isObject || !also || !f.IsKeyed() {
		return false
	}
	for i, name := range f.KeyFields {
		part, ok := keyPart(x[name], i)
		other, alsoOK := keyPart(y[name], i)
		if !ok || !alsoOK || part != other {
			return false
		}
	}
	return true
}

// KeyLabel writes the key of an element for users: "phone", or "phone (tel)"
// if it has several parts.
func KeyLabel(parts []string) string {
	rest := slices.DeleteFunc(slices.Clone(parts[1:]), func(part string) bool { return part == "" })
	if len(rest) == 0 {
		return parts[0]
	}
	return parts[0] + " (" + strings.Join(rest, ", ") + ")"
}

// CompleteKeys returns the declared value with the missing parts of keys if
// only one live element matches. It copies what it changes.
func (f *Field) CompleteKeys(declared, live map[string]any) map[string]any {
	out, _ := f.completeMembers(declared, live)
	return out
}

func (f *Field) completeMembers(declared, live map[string]any) (out map[string]any, changed bool) {
	out = declared
	for _, p := range f.Properties {
		completed, differs := p.completeKeys(declared[p.Name], live[p.Name])
		if !differs {
			continue
		}
		if !changed {
			out, changed = shallow(declared), true
		}
		out[p.Name] = completed
	}
	return out, changed
}

func (f *Field) completeKeys(declared, live any) (any, bool) {
	switch d := declared.(type) {
	case map[string]any:
		l, _ := live.(map[string]any)
		return f.completeMembers(d, l)
	case []any:
		if l, isList := live.([]any); isList && len(f.KeyFields) > 1 {
			return f.completeElements(d, l)
		}
	}
	return nil, false
}

// completeElements completes the keys of the elements of one list.
func (f *Field) completeElements(declared, live []any) ([]any, bool) {
	out, changed := declared, false
	for i, e := range declared {
		element, found := f.onlyMatch(e, live)
		if !found {
			continue
		}
		if !changed {
			out, changed = slices.Clone(declared), true
		}
		out[i] = element
	}
	return out, changed
}

// onlyMatch returns an element with the key of the one live element that it
// can mean, if it leaves out a part of that key.
func (f *Field) onlyMatch(element any, live []any) (any, bool) {
	parts, ok := f.ElementKey(element)
	if !ok || !slices.Contains(parts, "") {
		return nil, false
	}
	var meant []map[string]any
	for _, l := range live {
		if other, keyed := f.ElementKey(l); keyed && mayMean(parts, other) {
			meant = append(meant, l.(map[string]any))
		}
	}
	if len(meant) != 1 {
		return nil, false
	}
	out := shallow(element.(map[string]any))
	for i, name := range f.KeyFields {
		if v, has := meant[0][name]; has && parts[i] == "" {
			out[name] = v
		}
	}
	return out, true
}

// mayMean reports whether a key with missing parts may be another one.
func mayMean(parts, other []string) bool {
	for i, part := range parts {
		if part != "" && part != other[i] {
			return false
		}
	}
	return true
}

// MayBeOne reports whether two keys are the same, or one is the other with
// missing parts.
func MayBeOne(a, b []string) bool { return mayMean(a, b) || mayMean(b, a) }
