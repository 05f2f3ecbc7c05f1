package secrecy

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
)

// Hide removes the values of sensitive fields: secrets and values of
// variables. An object or a list that contains some is divided: its other
// parts become changes of their own.
func (s Rules) Hide(fields []plan.FieldChange) []plan.FieldChange {
	var shown []plan.FieldChange
	for _, f := range fields {
		shown = append(shown, s.hideIn(f)...)
	}
	return shown
}

func (s Rules) hideIn(f plan.FieldChange) []plan.FieldChange {
	if len(plan.Variables(f.After)) == 0 && !Any(f.Before, f.Pointer, s.Hides) && !s.Holds(f.Pointer, f.After) {
		return []plan.FieldChange{f}
	}
	var parts []plan.FieldChange
	if !s.Covers(f.Pointer, f.Before) {
		parts = s.parts(f)
	}
	if len(parts) == 0 {
		return []plan.FieldChange{{Pointer: f.Pointer, Before: plan.Absent{}, After: plan.Absent{}, Sensitive: true, Secret: s.secretChange(f)}}
	}
	return s.Hide(parts)
}

// parts divides a change of objects or lists into the changes of their parts;
// none if it cannot be divided.
func (s Rules) parts(f plan.FieldChange) []plan.FieldChange {
	before, wasObject := f.Before.(map[string]any)
	after, isObject := f.After.(map[string]any)
	if (wasObject || f.Before == nil || plan.IsAbsent(f.Before)) && (isObject || plan.IsAbsent(f.After)) {
		return s.memberParts(f.Pointer, before, after)
	}
	was, wasList := f.Before.([]any)
	is, isList := f.After.([]any)
	if (wasList || plan.IsAbsent(f.Before)) && (isList || plan.IsAbsent(f.After)) {
		return elementParts(f.Pointer, was, is)
	}
	return nil
}

func (s Rules) memberParts(at jsonvalue.Pointer, before, after map[string]any) []plan.FieldChange {
	var parts []plan.FieldChange
	for _, key := range s.Kind.Spec.At(at).MemberOrder(before, after) {
		parts = appendDifferent(parts, at.Append(key), jsonvalue.MemberOf(before, key), jsonvalue.MemberOf(after, key))
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

func elementAt(list []any, i int) jsonvalue.Optional {
	if i < len(list) {
		return jsonvalue.Present(list[i])
	}
	return jsonvalue.Optional{}
}

func appendDifferent(parts []plan.FieldChange, at jsonvalue.Pointer, before, after jsonvalue.Optional) []plan.FieldChange {
	if before.Exists && after.Exists && jsonvalue.Equal(before.Value, after.Value) {
		return parts
	}
	return append(parts, plan.Changed(at, plan.OrAbsent(before), plan.OrAbsent(after)))
}

// secretChange returns what happens to a secret. An empty value is not a
// secret, unless no answer shows it.
func (s Rules) secretChange(f plan.FieldChange) plan.SecretChange {
	switch {
	case s.Live != nil && s.isUnseen(f.Pointer) && !isEmptySecret(f.After):
		return plan.SecretReplaced
	case isEmptySecret(f.Before):
		return plan.SecretAdded
	case isEmptySecret(f.After):
		return plan.SecretRemoved
	}
	return plan.SecretReplaced
}

// isUnseen reports whether no answer has the secret at a pointer.
func (s Rules) isUnseen(at jsonvalue.Pointer) bool {
	f := s.Kind.Spec.At(at)
	return f != nil && f.WriteOnly
}

func isEmptySecret(v any) bool { return plan.IsAbsent(v) || IsEmpty(jsonvalue.Present(v)) }

// LostSecrets returns the secrets that the tenant keeps and that an update
// removes. A secret of a list element is not lost if other elements get as many
// secrets at that place: then elements moved, or changed their identity.
func (s Rules) LostSecrets(fields []plan.FieldChange) []jsonvalue.Pointer {
	gone, come := map[string][]jsonvalue.Pointer{}, map[string]int{}
	for _, f := range fields {
		switch f.Secret {
		case plan.SecretRemoved:
			if s.IsCipher(f.Pointer, nil) {
				gone[InAnyElement(f.Pointer)] = append(gone[InAnyElement(f.Pointer)], f.Pointer)
			}
		case plan.SecretAdded:
			come[InAnyElement(f.Pointer)]++
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

// InAnyElement returns a pointer without its positions in lists, of which "-" is the one
// behind the last (RFC 6902).
func InAnyElement(at jsonvalue.Pointer) string {
	var open jsonvalue.Pointer
	for _, token := range at.Tokens() {
		if token == "-" || jsonvalue.IsArrayIndex(token) {
			token = "*"
		}
		open = open.Append(token)
	}
	return string(open)
}
