package registry

import (
	"cmp"
	"slices"

	"isc-sync/internal/jsonvalue"
)

// Preflight is a read that returns what depends on an object.
type Preflight struct {
	// Path is what is read; without one, the object itself has the lists.
	Path     string   `json:"path"`
	Versions []string `json:"versions"`
	// Refuse point to arrays of the answer that must be empty; Warn to those
	// that users should see first; Rename to those that a new name breaks.
	Refuse []jsonvalue.Pointer `json:"refuse"`
	Warn   []jsonvalue.Pointer `json:"warn"`
	Rename []jsonvalue.Pointer `json:"rename"`
	// Partial points to the array that is not empty if the answer is incomplete.
	Partial jsonvalue.Pointer `json:"partial"`
	// Item points from an element to what uses the object, as {type, name}, if
	// the answer is one list for uses of all types; "" if the element itself uses
	// it, and the name of the list is the type.
	Item jsonvalue.Pointer `json:"item"`
	// Unread points to a member of the live object itself: if the preflight
	// cannot be read, true refuses the deletion.
	Unread jsonvalue.Pointer `json:"unread"`
	// Users are found by the name of the object, if no answer lists them. They
	// refuse the deletion.
	Users *UserRule `json:"users"`
	// Holders are lists of what has the object and loses it.
	Holders []HolderRule `json:"holders"`
	// Covers are the kinds of which Refuse lists all objects that refer to it. Those
	// of other kinds are searched for in the lists of their kinds.
	Covers []string `json:"covers"`
	// Count, if it can be read, is how many objects are deleted along with it.
	Count *CountRule `json:"count"`
}

// CountsHolders reports whether it counts those that lose something with the object, or
// by a dangerous change of it.
func (p *Preflight) CountsHolders() bool { return p != nil && p.Count != nil && p.Count.Lose }

// UserRule finds what uses an object in a list of other objects: in the array In
// of such a row, an element has the object's name as its Member.
type UserRule struct {
	Path     string   `json:"path"`
	Versions []string `json:"versions"`
	// Page is the number of rows in one answer.
	Page int `json:"page"`
	// What its rows are, in the singular: "identity profile".
	What   string            `json:"what"`
	In     jsonvalue.Pointer `json:"in"`
	Member jsonvalue.Pointer `json:"member"`
}

// Endpoint returns the list.
func (u *UserRule) Endpoint() *Endpoint {
	return &Endpoint{Method: "GET", Path: u.Path, Versions: u.Versions, Page: u.Page}
}

// Names reports whether a row of the list uses the object with a name.
func (u *UserRule) Names(row any, name string) bool {
	v, _ := u.In.Get(row)
	list, _ := v.([]any)
	return slices.ContainsFunc(list, func(e any) bool {
		used, there := u.Member.Get(e)
		return there && used == name
	})
}

// HolderRule lists what has an object and loses it with its deletion.
type HolderRule struct {
	Path     string   `json:"path"`
	Versions []string `json:"versions"`
	// Query selects the rows that have the object: it may contain {id}.
	Query  []QueryRule `json:"query"`
	Sorter string      `json:"sorter"`
	// What its rows are, in the singular: "access profile".
	What string `json:"what"`
}

// MostNamed is how many of those that have an object are named.
const MostNamed = 5

// Endpoint returns the list, of which the first page is enough.
func (h HolderRule) Endpoint() *Endpoint {
	return &Endpoint{Method: "GET", Path: h.Path, Versions: h.Versions, Query: h.Query, Sorter: h.Sorter, Page: MostNamed}
}

// CountRule counts the rows of a collection: those whose Field is the object's id, or
// all of a collection that belongs to the object.
type CountRule struct {
	Path     string   `json:"path"`
	Versions []string `json:"versions"`
	Field    string   `json:"field"`
	// What is counted, in the singular: "account". Plural is needed if an s does not
	// make it one.
	What   string `json:"what"`
	Plural string `json:"plural"`
	// Lose: what is counted is not deleted with the object, but loses it, or what a
	// dangerous change takes.
	Lose bool `json:"lose"`
}

// Things is what is counted, in the plural.
func (c *CountRule) Things() string { return cmp.Or(c.Plural, c.What+"s") }

// Endpoint returns the preflight's read, nil if the object itself says all.
func (p *Preflight) Endpoint() *Endpoint {
	if p.Path == "" {
		return nil
	}
	return &Endpoint{Method: "GET", Path: p.Path, Versions: p.Versions}
}

// Endpoint returns the list that is asked for no rows and their total.
func (c *CountRule) Endpoint() *Endpoint {
	return &Endpoint{Method: "GET", Path: c.Path, Versions: c.Versions, Page: 1}
}
