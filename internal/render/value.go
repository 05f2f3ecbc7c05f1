package render

import (
	"fmt"
	"strings"

	"isc-sync/internal/alike"
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// inline returns a value on one line: strings in quotes, objects with bare
// keys, references by name.
func inline(v any) string { return spelling{}.of(v) }

// spelledOut is the same with references in full, for two that differ only in
// their ids.
func spelledOut(v any) string { return spelling{full: true}.of(v) }

// spelling is how values are written on one line.
type spelling struct {
	// full: references are written with all their members.
	full bool
}

func (s spelling) of(v any) string {
	switch v := v.(type) {
	case plan.Absent:
		return ""
	case nil:
		return "null"
	case string:
		return quote(v)
	case called:
		return s.called(v)
	case plan.IDOf:
		if parts := v.Key.Parts(); len(parts) > 0 {
			return createdHere(parts[len(parts)-1])
		}
		return "(id of " + clean(string(v.Key)) + ")"
	case state.Env:
		return "(sensitive, from " + clean(v.Name) + ")"
	case plan.Kept:
		return "(sensitive, as it is)"
	case state.File:
		return "(text of " + clean(v.Path) + ")"
	case []any:
		return s.list(v)
	case map[string]any:
		return s.object(v)
	}
	return clean(fmt.Sprint(v))
}

func (s spelling) list(list []any) string {
	parts := make([]string, len(list))
	for i, e := range list {
		parts[i] = s.of(e)
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func (s spelling) object(obj map[string]any) string {
	if name := referenceName(obj); name != "" && !s.full {
		return name
	}
	parts := make([]string, 0, len(obj))
	for _, k := range memberOrder(obj) {
		parts = append(parts, bareKey(k)+": "+s.of(obj[k]))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func (s spelling) called(c called) string {
	switch {
	case !s.full:
		return c.String()
	case c.reference != nil:
		return s.object(c.reference)
	}
	return c.withID()
}

// memberOrder puts the name first: it identifies the object.
func memberOrder(obj map[string]any) []string {
	keys := jsonvalue.SortedKeys(obj)
	for i, k := range keys {
		if k == "name" {
			copy(keys[1:i+1], keys[:i])
			keys[0] = k
		}
	}
	return keys
}

func bareKey(k string) string {
	for _, r := range k {
		if r != '_' && r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return quote(k)
		}
	}
	if k == "" {
		return quote(k)
	}
	return k
}

// referenceName returns the name in a reference, or "" if the object is not a
// reference with a name.
func referenceName(obj map[string]any) string {
	name, _ := obj["name"].(string)
	if name == "" || !isReference(obj) {
		return ""
	}
	if _, later := obj["id"].(plan.IDOf); later {
		return createdHere(name)
	}
	return quote(name)
}

// isReference reports whether an object has the members of a reference and no
// others.
func isReference(obj map[string]any) bool {
	for k := range obj {
		if k != "id" && k != "name" && k != "type" {
			return false
		}
	}
	return obj["id"] != nil
}

// createdHere is the name of an object that the plan creates.
func createdHere(name string) string { return quote(name) + " (created here)" }

// inlinePair returns two values in a form in which they differ visibly.
func inlinePair(before, after any) (string, string) {
	a, b := inline(before), inline(after)
	if a == b {
		a, b = spelledOut(before), spelledOut(after)
	}
	return alike.Apart(a, b)
}

// textOf returns the text of a string or of a file whose text is known.
func textOf(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case state.File:
		return v.Text, v.Text != ""
	}
	return "", false
}

func isAbsent(v any) bool {
	_, absent := v.(plan.Absent)
	return absent
}
