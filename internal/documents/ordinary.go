package documents

import (
	"encoding/json"
	"slices"
	"strconv"
	"unicode/utf8"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// ordinary reports whether the schema of the kind's documents is sure to take a
// spec, so that it need not be asked. The schemas are made of the same fields;
// of their words this knows those that most documents use. Where it says false
// the schema decides.
func ordinary(k *registry.Kind, spec map[string]any) bool {
	for _, f := range k.Identity {
		if _, declared := spec[f.Name]; declared {
			return false
		}
	}
	return ordinaryMembers(k.Spec, spec)
}

// ordinaryMembers looks at the members of an object.
func ordinaryMembers(f *registry.Field, members map[string]any) bool {
	for key, v := range members {
		p := f.Property(key)
		switch {
		case p == nil && f.Free:
		case p == nil || p.ReadOnly:
			return false
		case v == nil && f.MayBeNull(p):
		case !ordinaryValue(p, v):
			return false
		}
	}
	return true
}

func ordinaryValue(f *registry.Field, v any) bool {
	if f.Ref != nil {
		return ordinaryReference(f.Ref, v)
	}
	if f.Format != "" || f.Pattern != "" || f.MinLength > 0 {
		return false
	}
	switch v := v.(type) {
	case string:
		return f.HasType("string") && (!f.Closed || slices.Contains(f.Enum, v)) && (f.MaxLength == 0 || utf8.RuneCountInString(v) <= f.MaxLength)
	case state.File, state.Env:
		return f.HasType("string") && !f.Closed && f.MaxLength == 0
	case bool:
		return f.HasType("boolean")
	case json.Number:
		return ordinaryNumber(f, v)
	case []any:
		return f.IsList() && ordinaryList(f, v)
	case map[string]any:
		return f.IsObject() && !f.IsList() && complete(f, v) && ordinaryMembers(f, v)
	}
	return false
}

func ordinaryReference(rule *registry.RefRule, v any) bool {
	members, isObject := v.(map[string]any)
	if isObject && len(members) > 0 && !rule.IsText() {
		return ordinaryParts(rule.AllParts(), members)
	}
	if isObject && len(members) == 1 {
		v = members["id"]
	}
	name, ok := v.(string)
	return ok && name != "" && (isObject || rule.IsText() || rule.OwnMember() != "")
}

// ordinaryParts takes a name whose parts are all texts.
func ordinaryParts(parts []string, members map[string]any) bool {
	for key, v := range members {
		if _, isText := v.(string); !isText || !slices.Contains(parts, key) {
			return false
		}
	}
	return true
}

// ordinaryNumber takes whole numbers only.
func ordinaryNumber(f *registry.Field, n json.Number) bool {
	i, err := strconv.Atoi(string(n))
	if err != nil || !f.HasType("integer") && !f.HasType("number") {
		return false
	}
	return bounded(f.Minimum, func(least int) bool { return least <= i }) && bounded(f.Maximum, func(most int) bool { return i <= most })
}

// bounded reports whether a whole number holds as a bound. None always does.
func bounded(bound json.Number, holds func(int) bool) bool {
	if bound == "" {
		return true
	}
	b, err := strconv.Atoi(string(bound))
	return err == nil && holds(b)
}

func ordinaryList(f *registry.Field, list []any) bool {
	for _, e := range list {
		if !ordinaryValue(f.Items, e) {
			return false
		}
	}
	if len(list) < f.MinItems || f.MaxItems > 0 && len(list) > f.MaxItems {
		return false
	}
	return f.List != registry.Set || distinct(list)
}

// complete reports whether an element has the members that it cannot be without.
func complete(f *registry.Field, element any) bool {
	if len(f.Required) == 0 {
		return true
	}
	members, ok := element.(map[string]any)
	return ok && !slices.ContainsFunc(f.Required, func(name string) bool {
		_, there := members[name]
		p := f.Property(name)
		return !there && (p == nil || !p.HasDefault)
	})
}

// distinct reports whether no two elements of a set are the same. It takes only those
// that consist of texts and flags: two tags or numbers may be the same in two forms.
func distinct(list []any) bool {
	seen := make(map[string]bool, len(list))
	for _, e := range list {
		plain := true
		jsonvalue.LeavesAt(e, "", func(_ jsonvalue.Pointer, leaf any) { plain = plain && isTextOrFlag(leaf) })
		if !plain {
			return false
		}
		key := string(jsonvalue.Canonical(e))
		if seen[key] {
			return false
		}
		seen[key] = true
	}
	return true
}

func isTextOrFlag(v any) bool {
	switch v.(type) {
	case string, bool:
		return true
	}
	return false
}
