package propose

import (
	"fmt"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// ref compares a reference by id. A changed one is replaced completely.
func (p *Proposer) ref(f *registry.Field, live jsonvalue.Optional, desired any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	kind := p.refKind(f.Ref, desired, at)
	if text, isText := desired.(string); isText && kind != "" && f.Ref.Prefix != "" {
		return p.prefixed(kind, f, live, text, at)
	}
	return p.refOf(kind, f, live, desired, at)
}

// refOf compares a reference to an object of a kind, "" if the member that selects the
// kind selects none.
func (p *Proposer) refOf(kind string, f *registry.Field, live jsonvalue.Optional, desired any, at jsonvalue.Pointer) (jsonvalue.Optional, bool) {
	if id, isPinned := reference.Pinned(desired); isPinned && kind == "" {
		return p.scalar(f, live, id, at)
	}
	if kind == "" || p.isLiteralID(kind, f.Ref, live, desired) {
		p.noteUnlisted(kind, f, live, desired, at)
		return p.scalar(f, live, desired, at)
	}
	if p.isPrivate(kind, live) {
		p.note(plan.NoteSticky, at, fmt.Sprintf("the tenant set the private object %q; the declared reference is left alone", refName(live)))
		return live, false
	}
	held := live
	if f.Ref.Form == registry.RefName && live.Exists {
		held = heldBy(reference.Ref{Rule: f.Ref, Value: live.Value})
	}
	target, ok := p.resolve(kind, f.Ref, held, desired, at)
	if !ok {
		return live, false
	}
	if live.Exists && sameTarget(f.Ref, held, target) {
		p.explain(at, live, desired, "both refer to the same id", false)
		return live, false
	}
	if p.refuseUnfit(kind, f.Ref.Requires, target, at) {
		return live, false
	}
	p.explain(at, live, desired, "the references have different ids", true)
	return jsonvalue.Present(p.refValue(kind, f.Ref, target)), true
}

// isLiteralID reports whether a declared string is what the tenant holds instead of a
// name: if ids have a pattern, it is what live has, or nothing has it as its name.
func (p *Proposer) isLiteralID(kind string, rule *registry.RefRule, live jsonvalue.Optional, desired any) bool {
	text, ok := desired.(string)
	if !ok || rule.IDPattern == "" || p.declares(kind, text) {
		return false
	}
	liveID := refID(live)
	if liveID != "" && !rule.IsID(liveID) {
		return text == liveID || len(p.Directory.ByName(kind, text)) == 0
	}
	e, known := p.Directory.ByID(kind, liveID)
	return !(known && e.Matches(text)) && len(p.Directory.ByName(kind, text)) == 0
}

// declares reports whether a document is about an object with the name.
func (p *Proposer) declares(kind, name string) bool {
	d := p.Documents.Find(state.NewKey(kind, name))
	return d != nil && !d.Absent
}

// refKind selects the kind of a reference by a sibling if the rule requires
// it; "" if the sibling's value selects none.
func (p *Proposer) refKind(rule *registry.RefRule, desired any, at jsonvalue.Pointer) string {
	if rule.Chooser() == nil {
		return rule.KindOf(nil, desired)
	}
	siblings, _ := at.Parent().Get(map[string]any(p.Doc.Spec))
	members, _ := siblings.(map[string]any)
	return rule.KindBeside(members)
}

func refID(live jsonvalue.Optional) string {
	id, _ := reference.Held(live.Value)
	return id
}

func refName(live jsonvalue.Optional) string {
	_, name := reference.Held(live.Value)
	return name
}

// sameTarget reports whether live refers to the target: by its id, or if the
// reference is a name also by that.
func sameTarget(rule *registry.RefRule, live jsonvalue.Optional, t target) bool {
	id := refID(live)
	if rule.Form == registry.RefName {
		return live.Exists && refName(live) == t.name && (id == "" || t.key == "" && id == t.id)
	}
	return t.key == "" && t.id != "" && id == t.id
}

// refValue writes a reference in the API's form.
func (p *Proposer) refValue(kind string, rule *registry.RefRule, t target) any {
	switch rule.Form {
	case registry.RefName:
		return rule.Prefix + t.name
	case registry.RefObject:
	default:
		return t.idOrIDOf()
	}
	ref := map[string]any{"id": t.idOrIDOf()}
	if k := p.Kinds.Find(kind); k.Type != "" {
		ref["type"] = k.Type
	}
	if t.name != "" {
		ref["name"] = t.name
	}
	return ref
}
