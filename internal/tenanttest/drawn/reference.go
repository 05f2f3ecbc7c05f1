package drawn

import (
	"maps"
	"slices"

	"isc-sync/state/registry"
)

// reference draws the name of an object, nil if there is none to name.
func (d *Draw) reference(r *registry.RefRule) any {
	kind, own := r.Kind, ""
	if by := r.KindBy; by != nil && by.Own != "" {
		own = Pick(d, slices.Sorted(maps.Keys(by.Map)))
		kind = by.Map[own]
	} else if by != nil {
		value, _ := d.Beside[by.Field].(string)
		kind = by.Map[value]
	}
	if r.Requires != nil && kind == d.Kind.Name {
		return nil // what the other one has is not known yet
	}
	name := d.nameOf(kind, r)
	if text, isText := name.(string); isText {
		name = r.Prefix + text
	}
	if name == nil || own == "" || own == r.KindBy.Else && d.IntN(2) == 0 {
		return name
	}
	return map[string]any{r.KindBy.Own: own, "name": name}
}

func (d *Draw) nameOf(kind string, r *registry.RefRule) any {
	names := d.Known[kind]
	switch {
	case r.InParent:
		names = d.siblings(kind)
	case kind == d.Kind.Name: // those before it, so that there is no circle
		names = names[:d.I]
	}
	if parts := slices.Sorted(maps.Keys(r.Fixed)); len(parts) > 0 {
		return d.fixed(r, names, parts)
	}
	if len(names) == 0 {
		return nil
	}
	return Pick(d, names)
}

// only draws a name that no other document of the kind refers to.
func (d *Draw) only(r *registry.RefRule) any {
	if names := d.Known[r.Kind]; d.I < len(names) && r.Kind != d.Kind.Name {
		return names[d.I]
	}
	return nil
}

// fixed draws one of the names whose fixed parts are as the document says, without
// these.
func (d *Draw) fixed(r *registry.RefRule, names []any, parts []string) any {
	var fit []any
	for _, name := range names {
		rest := maps.Clone(name.(map[string]any))
		same := true
		for _, part := range parts {
			same = same && rest[part] == d.Top[r.Fixed[part].Last()]
			delete(rest, part)
		}
		if same {
			fit = append(fit, rest)
		}
	}
	if len(fit) == 0 {
		return nil
	}
	return Pick(d, fit)
}
