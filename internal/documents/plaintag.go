package documents

import (
	"maps"
	"strconv"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// withPlainTags adds !plain to values that are not secrets although their key
// looks like a secret's: without it they could not be read again.
func withPlainTags(d *state.Document) map[jsonvalue.Pointer]state.Tag {
	tags := maps.Clone(d.Tags)
	if tags == nil {
		tags = map[jsonvalue.Pointer]state.Tag{}
	}
	addPlain(tags, d.Spec, d.Kind.Spec, nil, "")
	addPlainSuspects(tags, d)
	return tags
}

// addPlainSuspects adds it to each other value that reading would take for a secret.
func addPlainSuspects(tags map[jsonvalue.Pointer]state.Tag, d *state.Document) {
	object := &state.Object{Kind: d.Kind, Value: d.Spec}
	jsonvalue.LeavesAt(d.Spec, "", func(at jsonvalue.Pointer, leaf any) {
		if !mayBeSuspect(at.Tokens(), leaf) || isCalledPlain(tags, at) || tags[at].Name != "" || isReferenceAt(d.Kind.Spec.At(at)) {
			return
		}
		if !secret.IsCipher(leaf) && state.Suspects(d.Kind, object, at, leaf) != "" {
			tags[at] = state.Tag{Name: TagPlain}
		}
	})
}

// isCalledPlain reports whether a value, or what contains it, has the tag !plain.
func isCalledPlain(tags map[jsonvalue.Pointer]state.Tag, at jsonvalue.Pointer) bool {
	for ; at != ""; at = at.Parent() {
		if tags[at].Name == TagPlain {
			return true
		}
	}
	return false
}

func isReferenceAt(f *registry.Field) bool { return f != nil && f.Ref != nil }

func addPlain(tags map[jsonvalue.Pointer]state.Tag, v any, f *registry.Field, rule *registry.SecretRule, at jsonvalue.Pointer) {
	if tags[at].Name == TagPlain {
		return
	}
	if f != nil && f.Secret != nil {
		rule = f.Secret
	}
	if f == nil && rule == nil {
		return
	}
	switch v := v.(type) {
	case map[string]any:
		for key, e := range v {
			at := at.Append(key)
			if rule != nil && rule.MatchesName(key) && isOpen(e) && tags[at].Name == "" {
				tags[at] = state.Tag{Name: TagPlain}
			}
			addPlain(tags, e, f.Below(key), rule, at)
		}
	case []any:
		for i, e := range v {
			addPlain(tags, e, f.Below(strconv.Itoa(i)), rule, at.Index(i))
		}
	}
}

// isOpen reports whether something is written out that could be a secret or
// meant for one, and nothing is the name of a variable.
func isOpen(v any) bool {
	open, env := false, false
	var look func(any)
	look = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, e := range v {
				look(e)
			}
		case []any:
			for _, e := range v {
				look(e)
			}
		case state.Env:
			env = true
		default:
			open = open || isWritten(v) || isUnsubstituted(v)
		}
	}
	look(v)
	return open && !env
}

// isWritten reports whether a value would have to be a variable at a secret's
// key. An empty text is not a value that a tenant would keep.
func isWritten(v any) bool { return v == "" || state.CanBeSecret(v) }

// isUnsubstituted reports whether a value would be taken for the name of a
// variable that nothing puts in.
func isUnsubstituted(v any) bool {
	text, _ := v.(string)
	wrong, _ := secret.Unsubstituted(text)
	return wrong != ""
}
