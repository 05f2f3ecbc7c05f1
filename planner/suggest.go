package planner

import (
	"isc-sync/internal/suggest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// didYouMean returns the resource that a key was probably meant for, among
// the declared and live ones with the same parent, or "" if none is similar.
func (s *scope) didYouMean(key state.Key) string {
	kind := s.Kinds.Find(key.Kind())
	var names []string
	for _, d := range s.Documents {
		if isBeside(kind, d.Key, key) && !d.Absent {
			names = append(names, d.Key.Name())
		}
	}
	for _, o := range s.Live.All() {
		if isBeside(kind, o.Key, key) && !s.isDeleted(o.Key) && s.renamedTo(o.Key) == nil {
			names = append(names, o.Key.Name())
		}
	}
	for other := range s.Known {
		if other != key && isBeside(kind, other, key) && !s.isDeleted(other) && s.renamedTo(other) == nil {
			names = append(names, other.Name())
		}
	}
	return suggest.DidYouMean(key.Name(), names)
}

// meantLive returns the live object that a key was probably meant for, or "".
func (s *scope) meantLive(key state.Key) string {
	kind := s.Kinds.Find(key.Kind())
	var names []string
	for _, o := range s.Live.All() {
		if o.Key != key && isBeside(kind, o.Key, key) && !s.isDeleted(o.Key) && s.renamedTo(o.Key) == nil {
			names = append(names, o.Key.Name())
		}
	}
	return suggest.DidYouMean(key.Name(), names)
}

// isBeside reports whether another key is of the same kind and below the same
// parent.
func isBeside(kind *registry.Kind, other, key state.Key) bool {
	return other.Kind() == kind.Name && state.ParentKey(kind, other) == state.ParentKey(kind, key)
}
