package state

import "slices"

// Object is one API object as the tenant has it.
type Object struct {
	Key  Key
	Kind *Kind
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
}

// Live is what the tenant has, as far as it was read.
type Live struct {
	objects  map[Key]*Object
	children map[Key][]*Object
	// Unread are the collections that could not be read, with the reason:
	// "Schema of Source/HR".
	Unread []Unread
}

// Unread is something that the tenant would not show.
type Unread struct {
	Key    Key
	Reason string
}

// NewLive returns an empty tenant.
func NewLive() *Live {
	return &Live{objects: map[Key]*Object{}, children: map[Key][]*Object{}}
}

// Add takes an object in. A second object with the same key is kept out and
// reported by false: the API allows names that keys cannot tell apart.
func (l *Live) Add(o *Object) bool {
	if _, ok := l.objects[o.Key]; ok {
		return false
	}
	l.objects[o.Key] = o
	if o.Parent != nil {
		l.children[o.Parent.Key] = append(l.children[o.Parent.Key], o)
	}
	return true
}

// Find returns the object with the key, or nil.
func (l *Live) Find(key Key) *Object { return l.objects[key] }

// ByID returns the object of a kind that has the id, or nil.
func (l *Live) ByID(kind, id string) *Object {
	for _, o := range l.objects {
		if o.ID == id && o.Kind.Name == kind {
			return o
		}
	}
	return nil
}

// Children returns the objects below the one with the key, sorted by key.
func (l *Live) Children(key Key) []*Object {
	return sortObjects(slices.Clone(l.children[key]))
}

// All returns every object, sorted by key.
func (l *Live) All() []*Object {
	all := make([]*Object, 0, len(l.objects))
	for _, o := range l.objects {
		all = append(all, o)
	}
	return sortObjects(all)
}

func sortObjects(objects []*Object) []*Object {
	slices.SortFunc(objects, func(a, b *Object) int { return compareKeys(a.Key, b.Key) })
	return objects
}

func compareKeys(a, b Key) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
