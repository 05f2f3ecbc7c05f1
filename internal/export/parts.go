package export

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// written is what a document writes for the object with an id: its name, or
// the parts of it; nil if none resolves to the object.
func (d *draft) written(kind *registry.Kind, rule *registry.RefRule, id string) any {
	if rule.Parts(kind.Name) != nil {
		if parts := d.partsOf(kind, rule, id); parts != nil {
			return withChoice(rule, kind, parts)
		}
		return nil
	}
	name := d.nameOf(kind, rule, id)
	switch {
	case name == "":
		return nil
	case rule.Choice(kind.Name) != "":
		return withChoice(rule, kind, map[string]any{"name": name})
	}
	return name
}

// withChoice adds the kind to a reference that needs it.
func withChoice(rule *registry.RefRule, kind *registry.Kind, ref map[string]any) map[string]any {
	if choice := rule.Choice(kind.Name); choice != "" {
		ref[rule.OwnMember()] = choice
	}
	return ref
}

// partsOf returns the parts of the name of an object that are not fixed, nil
// where they do not lead back to it.
func (d *draft) partsOf(kind *registry.Kind, rule *registry.RefRule, id string) map[string]any {
	values := d.partValues(kind, id)
	if values == nil {
		return nil
	}
	out := map[string]any{}
	for i, part := range rule.Parts(kind.Name) {
		if values[i] == "" {
			return nil
		}
		if at, fixed := rule.Fixed[part.Name]; fixed {
			if !d.says(at, values[i]) {
				return nil
			}
			continue
		}
		name := any(values[i])
		if part.Kind != "" {
			name = d.written(d.Kinds.Find(part.Kind), &registry.RefRule{Kind: part.Kind, Form: registry.RefObject}, values[i])
		}
		if name == nil {
			name = map[string]any{"id": values[i]}
		}
		out[part.Name] = name
	}
	return out
}

// partValues are the parts of an object's name, with ids of objects.
func (d *draft) partValues(kind *registry.Kind, id string) []string {
	if kind.FoundByParts() {
		if name := d.lookedUpName(kind, id); name != "" {
			return reference.Split(name)
		}
		return nil
	}
	o := d.Live.ByID(kind.Name, id)
	if o == nil || d.Live.Ambiguous(o.Key) != nil {
		return nil
	}
	values := o.Key.Parts()
	if above := o.Ancestors(); len(above) > 0 {
		values[kind.ParentParts()[0]] = above[len(above)-1].ID
	}
	return values
}

// says reports whether the field at a pointer says the part of a name.
func (d *draft) says(at jsonvalue.Pointer, value string) bool {
	v, _ := at.Get(map[string]any(d.object.Value))
	id, _ := reference.Held(v)
	return id == value
}
