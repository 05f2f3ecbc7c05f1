// Package kindpage explains to users what documents of one kind may contain. Its
// input is the kind and an example, its output is a Page: everything in it follows
// from the words of the kind.
package kindpage

import (
	"isc-sync/state/registry"
)

// Page is what users need to know of one kind.
type Page struct {
	Kind        string `json:"kind"`
	Description string `json:"description"`
	// Key is the form of its keys, as in Schema/SOURCE/NAME.
	Key      string   `json:"key"`
	Parent   string   `json:"parent,omitempty"`
	Versions []string `json:"versions"`
	// Create, Update and Delete say how its objects are written.
	Create string `json:"create"`
	Update string `json:"update"`
	Delete string `json:"delete"`
	// Remarks are what else is special about its objects.
	Remarks []string `json:"remarks,omitempty"`
	// Beside are the fields beside `kind`, Fields those below `spec`.
	Beside []Field `json:"beside"`
	Fields []Field `json:"fields"`
	// Example is a document, as YAML.
	Example string `json:"example"`
}

// Field is one field of a document.
type Field struct {
	// Path is its place, as in attributes[].name: [] is each element of a list, * is
	// each key of a map.
	Path string `json:"path"`
	// Type is what may be written there, in words.
	Type string `json:"type"`
	// Required: an object or element that is created needs it.
	Required bool `json:"required,omitempty"`
	// Default is what the tenant sets if nothing is written, as JSON.
	Default     string `json:"default,omitempty"`
	Description string `json:"description"`
	// Notes are the rules of the field, each a sentence without its end.
	Notes []string `json:"notes,omitempty"`
}

// Ways say how the objects of a kind are written.
type Ways struct{ Create, Update, Delete string }

// WaysOf returns how the objects of a kind are written.
func WaysOf(k *registry.Kind) Ways { return Ways{create(k), update(k), remove(k)} }

// Of returns the page of one of the kinds, with an example.
func Of(kinds *registry.Kinds, k *registry.Kind, example string) Page {
	return Page{
		Kind: k.Name, Description: k.Description, Key: k.KeyForm(), Parent: k.Parent, Versions: k.Versions,
		Create: create(k), Update: update(k), Delete: remove(k), Remarks: remarks(k),
		Beside: beside(k), Fields: fields(kinds, k), Example: example,
	}
}
