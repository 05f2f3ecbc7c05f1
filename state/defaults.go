package state

import (
	"slices"

	"isc-sync/state/registry"
)

// AddDefault adds what an object with the key is created from.
func (l *Live) AddDefault(o *Object) { l.defaults[o.Key] = o }

// MarkDefaultsUnread notes why it is not known what objects of a kind are created
// from.
func (l *Live) MarkDefaultsUnread(kind string, u Unread) { l.unreadDefaults[kind] = u }

// DefaultsUnread returns why it is not known what objects of a kind are created
// from; its zero value if it is.
func (l *Live) DefaultsUnread(kind string) Unread { return l.unreadDefaults[kind] }

// DefaultFor returns what an object with the key is created from, or nil. Without
// one, others are the keys that differ in the last part only.
func (l *Live) DefaultFor(kind *registry.Kind, key Key) (o *Object, others []Key) {
	if o = l.defaults[key]; o != nil {
		return o, nil
	}
	most := key.Parts()[:len(kind.Identity)-1]
	for other := range l.defaults {
		if other.Kind() == kind.Name && slices.Equal(other.Parts()[:len(most)], most) {
			others = append(others, other)
		}
	}
	SortKeys(others)
	return nil, others
}
