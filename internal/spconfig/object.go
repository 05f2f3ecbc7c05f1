package spconfig

import (
	"cmp"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// read makes the objects of a kind that an exported one is or has.
func (r *reader) read(kind *registry.Kind, e *exported) {
	rule := kind.SPConfig
	if reason := rule.LeavesAlone(e.Value); reason != "" {
		r.lost.addObject(e.Type, reason, e.label())
		r.reject(kind, e)
		return
	}
	parent, ok := r.parent(kind, e)
	if !ok {
		return
	}
	for _, p := range parts(rule.At, e) {
		if rule.Unusable != "" {
			r.lost.addObject(kind.Name, rule.Unusable, e.label())
			return
		}
		value, isObject := p.value.(map[string]any)
		if !isObject {
			r.lost.addObject(kind.Name, "it is not an object", e.label()+string(p.at))
			continue
		}
		r.object(kind, parent, e, value, p)
	}
}

// part is a value in an exported object, and its place there.
type part struct {
	at    jsonvalue.Pointer
	value any
}

// parts are the values at a place, which may have a list of them.
func parts(at jsonvalue.Pointer, e *exported) (found []part) {
	v, _ := at.Get(e.Value)
	list, isList := v.([]any)
	if v == nil {
		return nil
	}
	if !isList {
		return []part{{at, v}}
	}
	for i, one := range list {
		found = append(found, part{at.Index(i), one})
	}
	return found
}

// parent finds what an exported object belongs to: it is inside that, or names it.
// What the file does not have itself is known by its name.
func (r *reader) parent(kind *registry.Kind, e *exported) (*state.Object, bool) {
	switch {
	case kind.Parent == "":
		return nil, true
	case kind.SPConfig.At != "":
		o := r.made[e]
		return o, o != nil && r.Live.Ambiguous(o.Key) == nil
	}
	v, _ := kind.SPConfig.Parent.Get(e.Value)
	id, called := reference.Held(v)
	if o := r.Live.ByID(kind.Parent, id); o != nil {
		return o, r.Live.Ambiguous(o.Key) == nil
	}
	if r.rejected[[2]string{kind.Parent, id}] {
		r.lost.addObject(e.Type, "the "+kind.Parent+" that it belongs to was not converted", e.label())
		return nil, false
	}
	above := r.kinds.Find(kind.Parent)
	entry, _ := r.Directory.ByID(above.Name, id)
	if name := cmp.Or(called, entry.Name); name != "" && len(above.Identity) == 1 {
		return &state.Object{Kind: above, ID: id, Key: state.NewKey(above.Name, name), Value: map[string]any{}}, true
	}
	r.lost.addObject(e.Type, "the file does not have the "+kind.Parent+" that it belongs to", e.label())
	return nil, false
}

// object makes one object, unless no document can declare it.
func (r *reader) object(kind *registry.Kind, parent *state.Object, e *exported, value map[string]any, p part) {
	value, flaws := renamed(kind, value, within(e.flaws, p.at))
	r.unplaced(kind, value, e, r.elsewhere(kind))
	if p.at == "" && value["id"] == nil && e.ID != "" && kind.Spec.Property("id") != nil {
		value["id"] = e.ID
	}
	if why := cmp.Or(kind.VendorOwns(value), missing(kind, value)); why != "" {
		r.lost.addObject(kind.Name, why, nameIn(kind, value, e))
		r.reject(kind, e)
		return
	}
	o, absent := live(kind, parent, value, flaws)
	if why := excluded(o); why != "" {
		r.lost.addObject(kind.Name, why, string(o.Key))
		return
	}
	r.Live.Add(o)
	r.converted[e] = true
	r.Absent[o.Key] = append(r.Absent[o.Key], absent...)
	if p.at == "" {
		r.made[e] = o
	}
}

// reject notes that an exported object became no document, so that what belongs to it
// cannot become one either.
func (r *reader) reject(kind *registry.Kind, e *exported) {
	if id, _ := e.Value["id"].(string); kind.SPConfig.At == "" {
		r.rejected[[2]string{kind.Name, cmp.Or(id, e.ID)}] = true
	}
}

// live makes a live object, and returns the places of the secrets that it may have and
// the file does not hold.
func live(kind *registry.Kind, parent *state.Object, value map[string]any, flaws []jsonvalue.Pointer) (*state.Object, []jsonvalue.Pointer) {
	value, absent := toDocument(kind, value)
	if len(flaws) == 0 {
		value = withoutTwins(kind, value)
	}
	o := state.NewObject(kind, parent, value)
	o.Malformed = flaws
	o.Default = kind.Singleton && o.IsUnset()
	return o, absent
}

// excluded returns why an object of its name is not handled, or "".
func excluded(o *state.Object) string {
	for _, x := range o.Kind.NotExported {
		if x.Value == o.Key.Name() {
			return x.Reason
		}
	}
	return ""
}

// missing returns why a value cannot be named by a document, or "".
func missing(kind *registry.Kind, value map[string]any) string {
	if field := kind.MissingIdentity(value); field != "" {
		return "it has no " + field
	}
	return ""
}

// nameIn is what an object is called in a message.
func nameIn(kind *registry.Kind, value map[string]any, e *exported) string {
	if len(kind.Identity) > 0 {
		if name, _ := value[kind.Identity[len(kind.Identity)-1].Name].(string); name != "" {
			return name
		}
	}
	return e.label()
}
