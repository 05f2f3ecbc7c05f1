package registry

import (
	"slices"

	"isc-sync/internal/jsonvalue"
)

// Lookup is how names of a kind that is referred to are found. A kind with a
// look-up and without an identity is only referred to; with an identity it is
// also declared, and the look-up adds what its list does not show.
type Lookup struct {
	// ID and Name point into a listed row; for a kind that is also declared they are
	// its id and its identity, or ID is what references hold instead.
	ID   jsonvalue.Pointer `json:"id"`
	Name jsonvalue.Pointer `json:"name"`
	// Parts are those of a name with several parts; Name is then the display
	// name.
	Parts []Part `json:"parts"`
	// Unique: no two objects have the same name, so one that is found by its id
	// answers for its name as well.
	Unique bool `json:"unique"`
	// Display points to the display name if that is not the name.
	Display jsonvalue.Pointer `json:"display"`
	// By are the ways to ask for a name, in order; none: by Name if the list has
	// a filter for it, else in the complete list.
	By []LookupBy `json:"by"`
	// FromReferences: the names in references of live objects also count,
	// because the collection does not list every object.
	FromReferences bool `json:"fromReferences"`
	// Ignored are names of private objects that no collection lists. The server
	// manages references to them.
	Ignored []string `json:"ignored"`
}

// LookupBy is one way to find rows by name.
type LookupBy struct {
	// Field is both the filter's field and the row's.
	Field string `json:"field"`
	// List is another list than the kind's own.
	List *Endpoint `json:"list"`
	// Contains restricts this way to names with this text, such as "@".
	Contains string `json:"contains"`
}

// ListFor returns the list to ask in one way.
func (k *Kind) ListFor(by LookupBy) *Endpoint {
	if by.List != nil {
		return by.List
	}
	return k.API.List
}

// FindsByID reports whether the kind's list can be filtered by ids.
func (k *Kind) FindsByID() bool {
	return k.Lookup != nil && k.API.List.Filter(k.Lookup.ID.Last()) != nil
}

// AnswersNames reports whether an object that is found by its id answers for its name.
func (l *Lookup) AnswersNames() bool { return l.Unique || l.Parts != nil }

// ReferredApart reports whether references to objects of a declared kind hold something
// else than their ids: only look-ups know what.
func (k *Kind) ReferredApart() bool {
	return k.Declarable() && k.Lookup != nil && k.Lookup.ID != jsonvalue.Pointer("").Append(k.IDMember())
}

// Declarable reports whether documents may declare objects of the kind.
func (k *Kind) Declarable() bool { return len(k.Identity) > 0 || k.IsSetting() }

// completeLookup sets what a kind's file may leave out of its look-up.
func (k *Kind) completeLookup() {
	if len(k.Identity) > 0 && k.Lookup.ID == "" && k.Lookup.Name == "" {
		k.Lookup.ID = jsonvalue.Pointer("").Append(k.IDMember())
		k.Lookup.Name = jsonvalue.Pointer("").Append(k.Identity[len(k.Identity)-1].Name)
	}
	if name := k.Lookup.Name.Last(); len(k.Lookup.By) == 0 && k.Lookup.Parts == nil && k.API.List.Filter(name) != nil {
		k.Lookup.By = []LookupBy{{Field: name}}
	}
	for _, by := range k.Lookup.By {
		by.List.complete("GET", "application/json")
	}
}

// Lists returns the list endpoints that the kind has.
func (k *Kind) Lists() []*Endpoint {
	all := []*Endpoint{k.API.List, k.API.Defaults}
	if k.Lookup != nil {
		for _, by := range k.Lookup.By {
			all = append(all, by.List)
		}
	}
	return slices.DeleteFunc(all, func(e *Endpoint) bool { return e == nil })
}
