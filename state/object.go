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
	// Parent is the object above it, or nil.
	Parent *Object
	// Address is its name in a path: its id or an identity value.
	Address string
	// Value is the object as the tenant sent it. It is never changed.
	Value map[string]any
	// Brought are the elements of sets that other elements may have brought along.
	Brought registry.Brought
	// Default: the object was never set; Value is the API's answer for that.
	Default bool
	// Partial: Value comes from a list whose rows may be incomplete.
	Partial bool
	// Confirmed: it was read at its own Address.
	Confirmed bool
	// Unread is the reason why the tenant does not show the object itself; Value
	// then comes from a list.
	Unread Unread
	// Malformed are the places of values that cannot be written back unchanged;
	// they are not managed.
	Malformed []jsonvalue.Pointer
}

// Live is the state of the tenant, as far as it was read.
type Live struct {
	objects map[Key]*Object
	// ambiguous are all objects of a key that several have.
	ambiguous map[Key][]*Object
	children  map[Key][]*Object
	byID      map[kindID]*Object
	unread    map[collection]Unread
	// defaults are what objects are created from.
	defaults       map[Key]*Object
	unreadDefaults map[string]Unread
	// nameless is how many objects lack what identifies them, by kind.
	nameless map[string]int
	// passedOver is how many were not read because there are too many, by kind.
	passedOver map[string]int
	// Added, if set, hears of each object that is added.
	Added func(*Object)
}

// collection is a kind's objects below one parent, "" if the kind has none.
type collection struct {
	kind   string
	parent Key
}

// kindID names an object by its kind and id.
type kindID struct {
	kind, id string
}

// NewLive returns an empty tenant.
func NewLive() *Live {
	return &Live{objects: map[Key]*Object{}, ambiguous: map[Key][]*Object{}, children: map[Key][]*Object{}, byID: map[kindID]*Object{}, unread: map[collection]Unread{},
		defaults: map[Key]*Object{}, unreadDefaults: map[string]Unread{}, nameless: map[string]int{}, passedOver: map[string]int{},
	}
}

// Add adds an object. If several have one key, Find returns the first, and
// Ambiguous all of them.
func (l *Live) Add(o *Object) {
	if l.Added != nil {
		l.Added(o)
	}
	if first, taken := l.objects[o.Key]; taken {
		l.addAmbiguous(first, o)
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

// Without returns the tenant as it would be without some objects.
func (l *Live) Without(gone func(*Object) bool) *Live {
	out := NewLive()
	for _, o := range l.All() {
		if !gone(o) {
			out.Add(o)
		}
	}
	out.unread, out.defaults, out.unreadDefaults = l.unread, l.defaults, l.unreadDefaults
	return out
}

// MarkUnread notes why the objects of a kind below a parent ("" if the kind
// has none) could not be read.
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
		if several := l.ambiguous[key]; several != nil {
			all = append(all, several...)
			continue
		}
		all = append(all, o)
	}
	return sortObjects(all)
}

// Count returns how many objects there are.
func (l *Live) Count() int {
	count := len(l.objects)
	for _, several := range l.ambiguous {
		count += len(several) - 1
	}
	return count
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

// PartlyRead reports whether parts of the object are not known: a list shows
// less of its kind than the object itself, which the tenant does not show.
func (o *Object) PartlyRead() bool { return o.Unread.Gone || o.Unread.Happened() && o.Partial }

// Ancestors returns the object's parent, the parent of that, and so on.
func (o *Object) Ancestors() []*Object {
	var all []*Object
	for a := o.Parent; a != nil; a = a.Parent {
		all = append(all, a)
	}
	return all
}

// IsUnset reports whether every member that a document could declare is null,
// empty or the kind's default: the answer for an object that was never set,
// if the API has one (API: Never set).
func (o *Object) IsUnset() bool {
	for _, f := range o.Kind.Spec.Properties {
		if v, ok := o.Value[f.Name]; ok && !f.ReadOnly && !f.IsEmptyValue(v) {
			return false
		}
	}
	return true
}

// NotRead describes the collections that could not be read, and the objects
// that only a list shows, sorted.
func (l *Live) NotRead() []Gap {
	var out []Gap
	for c, u := range l.unread {
		if parent := l.objects[c.parent]; parent != nil && parent.Unread.Gone {
			continue // it has its own entry
		}
		out = append(out, u.gap(c.kind, c.parent))
	}
	for _, o := range l.All() {
		if o.PartlyRead() {
			out = append(out, o.Unread.gap("", o.Key))
		}
	}
	slices.SortFunc(out, func(a, b Gap) int { return cmp.Compare(a.String(), b.String()) })
	return out
}
