package state

import (
	"cmp"
	"slices"

	"isc-sync/internal/jsonvalue"
	"isc-sync/state/registry"
)

// Object is one API object as the tenant has it.
type Object struct {
	Key  Key
	Kind *registry.Kind
	ID   string
	// Parent is the object that it belongs to, nil at the top.
	Parent *Object
	// Address is what names it in a path: its id or an identity value,
	// whichever the tenant answers to.
	Address string
	// Value is the object as the tenant sent it. It is never changed.
	Value map[string]any
	// Default: the object was never set; Value is what the API says instead.
	Default bool
	// Partial: Value comes from a list whose rows may lack something.
	Partial bool
	// Confirmed: it was read by itself, at its Address.
	Confirmed bool
	// Unread says why the tenant would not show it by itself; Value is then what
	// a list told.
	Unread Unread
	// Flawed are places whose value the tenant sent in a way that cannot be
	// written back unchanged; they are not managed.
	Flawed []jsonvalue.Pointer
}

// Live is what the tenant has, as far as it was read.
type Live struct {
	objects map[Key]*Object
	// alike are all objects of a key that several have.
	alike    map[Key][]*Object
	children map[Key][]*Object
	byID     map[kindID]*Object
	unread   map[collection]Unread
}

// collection is a kind's objects below one parent, "" at the top.
type collection struct {
	kind   string
	parent Key
}

// kindID names an object by what the tenant calls it.
type kindID struct {
	kind, id string
}

// NewLive returns an empty tenant.
func NewLive() *Live {
	return &Live{objects: map[Key]*Object{}, alike: map[Key][]*Object{}, children: map[Key][]*Object{}, byID: map[kindID]*Object{}, unread: map[collection]Unread{}}
}

// Add takes an object in. Of several with one key the first is found by it, and
// Alike tells all of them.
func (l *Live) Add(o *Object) {
	if first, taken := l.objects[o.Key]; taken {
		l.addAlike(first, o)
		return
	}
	l.objects[o.Key] = o
	l.index(o)
}

func (l *Live) index(o *Object) {
	if o.ID != "" {
		l.byID[kindID{o.Kind.Name, o.ID}] = o
	}
	if o.Parent != nil {
		l.children[o.Parent.Key] = append(l.children[o.Parent.Key], o)
	}
}

// Without returns the tenant as it would be if some objects were not there.
func (l *Live) Without(gone func(*Object) bool) *Live {
	out := NewLive()
	for _, o := range l.All() {
		if !gone(o) {
			out.Add(o)
		}
	}
	out.unread = l.unread
	return out
}

// MarkUnread notes why the objects of a kind below a parent ("" at the top)
// could not be read.
func (l *Live) MarkUnread(kind string, parent Key, u Unread) {
	l.unread[collection{kind, parent}] = u
}

// Unread returns why the objects of a kind below a parent could not be read, or
// not all of them; its zero value if they were.
func (l *Live) Unread(kind string, parent Key) Unread { return l.unread[collection{kind, parent}] }

// Find returns the object with the key, or nil.
func (l *Live) Find(key Key) *Object { return l.objects[key] }

// ByID returns the object of a kind that has the id, or nil.
func (l *Live) ByID(kind, id string) *Object { return l.byID[kindID{kind, id}] }

// Children returns the objects below the one with the key, sorted by key.
func (l *Live) Children(key Key) []*Object {
	return sortObjects(slices.Clone(l.children[key]))
}

// Below returns the objects below the one with the key, directly or not.
func (l *Live) Below(key Key) (all []*Object) {
	for _, o := range l.Children(key) {
		all = append(append(all, o), l.Below(o.Key)...)
	}
	return all
}

// All returns every object, sorted by key and id.
func (l *Live) All() []*Object {
	all := make([]*Object, 0, len(l.objects))
	for key, o := range l.objects {
		if several := l.alike[key]; several != nil {
			all = append(all, several...)
			continue
		}
		all = append(all, o)
	}
	return sortObjects(all)
}

// Keys returns the keys of all objects.
func (l *Live) Keys() Keys {
	keys := make(Keys, len(l.objects))
	for key := range l.objects {
		keys[key] = true
	}
	return keys
}

func sortObjects(objects []*Object) []*Object {
	slices.SortStableFunc(objects, func(a, b *Object) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.ID, b.ID)) })
	return objects
}

// HalfRead tells whether something of the object is not known: a list tells
// less of its kind than the object itself, which the tenant would not show.
func (o *Object) HalfRead() bool { return o.Unread.Gone || o.Unread.Happened() && o.Partial }

// Ancestors returns the object that this one belongs to, the one that that
// belongs to, and so on.
func (o *Object) Ancestors() []*Object {
	var all []*Object
	for a := o.Parent; a != nil; a = a.Parent {
		all = append(all, a)
	}
	return all
}

// SaysNothing tells whether every member that a document could declare is
// null, empty or the kind's default: the answer for an object that was never
// set, where the API gives one (API: Never set).
func (o *Object) SaysNothing() bool {
	for _, f := range o.Kind.Spec.Properties {
		if v, ok := o.Value[f.Name]; ok && !f.ReadOnly && !f.ReadsAsNothing(v) {
			return false
		}
	}
	return true
}

// NotRead describes the collections that could not be read, and the objects of
// which only a list told something, sorted.
func (l *Live) NotRead() []Gap {
	var out []Gap
	for c, u := range l.unread {
		if parent := l.objects[c.parent]; parent != nil && parent.Unread.Gone {
			continue // it is listed itself
		}
		out = append(out, u.gap(c.kind, c.parent))
	}
	for _, o := range l.All() {
		if o.HalfRead() {
			out = append(out, o.Unread.gap("", o.Key))
		}
	}
	slices.SortFunc(out, func(a, b Gap) int { return cmp.Compare(a.String(), b.String()) })
	return out
}
