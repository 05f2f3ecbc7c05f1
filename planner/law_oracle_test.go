package planner_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// oracle says by itself, from the contract's section on managed fields, whether
// an object is as a document wants it and whether what nobody declared was left
// alone. It shares nothing with the planner.
type oracle struct {
	directory *state.Directory
	env       map[string]string
}

// holds returns where a value is not as declared, "" if it is.
func (o oracle) holds(f *registry.Field, v any, has bool, want any, whole bool, at string) string {
	switch d := want.(type) {
	case nil:
		if f == nil && has && v == nil || f != nil && saysNothing(f, v, has) {
			return ""
		}
		return at + " should be cleared"
	case state.Env:
		stored, _ := v.(string)
		if text, set := o.env[d.Name]; !set || v == text || strings.HasPrefix(stored, "cipher text") {
			return ""
		}
		return at + " has not the variable's value"
	case state.File:
		want = d.Text
	}
	if f != nil && f.Ref != nil {
		return o.holdsReference(f, v, want, at)
	}
	switch d := want.(type) {
	case map[string]any:
		return o.holdsObject(f, v, d, whole, at)
	case []any:
		return o.holdsList(f, v, has, d, whole, at)
	}
	if has && jsonvalue.Equal(v, want) || f != nil && (f.HasDefault && v == nil && jsonvalue.Equal(want, f.Default) || f.Equal.Loose && has && loosely(v) == loosely(want)) {
		return ""
	}
	return fmt.Sprintf("%s is %v, not %v", at, v, want)
}

// saysNothing: absent, null, the default, an empty list on a list field, an
// object of which nothing says anything.
func saysNothing(f *registry.Field, v any, has bool) bool {
	if !has || v == nil || f.HasDefault && jsonvalue.Equal(v, f.Default) {
		return true
	}
	switch v := v.(type) {
	case []any:
		return len(v) == 0 && f.IsList()
	case map[string]any:
		for key, e := range v {
			if child := f.Property(key); child == nil || !child.IsEmptyValue(e) {
				return false
			}
		}
		return len(v) > 0 || f.IsObject()
	}
	return false
}

func loosely(v any) string {
	if !jsonvalue.IsScalar(v) || v == nil {
		return fmt.Sprintf("%p", &v)
	}
	return strings.Trim(string(jsonvalue.Canonical(v)), `"`)
}

func (o oracle) holdsReference(f *registry.Field, v, want any, at string) string {
	id, _ := v.(string)
	if obj, ok := v.(map[string]any); ok {
		id, _ = obj["id"].(string)
	}
	if pin, ok := want.(map[string]any); ok && pin["id"] == id {
		return ""
	}
	if e, ok := o.directory.ByID(f.Ref.Kind, id); ok && e.Matches(fmt.Sprint(want)) {
		return ""
	}
	if obj, ok := v.(map[string]any); ok && obj["name"] == want {
		return "" // somebody who left
	}
	return fmt.Sprintf("%s refers to %q, not %v", at, id, want)
}

func (o oracle) holdsObject(f *registry.Field, v any, want map[string]any, whole bool, at string) string {
	obj, isObject := v.(map[string]any)
	if f != nil && f.Refs != nil {
		want = o.wired(f, v, want)
	}
	if !isObject && !(f != nil && o.declaresNothing(f, want)) {
		return at + " is no object"
	}
	for _, key := range jsonvalue.SortedKeys(want) {
		child, e, has := memberField(f, key), obj[key], false
		_, has = obj[key]
		if wrong := o.holds(child, e, has, want[key], whole, at+"/"+key); wrong != "" {
			return wrong
		}
	}
	for key, e := range obj {
		child := f.Property(key)
		servers := f != nil && (f.Patch == registry.PatchKey || !f.Free && len(f.Properties) > 0 && child == nil)
		if _, written := want[key]; whole && !servers && !written && e != nil && (child == nil || !child.ReadOnly && e != "" && !saysNothing(child, e, true)) {
			return at + "/" + key + " was not written and is still there"
		}
	}
	return ""
}

// declaresNothing tells whether all that is written reads as nothing.
func (o oracle) declaresNothing(f *registry.Field, want map[string]any) bool {
	for key, d := range want {
		if o.holds(memberField(f, key), nil, false, d, false, "") != "" {
			return false
		}
	}
	return true
}

// memberField describes a member: one of a free map is a scalar that compares
// as the map says.
func memberField(f *registry.Field, key string) *registry.Field {
	if p := f.Property(key); p != nil || f == nil || !f.Free {
		return p
	}
	return &registry.Field{Name: key, Equal: f.Equal}
}

func (o oracle) holdsList(f *registry.Field, v any, has bool, want []any, whole bool, at string) string {
	list, isList := v.([]any)
	if f.IsList() && len(want) == 0 && saysNothing(f, v, has) {
		return ""
	}
	if !isList {
		return at + " is no list"
	}
	switch {
	case f != nil && f.List == registry.Set:
		return o.holdsSet(f, list, want, at)
	case f.IsKeyed():
		return o.holdsKeyed(f, list, want, whole, at)
	}
	if len(list) != len(want) {
		return fmt.Sprintf("%s has %d elements, not %d", at, len(list), len(want))
	}
	for i, d := range want {
		if wrong := o.holds(items(f), list[i], true, d, true, fmt.Sprintf("%s/%d", at, i)); wrong != "" {
			return wrong
		}
	}
	return ""
}

func items(f *registry.Field) *registry.Field {
	if f == nil {
		return nil
	}
	return f.Items
}

// holdsSet wants every member of the one in the other.
func (o oracle) holdsSet(f *registry.Field, list, want []any, at string) string {
	same := func(e, d any) bool { return o.holds(f.Items, e, true, d, false, "") == "" }
	for _, d := range want {
		if d != nil && !slices.ContainsFunc(list, func(e any) bool { return same(e, d) }) {
			return fmt.Sprintf("%s lacks %v", at, d)
		}
	}
	for _, e := range list {
		if e != nil && !slices.ContainsFunc(want, func(d any) bool { return same(e, d) }) {
			return fmt.Sprintf("%s still has %v", at, e)
		}
	}
	return ""
}

// holdsKeyed wants the declared keys, in the declared order where there is one.
func (o oracle) holdsKeyed(f *registry.Field, list, want []any, whole bool, at string) string {
	has, wants := keysIn(list), keysIn(want)
	if f.List == registry.KeyedSet {
		slices.Sort(has)
		slices.Sort(wants)
	}
	if !slices.Equal(has, wants) {
		return fmt.Sprintf("%s has the keys %q, not %q", at, has, wants)
	}
	used := map[int]bool{}
	for _, d := range want {
		for i, e := range list {
			if used[i] || keyIn(e) != keyIn(d) {
				continue
			}
			used[i] = true
			if wrong := o.holds(f.Items, e, true, d, whole, at+"/"+keyIn(d)); wrong != "" {
				return wrong
			}
			break
		}
	}
	return ""
}

func keysIn(list []any) []string {
	keys := make([]string, len(list))
	for i, e := range list {
		keys[i] = keyIn(e)
	}
	return keys
}

func keyIn(e any) string {
	obj, _ := e.(map[string]any)
	key, _ := obj["key"].(string)
	if part, _ := obj["part"].(string); part != "" {
		key += " (" + part + ")"
	}
	return key
}

// untouched returns what differs although nobody declared it, "" if nothing
// does.
func (o oracle) untouched(f *registry.Field, before, after any, want any, at string) string {
	switch d := want.(type) {
	case map[string]any:
		b, wasObject := before.(map[string]any)
		a, isObject := after.(map[string]any)
		if f != nil && f.Refs != nil {
			held := a
			if hasKeys(f) { // a key that null removes is only in before
				held = maps.Clone(b)
				if held == nil {
					held = map[string]any{}
				}
				maps.Copy(held, a)
			}
			d = o.touchable(f, held, d)
		}
		if wasObject && isObject && !(f != nil && f.Ref != nil) {
			return o.untouchedMembers(f, b, a, d, at)
		}
	case []any:
		if f.IsKeyed() {
			return o.untouchedElements(f, before, after, d, at)
		}
	}
	return ""
}

func (o oracle) untouchedMembers(f *registry.Field, before, after map[string]any, want map[string]any, at string) string {
	for key, b := range before {
		a, stays := after[key]
		d, declared := want[key]
		if !declared && !(stays && jsonvalue.Equal(a, b)) {
			return at + "/" + key + " was touched"
		}
		if wrong := o.untouched(memberField(f, key), b, a, d, at+"/"+key); declared && stays && wrong != "" {
			return wrong
		}
	}
	for key := range after {
		_, was := before[key]
		if _, declared := want[key]; !was && !declared {
			return at + "/" + key + " came from nowhere"
		}
	}
	return ""
}

func (o oracle) untouchedElements(f *registry.Field, before, after any, want []any, at string) string {
	was, _ := before.([]any)
	is, _ := after.([]any)
	for _, d := range want {
		sameKey := func(e any) bool { return keyIn(e) == keyIn(d) }
		i, j := slices.IndexFunc(was, sameKey), slices.IndexFunc(is, sameKey)
		if i < 0 || j < 0 {
			continue
		}
		if wrong := o.untouched(f.Items, was[i], is[j], d, at+"/"+keyIn(d)); wrong != "" {
			return wrong
		}
	}
	return ""
}
