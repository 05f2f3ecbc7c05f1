package planner

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/secret"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// secrecy tells which values of a resource are secrets. Its zero value is of
// use with a kind only.
type secrecy struct {
	kind *registry.Kind
	live *state.Object
	// tags are the author's: !plain says that a value is no secret although its
	// key looks like one.
	tags map[jsonvalue.Pointer]state.Tag
	// variables are where values come from the environment: nobody is shown
	// them either. env are the values of those that are set.
	variables *places
	env       map[string]string
}

// covers reports whether a live value at a pointer is not to be shown: the
// tenant keeps it as cipher text, or it comes from a variable. That the author
// calls it no secret does not help where the tenant itself lists it as one.
func (s secrecy) covers(at jsonvalue.Pointer, v any) bool {
	return s.variables.find(at, nil) != nil || s.isCipher(at, v)
}

// isCipher reports whether the tenant keeps the value at a pointer as cipher
// text.
func (s secrecy) isCipher(at jsonvalue.Pointer, v any) bool {
	if secret.IsCipher(v) {
		return true
	}
	if !s.kind.Spec.MayHoldSecrets() || !state.KeptAsSecret(s.kind, s.live, at, v) {
		return false
	}
	return !s.isOpen(at) || state.ListsSecret(s.kind, s.live, at)
}

// hides reports whether a value that the tenant has is not to be shown: also
// one that looks like a secret, unless the author calls it none.
func (s secrecy) hides(at jsonvalue.Pointer, v any) bool {
	return s.covers(at, v) || !s.isOpen(at) && state.Suspects(s.kind, s.live, at, v) != ""
}

// isOpen tells whether the author calls a value, or what it is part of, no
// secret.
func (s secrecy) isOpen(at jsonvalue.Pointer) bool {
	for ; at != ""; at = at.Parent() {
		if s.tags[at].Name == "plain" {
			return true
		}
	}
	return false
}

// holds tells whether a value that stands at a pointer is not for anybody's
// eyes, or has such a value in it.
func (s secrecy) holds(at jsonvalue.Pointer, v any) bool { return anySecret(v, at, s.covers) }

// carries tells whether an operation's value has a secret in it that the tenant
// keeps. Where all variables are set, their values have given way to their
// names, and what else stands there is the author's.
func (s secrecy) carries(at jsonvalue.Pointer, v any) bool {
	return anySecret(v, at, func(at jsonvalue.Pointer, v any) bool {
		place := s.variables.find(at, nil)
		return s.isCipher(at, v) || place != nil && slices.ContainsFunc(place.variables, s.isUnset)
	})
}

func (s secrecy) isUnset(env state.Env) bool {
	_, set := s.env[env.Name]
	return !set
}

// anySecret looks for a secret in a value. A variable's name is none, and
// neither is nothing, nor what only refers to values of the connector.
func anySecret(v any, at jsonvalue.Pointer, isSecret func(jsonvalue.Pointer, any) bool) bool {
	switch v := v.(type) {
	case map[string]any:
		for key, e := range v {
			if anySecret(e, at.Append(key), isSecret) {
				return true
			}
		}
		return false
	case []any:
		for i, e := range v {
			if anySecret(e, at.Index(i), isSecret) {
				return true
			}
		}
		return false
	case nil, state.Env, plan.Absent:
		return false
	}
	return v != "" && !refers(v) && isSecret(at, v)
}

// openTags are the tags of a body that comes from a plan: what stands in it in
// the open was called no secret when the plan was made.
func openTags(kind *registry.Kind, live *state.Object, body map[string]any) map[jsonvalue.Pointer]state.Tag {
	s, tags := secrecy{kind: kind, live: live}, map[jsonvalue.Pointer]state.Tag{}
	var walk func(v any, at jsonvalue.Pointer)
	walk = func(v any, at jsonvalue.Pointer) {
		switch v := v.(type) {
		case map[string]any:
			for key, e := range v {
				walk(e, at.Append(key))
			}
		case []any:
			for i, e := range v {
				walk(e, at.Index(i))
			}
		default:
			if s.holds(at, v) {
				tags[at] = state.Tag{Name: "plain"}
			}
		}
	}
	walk(body, "")
	return tags
}

func isEmptySecret(live value) bool { return live.isNothing() || live.v == "" }

func refers(v any) bool {
	text, isText := v.(string)
	return isText && secret.Refers(text)
}

// mayCover reports whether a secret belongs at a place of a document: by its key,
// by a name beside it, or by the look of what the tenant has there.
func (s secrecy) mayCover(at jsonvalue.Pointer, spec map[string]any) bool {
	beside, _ := at.Parent().Get(spec)
	object, _ := beside.(map[string]any)
	if s.isCipher(at, nil) || state.TellsOf(object, at.Last()) {
		return true
	}
	if s.live == nil {
		return false
	}
	stored, _ := at.Get(map[string]any(s.live.Value))
	return state.Suspects(s.kind, s.live, at, stored) != ""
}
