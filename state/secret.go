package state

import (
	"regexp"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
)

// Tells tells whether a key's name alone says that its value is a secret.
// Letter case does not count.
func (r *SecretRule) Tells(key string) bool { return matchesFold(r.Names, key) }

// Identifies reports whether a value identifies the list element that it is
// part of, if its key is name: a text does, unless the rule says that it only
// adjusts something, and a number or boolean does if the rule says so. Texts
// that read as a number or boolean count as such. A nil rule names nothing.
func (r *SecretRule) Identifies(name string, v any) bool {
	if text, ok := v.(string); ok && !numberOrBool.MatchString(text) {
		return text != ""
	}
	return r != nil && v != nil && matchesFold(r.Identify, name)
}

// Adjusts reports whether the rule says that nothing below a key identifies a
// list element.
func (r *SecretRule) Adjusts(name string) bool { return r != nil && matchesFold(r.Adjust, name) }

var numberOrBool = regexp.MustCompile(`^(?i:true|false|-?[0-9]+(\.[0-9]+)?)$`)

func matchesFold(globs []string, name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(globs, func(glob string) bool { return MatchGlob(strings.ToLower(glob), name) })
}

// SecretRule returns the rule for secrets at a pointer, or nil.
func (k *Kind) SecretRule(at jsonvalue.Pointer) *SecretRule {
	rule, _, _ := k.secretRule(at)
	return rule
}

// HasType tells whether the field may be of a JSON Schema type.
func (f *Field) HasType(name string) bool { return f != nil && f.hasType(name) }

// Below returns the field of a member or of any element, nil where nothing is
// described.
func (f *Field) Below(token string) *Field {
	if f == nil {
		return nil
	}
	if f.Items != nil {
		return f.Items
	}
	return f.Property(token)
}

// IsID tells whether a value has the form of the kind's ids; without a pattern
// every value does.
func (r *RefRule) IsID(value string) bool {
	if r.IDPattern == "" {
		return true
	}
	matched, err := regexp.MatchString(r.IDPattern, value)
	return err == nil && matched
}

// IsSecret tells whether the value at a pointer is one that the tenant keeps
// as cipher text: it is below a map with secrets, and its key is in the live
// object's own list, or tells by its name. live may be nil.
func (k *Kind) IsSecret(live *Object, at jsonvalue.Pointer) bool {
	rule, mapAt, below := k.secretRule(at)
	if rule == nil || len(below) == 0 {
		return false
	}
	return slices.Contains(rule.listed(live, mapAt), below[0]) || slices.ContainsFunc(below, rule.Tells)
}

// secretRule finds the free map with secrets that a pointer leads into, and
// the tokens below it.
func (k *Kind) secretRule(at jsonvalue.Pointer) (*SecretRule, jsonvalue.Pointer, []string) {
	f, here := k.Spec, jsonvalue.Pointer("")
	for i, tokens := 0, at.Tokens(); f != nil; i++ {
		if f.Secret != nil {
			return f.Secret, here, tokens[i:]
		}
		if i == len(tokens) {
			break
		}
		f, here = f.Below(tokens[i]), here.Append(tokens[i])
	}
	return nil, "", nil
}

// listed are the keys that the live object itself calls secret.
func (r *SecretRule) listed(live *Object, mapAt jsonvalue.Pointer) []string {
	if live == nil || r.ListedIn == "" {
		return nil
	}
	v, _ := mapAt.Append(r.ListedIn).Get(map[string]any(live.Value))
	text, _ := v.(string)
	var names []string
	for name := range strings.SplitSeq(text, r.Separator) {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// Keeps tells whether the server would keep its own value of a sticky field of
// this object.
func (r *StickyRule) Keeps(o *Object) bool {
	if r.UnlessField == "" {
		return true
	}
	actual, _ := o.Value[r.UnlessField].(string)
	for i, f := range o.Kind.Identity {
		if f.Name == r.UnlessField {
			actual = o.Key.Parts()[i]
		}
	}
	return !slices.Contains(r.UnlessIn, actual)
}

// Foresee tells why the server will not take the field of an object that is to
// be created, "" where nothing tells that.
func (r *StickyRule) Foresee(created map[string]any) string {
	if r == nil {
		return ""
	}
	for _, f := range r.Foreseen {
		v, _ := f.Pointer.Get(created)
		text, _ := v.(string)
		if text != "" && slices.ContainsFunc(f.In, func(glob string) bool { return MatchGlob(glob, text) }) {
			return f.Reason
		}
	}
	return ""
}

// ListsSecret tells whether the live object itself names the value at a pointer
// as a secret.
func (k *Kind) ListsSecret(live *Object, at jsonvalue.Pointer) bool {
	rule, mapAt, below := k.secretRule(at)
	return rule != nil && len(below) > 0 && slices.Contains(rule.listed(live, mapAt), below[0])
}
