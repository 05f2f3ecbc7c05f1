package export

import (
	"cmp"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
)

// reference writes the name of what a live reference is to, or its id where it
// has no name that leads back to it.
func (d *draft) reference(f *state.Field, v any, at jsonvalue.Pointer) (any, bool) {
	id, called := idAndName(v)
	kind := d.Kinds.Find(d.refKind(f.Ref, at))
	if id == "" {
		return nil, false
	}
	if kind == nil || f.Ref.Form == state.RefName || !f.Ref.IsID(id) {
		return v, true
	}
	if kind.Lookup != nil && slices.Contains(kind.Lookup.Ignored, called) {
		return nil, false
	}
	if name := d.nameOf(kind, f.Ref, id); name != "" {
		return name, true
	}
	if f.Ref.IDPattern != "" {
		return v, true
	}
	d.out.Comments[at] = cmp.Or(called, "no name leads to it")
	return map[string]any{"id": id}, true
}

func idAndName(v any) (id, name string) {
	if text, ok := v.(string); ok {
		return text, ""
	}
	obj, _ := v.(map[string]any)
	id, _ = obj["id"].(string)
	name, _ = obj["name"].(string)
	return id, name
}

// refKind chooses the kind by the sibling that the rule names.
func (d *draft) refKind(rule *state.RefRule, at jsonvalue.Pointer) string {
	if rule.KindBy == nil {
		return rule.Kind
	}
	v, _ := at.Parent().Append(rule.KindBy.Field).Get(map[string]any(d.object.Value))
	chosen, _ := v.(string)
	return rule.KindBy.Map[chosen]
}

// nameOf returns the name that resolves to exactly this id, "" where there is
// none.
func (d *draft) nameOf(kind *state.Kind, rule *state.RefRule, id string) string {
	if kind.Lookup == nil {
		return d.declaredName(kind, rule, id)
	}
	e, ok := d.Directory.ByID(kind.Name, id)
	if !ok || e.Name == "" {
		return ""
	}
	for _, other := range d.Directory.ByName(kind.Name, e.Name) {
		if other.ID != id {
			return ""
		}
	}
	return e.Name
}

func (d *draft) declaredName(kind *state.Kind, rule *state.RefRule, id string) string {
	candidates := d.Live.All()
	if rule.InParent {
		candidates = d.Live.Children(d.home())
	}
	for _, o := range candidates {
		if o.Kind == kind && o.ID == id && d.Live.Alike(o.Key) == nil {
			return o.Key.Name()
		}
	}
	return ""
}

// home is the object below which siblings are.
func (d *draft) home() state.Key {
	if d.object.Parent != nil {
		return d.object.Parent.Key
	}
	return d.object.Key
}
