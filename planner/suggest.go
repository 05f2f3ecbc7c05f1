package planner

import (
	"isc-sync/internal/suggest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// collection is the objects of a kind below one parent.
type collection struct {
	kind   string
	parent state.Key
}

// nameIndex has the names that a misspelt one may be meant for, by collection.
type nameIndex map[collection]*suggest.Words

// didYouMean returns the resource that a key was probably meant for, among
// the declared and live ones with the same parent, or "" if none is similar.
func (s *scope) didYouMean(key state.Key) string {
	if s.beside == nil {
		s.beside = s.indexed(s.existing(true))
	}
	return s.beside.near(s.Kinds, key)
}

// meantLive returns the live object that a key was probably meant for, or "".
func (s *scope) meantLive(key state.Key) string {
	if s.besideLive == nil {
		s.besideLive = s.indexed(s.existing(false))
	}
	return s.besideLive.near(s.Kinds, key)
}

// existing are the keys of what there is after the run: objects of the tenant and, with
// declared, those that documents declare and those whose names are all that is known.
func (s *scope) existing(declared bool) (keys []state.Key) {
	stays := func(key state.Key) bool { return !s.isDeleted(key) && s.renamedTo(key) == nil }
	for _, o := range s.Live.All() {
		if stays(o.Key) {
			keys = append(keys, o.Key)
		}
	}
	if !declared {
		return keys
	}
	for _, d := range s.Documents {
		if !d.Absent {
			keys = append(keys, d.Key)
		}
	}
	for key := range s.Known {
		if stays(key) {
			keys = append(keys, key)
		}
	}
	return keys
}

func (s *scope) indexed(keys []state.Key) nameIndex {
	names := map[collection][]string{}
	for _, key := range keys {
		if kind := s.Kinds.Find(key.Kind()); kind != nil {
			in := collection{kind.Name, state.ParentKey(kind, key)}
			names[in] = append(names[in], key.Name())
		}
	}
	index := make(nameIndex, len(names))
	for in, all := range names {
		index[in] = suggest.NewWords(all)
	}
	return index
}

// near asks about the name that is nearest to that of a key, in its collection.
func (i nameIndex) near(kinds *registry.Kinds, key state.Key) string {
	kind := kinds.Find(key.Kind())
	words := i[collection{kind.Name, state.ParentKey(kind, key)}]
	if words == nil {
		return ""
	}
	return words.DidYouMean(key.Name())
}
