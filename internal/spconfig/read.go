package spconfig

import (
	"cmp"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state"
	"isc-sync/state/reference"
	"isc-sync/state/registry"
)

// Content is what a file holds.
type Content struct {
	Live      *state.Live
	Directory *state.Directory
	// Objects counts the objects of the file.
	Objects int
	// Absent are the secrets that an object may have and that the file does not hold.
	Absent map[state.Key][]jsonvalue.Pointer
	// Lost is what could not be converted, and why; sorted.
	Lost []string
}

// reader turns the objects of a file into live ones.
type reader struct {
	kinds *registry.Kinds
	*Content
	lost losses
	// made are the live objects that exported ones became, nil for those without.
	made map[*exported]*state.Object
	// ids are those of the objects so far, to find one that comes twice.
	ids map[[2]string]bool
}

// Read reads the text of a file.
func Read(kinds *registry.Kinds, data []byte) (*Content, error) {
	r := &reader{
		kinds: kinds, Content: &Content{Live: state.NewLive(), Absent: map[state.Key][]jsonvalue.Pointer{}},
		made: map[*exported]*state.Object{}, ids: map[[2]string]bool{},
	}
	objects, root, err := r.decode(data)
	if err != nil {
		return nil, err
	}
	r.Directory = learn(kinds, objects, root)
	objects = r.once(objects)
	for _, kind := range kinds.All() {
		if kind.SPConfig == nil {
			continue
		}
		for _, e := range objects {
			if e.Type == kind.SPConfig.Type {
				r.read(kind, e)
			}
		}
	}
	for _, e := range objects {
		r.around(e)
	}
	r.Lost = r.lost.texts()
	return r.Content, nil
}

// once leaves out objects of types that no kind has, and all but the first of those
// with one type and id.
func (r *reader) once(objects []*exported) (kept []*exported) {
	known := map[string]bool{}
	for _, kind := range r.kinds.All() {
		if kind.SPConfig != nil {
			known[kind.SPConfig.Type] = true
		}
	}
	for _, e := range objects {
		id := [2]string{e.Type, e.ID}
		switch {
		case !known[e.Type]:
			r.lost.add(e.Type, "isc-sync has no kind for this type", e.label())
		case e.ID != "" && r.ids[id]:
			r.lost.add(e.Type+" "+e.ID, "the file has it several times, and the first one counts", e.label())
		default:
			r.ids[id] = true
			kept = append(kept, e)
		}
	}
	return kept
}

// read makes the objects of a kind that an exported one is or has.
func (r *reader) read(kind *registry.Kind, e *exported) {
	rule := kind.SPConfig
	if reason := rule.LeavesAlone(e.Value); reason != "" {
		r.lost.add(e.Type, reason, e.label())
		return
	}
	parent, ok := r.parent(kind, e)
	if !ok {
		return
	}
	for _, p := range parts(rule.At, e) {
		if rule.Unusable != "" {
			r.lost.add(kind.Name, rule.Unusable, e.label())
			return
		}
		value, isObject := p.value.(map[string]any)
		if !isObject {
			r.lost.add(kind.Name, "it is not an object", e.label()+string(p.at))
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
	above := r.kinds.Find(kind.Parent)
	entry, _ := r.Directory.ByID(above.Name, id)
	if name := cmp.Or(called, entry.Name); name != "" && len(above.Identity) == 1 {
		return &state.Object{Kind: above, ID: id, Key: state.NewKey(above.Name, name), Value: map[string]any{}}, true
	}
	r.lost.add(e.Type, "the file does not have the "+kind.Parent+" that it belongs to", e.label())
	return nil, false
}

// object makes one object, unless no document can declare it.
func (r *reader) object(kind *registry.Kind, parent *state.Object, e *exported, value map[string]any, p part) {
	flaws := within(e.flaws, p.at)
	value, flaws = renamed(kind, value, flaws)
	r.unplaced(kind, value, e, r.elsewhere(kind))
	if f := kind.Spec.Property("id"); p.at == "" && f != nil && value["id"] == nil && e.ID != "" {
		value["id"] = e.ID
	}
	if why := cmp.Or(kind.VendorOwns(value), missing(kind, value)); why != "" {
		r.lost.add(kind.Name, why, nameIn(kind, value, e))
		return
	}
	value, absent := toDocument(kind, value)
	if len(flaws) == 0 {
		value = withoutTwins(kind, value)
	}
	o := state.NewObject(kind, parent, value)
	o.Malformed = flaws
	o.Default = kind.Singleton && o.IsUnset()
	for _, x := range kind.NotExported {
		if x.Value == o.Key.Name() {
			r.lost.add(kind.Name, x.Reason, string(o.Key))
			return
		}
	}
	r.Live.Add(o)
	r.Absent[o.Key] = append(r.Absent[o.Key], absent...)
	if p.at == "" {
		r.made[e] = o
	}
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
