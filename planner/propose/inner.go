package propose

import (
	"fmt"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// innerResolver resolves the references inside the values of one document.
type innerResolver struct {
	*Proposer
	// keys are the names that became keys of maps.
	keys map[keyAt]string
}

// ResolveInside returns the document's spec with the references inside its values
// in the form of the API.
func (p *Proposer) ResolveInside(live map[string]any) map[string]any {
	r := innerResolver{p, map[keyAt]string{}}
	return reference.Rewrite(p.Doc.Kind.Spec, p.Doc.Spec, live, r.edit)
}

// keyAt is a key of the map at a place.
type keyAt struct{ place, key string }

func (r innerResolver) edit(ref, other reference.Ref) (reference.Edit, bool) {
	if ref.Value == nil {
		return reference.Edit{}, true
	}
	if ref.Rule.Soft {
		r.noteUnchecked(ref, other)
		return keepID(ref, other)
	}
	at := ref.At()
	target, ok := r.resolve(ref.Kind, ref.Rule, heldBy(other), ref.Declared(), at)
	if !ok {
		return reference.Edit{Value: other.Value, ID: other.ID}, other.Value != nil
	}
	if ref.Rule.Form == registry.RefKey {
		return r.key(ref, target)
	}
	if sameTarget(ref.Rule, heldBy(other), target) || r.isOutdated(ref, other, target) {
		return reference.Edit{Value: other.Value, ID: other.ID}, true
	}
	edit := reference.Edit{Value: r.refValue(ref.Kind, ref.Rule, target)}
	if ref.Inner.ID != "" {
		edit.ID = target.idOrIDOf()
	}
	if edit.Value == "" {
		r.Problem(at, fmt.Sprintf("no %s with the id %s is known, and the tenant requires its name here", ref.Kind, target.id), "write the name")
	}
	return edit, true
}

// noteUnchecked notes a new name of an object that no list may have and nothing uses.
func (r innerResolver) noteUnchecked(ref, other reference.Ref) {
	name, isName := ref.Value.(string)
	_, held := other.Held()
	if !ref.Rule.Unlisted || !isName || name == held || slices.Contains(r.namesOf(ref.Kind), name) || r.UsesName(ref.Kind, name) {
		return
	}
	r.note(plan.NoteUnlisted, ref.At(), fmt.Sprintf("the name %q was not checked: no list of the tenant has every %s", name, ref.Kind))
}

// keepID keeps the id beside a soft reference whose name stays: no list has the
// object, so that its id is not known from elsewhere.
func keepID(ref, other reference.Ref) (reference.Edit, bool) {
	id, name := other.Held()
	if ref.Inner.ID == "" || id == "" || name != ref.Value {
		return reference.Edit{}, false
	}
	return reference.Edit{Value: ref.Value, ID: other.ID}, true
}

// isOutdated reports whether only the name beside the target's id differs,
// and no other object has that name: ids are compared, and names are for
// users. It is written again if the plan itself changes that name.
func (r innerResolver) isOutdated(ref, other reference.Ref, t target) bool {
	id, name := other.Held()
	if ref.Inner.ID == "" || id == "" || id != t.id {
		return false
	}
	key := r.declaredKey(ref.Rule, ref.Kind, name)
	return !r.LosesName(key) && r.Objects.Find(key) == nil && len(r.Directory.ByName(ref.Kind, name)) == 0
}

// key replaces a name that is a key of a map by the id. Two names of one
// object cannot both be keys.
func (r innerResolver) key(ref reference.Ref, t target) (reference.Edit, bool) {
	id := t.id
	if t.key != "" {
		id = state.MapKey(t.key)
	}
	at := ref.At()
	place := keyAt{string(at.Parent()), id}
	if other, taken := r.keys[place]; taken {
		r.Problem(at, fmt.Sprintf("%q and %q are the same %s", other, ref.Value, ref.Kind), "keep one of the two keys")
		return reference.Edit{}, false
	}
	r.keys[place] = at.Last()
	return reference.Edit{Value: id}, true
}

// heldBy is the live value at the place of a reference, with id and name if
// it has both.
func heldBy(r reference.Ref) jsonvalue.Optional {
	if r.Value == nil {
		return jsonvalue.Optional{}
	}
	id, name := r.Held()
	held := map[string]any{}
	if id != "" {
		held["id"] = id
	}
	if name != "" {
		held["name"] = name
	}
	return jsonvalue.Present(held)
}
