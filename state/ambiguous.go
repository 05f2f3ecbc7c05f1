package state

import (
	"slices"

	"isc-sync/internal/jsonvalue"
)

// Ambiguous returns the objects that share a key, sorted by id, or none if
// only one object has it: the API allows names that keys cannot distinguish.
func (l *Live) Ambiguous(key Key) []*Object { return sortObjects(slices.Clone(l.ambiguous[key])) }

// Sharing returns all objects that have a key.
func (l *Live) Sharing(key Key) []*Object {
	if several := l.Ambiguous(key); several != nil {
		return several
	}
	if o := l.objects[key]; o != nil {
		return []*Object{o}
	}
	return nil
}

// Pin lets Find return the object with this id for its key if several share
// that: a document pins it.
func (l *Live) Pin(kind, id string) {
	if o := l.ByID(kind, id); o != nil {
		l.objects[o.Key] = o
	}
}

// addAmbiguous adds an object whose key another one has, unless it is the
// same one, read again.
func (l *Live) addAmbiguous(first, o *Object) {
	same := func(other *Object) bool { return isSame(other, o) }
	if len(l.ambiguous[o.Key]) == 0 {
		if same(first) {
			return
		}
		l.ambiguous[o.Key] = []*Object{first}
	}
	if !slices.ContainsFunc(l.ambiguous[o.Key], same) {
		l.ambiguous[o.Key] = append(l.ambiguous[o.Key], o)
		l.index(o)
	}
}

func isSame(a, b *Object) bool {
	if a.ID == "" && b.ID == "" {
		return a.Parent == b.Parent && jsonvalue.Equal(a.Value, b.Value)
	}
	return a.ID == b.ID
}
