package state

import (
	"cmp"
	"maps"
	"slices"

	"isc-sync/internal/jsonvalue"
)

// Entry is an object that documents may refer to by name.
type Entry struct {
	ID, Name string
	// Display is the display name if it differs from the name: an identity's
	// alias is its name, "William Wilson" its display name.
	Display string
	// Also are other spellings that find it, such as an e-mail address.
	Also []string
}

// Matches reports whether documents may refer to the entry by the name.
func (e Entry) Matches(name string) bool {
	return e.Name == name || e.Display == name || slices.Contains(e.Also, name)
}

// Directory has names and ids of the objects that documents refer to, as far
// as the tenant was asked.
type Directory struct {
	byID   map[string]map[string]Entry
	byName map[string]map[string][]Entry
	unread map[string]string
}

// NewDirectory returns an empty directory.
func NewDirectory() *Directory {
	return &Directory{
		byID:   map[string]map[string]Entry{},
		byName: map[string]map[string][]Entry{},
		unread: map[string]string{},
	}
}

// Add adds an entry of a kind under its id and its name.
func (d *Directory) Add(kind string, e Entry) { d.AddAs(kind, e.Name, e) }

// AddAs adds an entry under its id and under another name, such as an e-mail
// address. The same id under the same name counts once.
func (d *Directory) AddAs(kind, name string, e Entry) {
	if d.byID[kind] == nil {
		d.byID[kind] = map[string]Entry{}
		d.byName[kind] = map[string][]Entry{}
	}
	if _, ok := d.byID[kind][e.ID]; !ok {
		d.byID[kind][e.ID] = e
	}
	same := func(o Entry) bool { return o.ID == e.ID }
	if name != "" && !slices.ContainsFunc(d.byName[kind][name], same) {
		d.byName[kind][name] = append(d.byName[kind][name], e)
	}
}

// WithNames returns a directory in which each entry is also found by all of
// its names, and not only by those that the tenant was asked for.
func (d *Directory) WithNames() *Directory {
	out := d.copy()
	for kind, entries := range d.byID {
		for _, e := range entries {
			for _, name := range append([]string{e.Name, e.Display}, e.Also...) {
				out.AddAs(kind, name, e)
			}
		}
	}
	return out
}

func (d *Directory) copy() *Directory {
	out := NewDirectory()
	out.unread = d.unread
	for kind, entries := range d.byID {
		for _, e := range entries {
			out.AddAs(kind, "", e)
		}
	}
	for kind, names := range d.byName {
		for name, entries := range names {
			for _, e := range entries {
				out.AddAs(kind, name, e)
			}
		}
	}
	return out
}

// With returns a directory that also has the objects of a tenant of which only look-ups
// know what references hold.
func (d *Directory) With(live *Live) *Directory {
	out := d
	for _, o := range live.All() {
		if !o.Kind.ReferredApart() {
			continue
		}
		if out == d {
			out = d.copy()
		}
		rule := o.Kind.Lookup
		out.Add(o.Kind.Name, Entry{ID: cmp.Or(textAt(o, rule.ID), o.ID), Name: o.Key.Name(), Display: textAt(o, rule.Display)})
	}
	return out
}

func textAt(o *Object, at jsonvalue.Pointer) string {
	v, _ := at.Get(map[string]any(o.Value))
	text, _ := v.(string)
	return text
}

// ByID returns the entry of a kind with the id.
func (d *Directory) ByID(kind, id string) (Entry, bool) {
	e, ok := d.byID[kind][id]
	return e, ok
}

// ByName returns all entries of a kind with exactly this name, sorted by id.
func (d *Directory) ByName(kind, name string) []Entry {
	found := slices.Clone(d.byName[kind][name])
	slices.SortFunc(found, func(a, b Entry) int { return cmp.Compare(a.ID, b.ID) })
	return found
}

// DisplayName returns the display name of the object with an id, of any kind,
// or "" if it is not known.
func (d *Directory) DisplayName(id string) string {
	for _, kind := range slices.Sorted(maps.Keys(d.byID)) {
		if e, ok := d.byID[kind][id]; ok && e.Display != id {
			return cmp.Or(e.Display, e.Name)
		} else if ok {
			return e.Name
		}
	}
	return ""
}

// Names returns the known names of a kind, sorted.
func (d *Directory) Names(kind string) []string {
	names := make([]string, 0, len(d.byName[kind]))
	for n := range d.byName[kind] {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// MarkUnread notes why a kind's names could not be read.
func (d *Directory) MarkUnread(kind, reason string) { d.unread[kind] = reason }

// Unread returns why a kind's names could not be read, "" if they could.
func (d *Directory) Unread(kind string) string { return d.unread[kind] }
