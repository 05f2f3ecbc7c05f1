package state

import (
	"slices"

	"isc-sync/internal/jsonvalue"
)

// Alike returns the objects that share a key, sorted by id, where there are
// several: the API allows names that keys cannot tell apart.
func (l *Live) Alike(key Key) []*Object { return sortObjects(slices.Clone(l.alike[key])) }

// Prefer lets Find return the object with this id for its key, where several
// share that: a document pins it.
func (l *Live) Prefer(kind, id string) {
	if o := l.ByID(kind, id); o != nil {
		l.objects[o.Key] = o
	}
}

// addAlike takes in an object whose key another one has, unless it is that one,
// read once more.
func (l *Live) addAlike(first, o *Object) {
	same := func(other *Object) bool { return isSame(other, o) }
	if len(l.alike[o.Key]) == 0 {
		if same(first) {
			return
		}
		l.alike[o.Key] = []*Object{first}
	}
	if !slices.ContainsFunc(l.alike[o.Key], same) {
		l.alike[o.Key] = append(l.alike[o.Key], o)
		l.index(o)
	}
}

func isSame(a, b *Object) bool {
	if a.ID == "" && b.ID == "" {
		return a.Parent == b.Parent && jsonvalue.Equal(a.Value, b.Value)
	}
	return a.ID == b.ID
}
