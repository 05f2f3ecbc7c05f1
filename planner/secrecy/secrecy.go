// Package secrecy decides which values of a resource must not be shown.
//
// Input is a kind, a live object, and the tags and variables of its document
// ([Rules]). Output are answers about single values, and changed fields without
// the values of secrets ([Rules.Hide]).
package secrecy

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Rules decides which values of one resource are secret. If only its kind is
// set, the kind decides.
type Rules struct {
	Kind *registry.Kind
	Live *state.Object
	// Tags are the author's: !plain marks a value as not secret although its key
	// looks like a secret's.
	Tags map[jsonvalue.Pointer]state.Tag
	// Variables are where values come from the environment; these are not shown
	// either. env are the values of those that are set.
	Variables *Places
	Env       map[string]string
}

// Covers reports whether a live value at a pointer must not be shown: the
// tenant keeps it as cipher text, or it comes from a variable. A tag !plain
// has no effect if the tenant itself lists the value as a secret.
func (s Rules) Covers(at jsonvalue.Pointer, v any) bool {
	return s.Variables.Find(at, nil) != nil || s.IsCipher(at, v)
}

// IsCipher reports whether the tenant keeps the value at a pointer as cipher text.
func (s Rules) IsCipher(at jsonvalue.Pointer, v any) bool {
	if secret.IsCipher(v) {
		return true
	}
	if !s.Kind.Spec.MayHoldSecrets() || !state.KeptAsSecret(s.Kind, s.Live, at, v) {
		return false
	}
	return !s.IsOpen(at) || state.ListsSecret(s.Kind, s.Live, at)
}

// Hides reports whether a live value must not be shown: a covered one, or one that
// looks like a secret and has no tag !plain.
func (s Rules) Hides(at jsonvalue.Pointer, v any) bool {
	return s.Covers(at, v) || !s.IsOpen(at) && state.Suspects(s.Kind, s.Live, at, v) != ""
}

// IsOpen reports whether the author tagged a value, or what contains it, as !plain.
func (s Rules) IsOpen(at jsonvalue.Pointer) bool {
	for ; at != ""; at = at.Parent() {
		if s.Tags[at].Name == "plain" {
			return true
		}
	}
	return false
}

// Holds reports whether the value at a pointer is covered or contains a covered
// value.
func (s Rules) Holds(at jsonvalue.Pointer, v any) bool { return Any(v, at, s.Covers) }

// Carries reports whether the value of an operation contains a secret that the
// tenant keeps. If all variables are set, their values were replaced by their
// names, and every other value is the author's.
func (s Rules) Carries(at jsonvalue.Pointer, v any) bool {
	return Any(v, at, func(at jsonvalue.Pointer, v any) bool {
		place := s.Variables.Find(at, nil)
		return s.IsCipher(at, v) || place != nil && slices.ContainsFunc(place.Variables, s.isUnset)
	})
}

func (s Rules) isUnset(env state.Env) bool {
	_, set := s.Env[env.Name]
	return !set
}

// Any reports whether v contains a secret. The name of a variable, a placeholder, an
// empty value and a reference to a value of the connector are not secrets.
func Any(v any, at jsonvalue.Pointer, isSecret func(jsonvalue.Pointer, any) bool) bool {
	return jsonvalue.AnyLeafAt(v, at, func(at jsonvalue.Pointer, v any) bool {
		switch v.(type) {
		case nil, state.Env, plan.Kept, plan.Absent:
			return false
		}
		return v != "" && !Refers(v) && isSecret(at, v)
	})
}

// OpenTags returns tags for a body that comes from a plan: a secret that the body
// shows was tagged !plain when the plan was made.
func OpenTags(kind *registry.Kind, live *state.Object, body map[string]any) map[jsonvalue.Pointer]state.Tag {
	s, tags := Rules{Kind: kind, Live: live}, map[jsonvalue.Pointer]state.Tag{}
	jsonvalue.LeavesAt(body, "", func(at jsonvalue.Pointer, leaf any) {
		if s.Holds(at, leaf) {
			tags[at] = state.Tag{Name: "plain"}
		}
	})
	return tags
}

// IsEmpty reports whether a value cannot be a secret because it is absent,
// null or the empty text.
func IsEmpty(live jsonvalue.Optional) bool { return live.IsNothing() || live.Value == "" }

// Refers reports whether v is a text that only refers to a value of the
// connector.
func Refers(v any) bool {
	text, isText := v.(string)
	return isText && secret.Refers(text)
}

// MayCover reports whether a secret belongs at a place of a document: because
// of its key, a name beside it, or the live value there.
func (s Rules) MayCover(at jsonvalue.Pointer, spec map[string]any) bool {
	beside, _ := at.Parent().Get(spec)
	object, _ := beside.(map[string]any)
	if s.IsCipher(at, nil) || state.LooksSecret(object, at.Last()) {
		return true
	}
	if s.Live == nil {
		return false
	}
	stored, _ := at.Get(map[string]any(s.Live.Value))
	return state.Suspects(s.Kind, s.Live, at, stored) != ""
}
