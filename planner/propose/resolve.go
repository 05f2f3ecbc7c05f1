package propose

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// targetOf returns the API's form of an entry: its id, or its name if the id
// does not match the pattern or live uses the name.
func targetOf(rule *registry.RefRule, e state.Entry, liveID string) target {
	id := e.ID
	if e.Display != "" && rule.IDPattern != "" && (!rule.IsID(id) || liveID == e.Display) {
		id = e.Display
	}
	return target{id: id, name: cmp.Or(e.Display, e.Name)}
}

// target is the result of resolving a name: an id that exists, or the key of
// an object that does not exist yet.
type target struct {
	id, name string
	key      state.Key
}

// idOrIDOf is the id, or its placeholder in a plan if the object does not
// exist yet.
func (t target) idOrIDOf() any {
	if t.key != "" {
		return plan.IDOf{Key: t.key}
	}
	return t.id
}

// resolve finds the object of a declared reference. False means that the
// field is left alone; then a note or a problem gives the reason.
func (p *Proposer) resolve(kind string, rule *registry.RefRule, live jsonvalue.Optional, desired any, at jsonvalue.Pointer) (target, bool) {
	if pinned, ok := reference.Pinned(desired); ok {
		if o := p.Objects.ByID(kind, pinned); o != nil && p.refuseDeleted(o.Key, at) {
			return target{}, false
		}
		return target{id: pinned, name: p.nameOf(kind, pinned, desired)}, true
	}
	if rule.Parts(kind) != nil {
		return p.resolveParts(kind, rule, live, desired, at)
	}
	name, ok := reference.NameIn(rule, desired)
	if !ok {
		p.Problem(at, "a reference is a name, or {id: …}", "")
		return target{}, false
	}
	if rule.Soft {
		return target{id: name, name: name}, true
	}
	if p.Kinds.Find(kind).Declarable() {
		return p.resolveDeclared(kind, rule, name, live, at)
	}
	return p.resolveByName(kind, rule, name, live, at)
}

func (p *Proposer) nameOf(kind, id string, pinned any) string {
	if name := refName(jsonvalue.Present(pinned)); name != "" {
		return name
	}
	if o := p.Objects.ByID(kind, id); o != nil {
		return o.Key.Name()
	}
	entry, _ := p.Directory.ByID(kind, id)
	return cmp.Or(entry.Display, entry.Name)
}

// resolveByName asks the directory. If several objects have the name, the id
// in live decides.
func (p *Proposer) resolveByName(kind string, rule *registry.RefRule, name string, live jsonvalue.Optional, at jsonvalue.Pointer) (target, bool) {
	liveID := refID(live)
	if e, ok := p.entryOf(kind, liveID); ok && e.Matches(name) {
		return targetOf(rule, e, liveID), true
	}
	found := p.Directory.ByName(kind, name)
	for _, e := range found {
		if e.ID == liveID || len(found) == 1 {
			return targetOf(rule, e, liveID), true
		}
	}
	if len(found) > 1 {
		p.Problem(at, fmt.Sprintf("%d objects of kind %s are called %q: %s", len(found), kind, name, describeEntries(found, name)), "write {id: …} with the id of the one that is meant")
		return target{}, false
	}
	if live.Exists && refName(live) == name || liveID != "" && p.isDangling(kind, liveID) {
		p.note(plan.NoteLeftAlone, at, p.whyLeftAlone(kind, name, liveID))
		return target{}, false
	}
	p.missing(kind, name, live, at)
	return target{}, false
}

// entryOf finds an object by its id, whether it was looked up or read.
func (p *Proposer) entryOf(kind, id string) (state.Entry, bool) {
	if o := p.Objects.ByID(kind, id); o != nil {
		return state.Entry{ID: id, Name: o.Key.Name()}, true
	}
	return p.Directory.ByID(kind, id)
}

// namesOf are the known names of a kind: those looked up, and those of
// objects that were read or are declared.
func (p *Proposer) namesOf(kind string) []string {
	names := slices.Clone(p.Directory.Names(kind))
	if !p.Kinds.Find(kind).Declarable() {
		return names
	}
	for _, o := range p.Objects.All() {
		if o.Kind.Name == kind {
			names = append(names, o.Key.Name())
		}
	}
	for _, d := range p.Documents {
		if d.Kind.Name == kind && !d.Absent {
			names = append(names, d.Key.Name())
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// isDangling reports whether the tenant refers to an object that no longer
// exists: the reference keeps the display name of a former identity, and
// documents its alias.
func (p *Proposer) isDangling(kind, liveID string) bool {
	_, known := p.entryOf(kind, liveID)
	return !known && p.Kinds.Find(kind).FindsByID() && p.Directory.Unread(kind) == ""
}

// whyLeftAlone returns why a name that live has does not resolve: no object
// has it any more, or the client may not look.
func (p *Proposer) whyLeftAlone(kind, name, liveID string) string {
	if reason := p.Directory.Unread(kind); reason != "" {
		return fmt.Sprintf("whether the %s %q that the tenant refers to is the declared one could not be looked up, so the field is left alone (%s)", kind, name, reason)
	}
	if e, known := p.entryOf(kind, liveID); known {
		return fmt.Sprintf("the %s that the tenant refers to as %q is now called %q; the field is left alone: write that name", kind, name, e.Name)
	}
	by := "id"
	if liveID == "" {
		by = "name"
	}
	return fmt.Sprintf("cannot find %s %q any more, but the tenant still refers to it by %s; the field is left alone", kind, name, by)
}

// resolveDeclared finds an object of a kind that documents declare: a live
// one, or one that this plan creates.
func (p *Proposer) resolveDeclared(kind string, rule *registry.RefRule, name string, live jsonvalue.Optional, at jsonvalue.Pointer) (target, bool) {
	return p.resolveDeclaredKey(p.declaredKey(rule, kind, name), rule, name, live, at)
}

func (p *Proposer) resolveDeclaredKey(key state.Key, rule *registry.RefRule, name string, live jsonvalue.Optional, at jsonvalue.Pointer) (target, bool) {
	if several := p.Objects.Ambiguous(key); several != nil && p.DocumentOf(key) == nil {
		for _, o := range several {
			if o.ID == refID(live) {
				return target{id: o.ID, name: name}, true
			}
		}
		p.Problem(at, AmbiguousText(key, several), "write {id: …} with the id of the one that is meant")
		return target{}, false
	}
	if doc := p.RenamedTo(key); doc != nil {
		p.Problem(at, RenameText(key, doc), "write "+doc.Key.Name())
		return target{}, false
	}
	if p.refuseDeleted(key, at) {
		return target{}, false
	}
	if o := p.LiveFor(key); o != nil && o.Kind.ReferredApart() && !p.IsDeleted(key) {
		return p.resolveByName(key.Kind(), rule, name, live, at)
	} else if o != nil && !p.IsDeleted(key) {
		return target{id: o.ID, name: name}, true
	}
	if d := p.Documents.Find(key); d != nil && !d.Absent {
		return target{name: name, key: key}, true
	}
	if kind := key.Kind(); p.Kinds.Find(kind).Lookup != nil && rule.Parts(kind) == nil && !p.IsDeleted(key) {
		return p.resolveByName(kind, rule, name, live, at)
	}
	if refName(live) == name && (refID(live) != "" || rule.Form == registry.RefName) && !p.IsDeleted(key) {
		return target{id: refID(live), name: name}, true
	}
	text, hint := fmt.Sprintf("there is no %s: neither in the tenant nor in the documents", key), p.DidYouMean(key)
	if rule.Unlisted {
		p.note(plan.NoteUnlisted, at, text+"; the tenant may refuse the change: "+cmp.Or(hint, "write the name of one that exists"))
		return target{id: name, name: name}, true
	}
	p.Missing(key, at, text, cmp.Or(p.idHint(key.Kind(), name), hint, "declare it, or write the name of one that exists"))
	return target{}, false
}

// refuseDeleted reports a reference to an object that this plan deletes.
func (p *Proposer) refuseDeleted(key state.Key, at jsonvalue.Pointer) bool {
	if !p.IsDeleted(key) || p.LiveFor(key) == nil {
		return false
	}
	doc := p.DocumentOf(key)
	p.Problem(at, fmt.Sprintf("%s is deleted by this plan, at %s", key, doc.Position), "refer to another object, or remove ensure: absent there")
	return true
}

// declaredKey is the key of the object with a name.
func (p *Proposer) declaredKey(rule *registry.RefRule, kind, name string) state.Key {
	if !rule.InParent {
		return state.NewKey(kind, name)
	}
	parent := p.Doc.ParentKey()
	if parent == "" {
		parent = p.Doc.Key
	}
	return state.NewKey(kind, append(parent.Parts(), name)...)
}

func describeEntries(entries []state.Entry, asked string) string {
	parts := make([]string, len(entries))
	for i, e := range entries {
		parts[i] = e.ID
		if e.Name != asked {
			parts[i] = fmt.Sprintf("%q (%s)", e.Name, e.ID)
		}
	}
	return strings.Join(parts, ", ")
}
