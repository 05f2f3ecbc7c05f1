package planner

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
)

// hide takes the values out of every field that is sensitive: that comes from
// the environment, or is a secret. Of an object or a list that holds one, the
// other parts are shown by themselves.
func (s secrecy) hide(fields []plan.FieldChange) []plan.FieldChange {
	var shown []plan.FieldChange
	for _, f := range fields {
		shown = append(shown, s.hideIn(f)...)
	}
	return shown
}

func (s secrecy) hideIn(f plan.FieldChange) []plan.FieldChange {
	if len(plan.Variables(f.After)) == 0 && !anySecret(f.Before, f.Pointer, s.hides) && !s.holds(f.Pointer, f.After) {
		return []plan.FieldChange{f}
	}
	var parts []plan.FieldChange
	if !s.covers(f.Pointer, f.Before) {
		parts = s.parts(f)
	}
	if len(parts) == 0 {
		return []plan.FieldChange{{Pointer: f.Pointer, Before: plan.Absent{}, After: plan.Absent{}, Sensitive: true, Secret: secretChange(f)}}
	}
	return s.hide(parts)
}

// parts divides a change of objects or lists into the changes of what is in
// them; none if it cannot be divided.
func (s secrecy) parts(f plan.FieldChange) []plan.FieldChange {
	before, wasObject := f.Before.(map[string]any)
	after, isObject := f.After.(map[string]any)
	if (wasObject || isAbsent(f.Before)) && (isObject || isAbsent(f.After)) {
		return s.memberParts(f.Pointer, before, after)
	}
	was, wasList := f.Before.([]any)
	is, isList := f.After.([]any)
	if (wasList || isAbsent(f.Before)) && (isList || isAbsent(f.After)) {
		return elementParts(f.Pointer, was, is)
	}
	return nil
}

func (s secrecy) memberParts(at jsonvalue.Pointer, before, after map[string]any) []plan.FieldChange {
	var parts []plan.FieldChange
	for _, key := range s.kind.Spec.At(at).MemberOrder(before, after) {
		parts = appendDifferent(parts, at.Append(key), memberOf(before, key), memberOf(after, key))
	}
	return parts
}

func elementParts(at jsonvalue.Pointer, before, after []any) []plan.FieldChange {
	var parts []plan.FieldChange
	for i := range max(len(before), len(after)) {
		parts = appendDifferent(parts, at.Index(i), elementAt(before, i), elementAt(after, i))
	}
	return parts
}

func elementAt(list []any, i int) value {
	if i < len(list) {
		return present(list[i])
	}
	return value{}
}

func appendDifferent(parts []plan.FieldChange, at jsonvalue.Pointer, before, after value) []plan.FieldChange {
	if before.ok && after.ok && jsonvalue.Equal(before.v, after.v) {
		return parts
	}
	return append(parts, fieldChange(at, orAbsent(before), orAbsent(after)))
}

// secretChange returns what happens to a secret. An empty one is none.
func secretChange(f plan.FieldChange) plan.SecretChange {
	switch {
	case isNoSecret(f.Before):
		return plan.SecretAdded
	case isNoSecret(f.After):
		return plan.SecretRemoved
	}
	return plan.SecretReplaced
}

func isNoSecret(v any) bool { return isAbsent(v) || isEmptySecret(present(v)) }

// lostSecrets returns the secrets that the tenant keeps and that an update
// removes. One that goes with an element of a list is not lost if as many come
// at that place of other elements: then elements moved, or became others.
func (s secrecy) lostSecrets(fields []plan.FieldChange) []jsonvalue.Pointer {
	gone, come := map[string][]jsonvalue.Pointer{}, map[string]int{}
	for _, f := range fields {
		switch f.Secret {
		case plan.SecretRemoved:
			if s.isCipher(f.Pointer, nil) {
				gone[inAnyElement(f.Pointer)] = append(gone[inAnyElement(f.Pointer)], f.Pointer)
			}
		case plan.SecretAdded:
			come[inAnyElement(f.Pointer)]++
		}
	}
	var lost []jsonvalue.Pointer
	for _, place := range jsonvalue.SortedKeys(gone) {
		if len(gone[place]) > come[place] {
			lost = append(lost, gone[place]...)
		}
	}
	return lost
}

// inAnyElement is a pointer without the positions in lists.
func inAnyElement(at jsonvalue.Pointer) string {
	var open jsonvalue.Pointer
	for _, token := range at.Tokens() {
		if jsonvalue.IsArrayIndex(token) {
			token = "*"
		}
		open = open.Append(token)
	}
	return string(open)
}
