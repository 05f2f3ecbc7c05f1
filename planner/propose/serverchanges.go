package propose

import (
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/diff"
	"isc-sync/planner/element"
	"isc-sync/planner/plan"
	"isc-sync/planner/secrecy"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// ChangedMembers returns the part of after that differs from before, in the
// form of a document: a removed member is null, and an unchanged element of a
// keyed list has only its key. An object that is managed as a whole is
// returned completely, because a part would be read as the complete value.
func ChangedMembers(kind *registry.Kind, before, after map[string]any) map[string]any {
	return changedMembers(kind.Spec, before, after)
}

func changedMembers(f *registry.Field, before, after map[string]any) map[string]any {
	out := map[string]any{}
	for key, a := range after {
		if b, had := before[key]; !had || !jsonvalue.Equal(a, b) {
			out[key] = changedValue(f.Below(key), b, a)
		}
	}
	for key := range before {
		_, stays := after[key]
		if !stays && f != nil && (f.Free || f.Below(key) != nil) {
			out[key] = nil
		}
	}
	return out
}

func changedValue(f *registry.Field, before, after any) any {
	if f.IsReference() || f != nil && f.Whole {
		return after
	}
	switch a := after.(type) {
	case map[string]any:
		if b, ok := before.(map[string]any); ok {
			return changedMembers(f, b, a)
		}
	case []any:
		if b, ok := before.([]any); ok && f.IsKeyed() {
			return changedElements(f, b, a)
		}
	}
	return after
}

func changedElements(f *registry.Field, before, after []any) []any {
	places := element.Index(f, before)
	out := make([]any, len(after))
	for i, key := range element.Keys(f, after) {
		out[i] = after[i]
		j, had := places[key]
		element, isObject := after[i].(map[string]any)
		if !had || !isObject {
			continue
		}
		part, isPart := changedValue(f.Items, before[j], after[i]).(map[string]any)
		if isPart {
			copyKey(f, part, element)
			out[i] = part
		}
	}
	return out
}

func copyKey(f *registry.Field, to, from map[string]any) {
	for _, name := range f.KeyFields {
		if v, has := from[name]; has {
			to[name] = v
		}
	}
}

// PinReferences writes the references in a body that is about to be sent as
// documents pin them: by id. So they are compared by id, and never looked up
// as names.
func PinReferences(kind *registry.Kind, body map[string]any) map[string]any {
	out, _ := pinned(kind.Spec, body).(map[string]any)
	return out
}

func pinned(f *registry.Field, v any) any {
	return registry.Map(f, v, "", func(f *registry.Field, v any, _ jsonvalue.Pointer) (any, bool) {
		if f == nil {
			return v, true
		}
		if text, ok := v.(string); ok && f.Ref != nil && f.Ref.Form == registry.RefID && f.Ref.IsID(text) {
			return map[string]any{"id": text}, true
		}
		_, isObject := v.(map[string]any)
		return v, isObject && f.Ref != nil
	})
}

// ServerChanges compares what was sent (in.Body) with what the tenant stored
// (in.Live): fields whose values differ, with the stored value as Before and
// the sent one as After, and known behavior of the server. What the tenant
// added is not a difference, and secrets are not compared.
func ServerChanges(in plan.Adoption) (fields []plan.FieldChange, known []plan.Note) {
	p := adopter(in)
	p.Settings.Secrets.KeepEmpty = true
	proposed, changed := p.Propose()
	if changed {
		differences := diff.Fields(p.paired, in.Live.Kind.Spec, map[string]any(p.Live.Value), proposed, "")
		fields = withoutSecrets(p.secrecy().Hide(differences), p.secrecy())
	}
	for _, problem := range p.Found.Problems {
		fields = append(fields, p.serverChange(problem.Pointer)...)
	}
	fields = slices.DeleteFunc(fields, func(f plan.FieldChange) bool { return IsSpelling(in.Live.Kind.Spec.At(f.Pointer), f) })
	for _, note := range p.Found.Notes {
		if note.Code == plan.NoteSticky {
			known = append(known, note)
		}
	}
	return fields, known
}

// IsSpelling reports whether a reference was sent by id and is stored by
// name: only a look-up can decide whether both are the same object.
func IsSpelling(f *registry.Field, change plan.FieldChange) bool {
	if f == nil || f.Ref == nil || f.Ref.IDPattern == "" {
		return false
	}
	sent, isText := change.After.(string)
	stored, also := change.Before.(string)
	return isText && also && f.Ref.IsID(sent) && !f.Ref.IsID(stored)
}

// withoutSecrets removes secrets, and fields that were cleared and are stored
// as an empty value.
func withoutSecrets(fields []plan.FieldChange, s secrecy.Rules) []plan.FieldChange {
	var kept []plan.FieldChange
	for _, f := range fields {
		if !s.Covers(f.Pointer, f.Before) && !clearedToEmpty(f) {
			kept = append(kept, f)
		}
	}
	return kept
}

func clearedToEmpty(f plan.FieldChange) bool {
	if _, cleared := f.After.(plan.Absent); !cleared || f.Sensitive {
		return false
	}
	switch stored := f.Before.(type) {
	case map[string]any:
		return len(stored) == 0
	case []any:
		return len(stored) == 0
	}
	return f.Before == nil || f.Before == ""
}

// serverChange is a change that the planner refuses to make, so that it is
// not among the differences.
func (p *Proposer) serverChange(at jsonvalue.Pointer) []plan.FieldChange {
	f := plan.Changed(at, plan.Absent{}, plan.Absent{})
	if stored, ok := at.Get(map[string]any(p.Live.Value)); ok {
		f.Before = stored
	}
	if sent, ok := at.Get(map[string]any(p.Doc.Spec)); ok {
		f.After = asSent(p.Live.Kind.Spec.At(at), sent)
	}
	return p.secrecy().Hide([]plan.FieldChange{f})
}

// asSent undoes what PinReferences does to a reference.
func asSent(f *registry.Field, v any) any {
	if id, pinned := reference.Pinned(v); pinned && f != nil && f.Ref != nil && f.Ref.Form == registry.RefID {
		return id
	}
	return v
}
