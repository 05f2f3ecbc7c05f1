package operate

import (
	"cmp"
	"slices"

	"isc-sync/state"
	"isc-sync/state/registry"
)

// Operation is one thing that the tenant does with a source: one endpoint, what
// it takes, and how its answer is read.
type Operation struct {
	// Name is what users type. Form, if an operation has several endpoints, is
	// the one of this row, chosen by --type.
	Name, Form string
	// Summary is one line of help.
	Summary  string
	Endpoint registry.Endpoint
	Inputs   []Input
	Reads    Reading
	// Savable is set where the answer is a file of its own.
	Savable bool
	// Changes is set where the tenant is not as before: a lost answer leaves
	// open whether it acted.
	Changes bool
	// Guarded is set where it changes what the settings' guards keep from being
	// touched: the source with its accounts or, where Schema is set, that schema
	// of the source, unless another is given.
	Guarded bool
	Schema  string
	// Harm is what users must agree to first, "" if nothing is lost; Sees is how
	// more about it can be found beforehand.
	Harm string
	Sees Foresight
	// Refused is the hint where the tenant answers 400. FilesOnly is set where
	// it has the operation only for sources that are delimited files.
	Refused   string
	FilesOnly bool
}

// Input is something that an operation takes, as a flag and as the API's field.
type Input struct {
	Name, Usage string
	Type        InputType
	Place       Place
	// Field is the API's name for it.
	Field    string
	Required bool
}

// InputType is the type of an input's value.
type InputType string

// The input types. A Number is a whole one from 1, a Switch is on or not given,
// a CSV is a file.
const (
	Text   InputType = "text"
	Number InputType = "number"
	Switch InputType = "switch"
	CSV    InputType = "csv"
)

// Place is where a request has an input.
type Place string

// The places: a query parameter, a member of a JSON body, a part of a form.
const (
	InQuery Place = "query"
	InBody  Place = "body"
	InForm  Place = "form"
)

// Reading is how the outcome is read from an answer.
type Reading string

// The readings. ReadsDone: any answer will do. ReadsStatus: SUCCESS or not.
// ReadsHealth: a source's state. ReadsTask: the answer names a task. ReadsJob:
// the state of a job that cannot be followed. ReadsUses: what refers to the
// source, perhaps incompletely.
const (
	ReadsDone   Reading = "done"
	ReadsStatus Reading = "status"
	ReadsHealth Reading = "health"
	ReadsTask   Reading = "task"
	ReadsJob    Reading = "job"
	ReadsUses   Reading = "uses"
)

// Waits reports whether the operation starts a task whose end can be awaited.
func (o *Operation) Waits() bool { return o.Reads == ReadsTask }

// Touched returns the key of the resource that the operation changes and that a
// guard may protect, or "" for reads and aggregations.
func (o *Operation) Touched(kinds *registry.Kinds, source string, given Given) state.Key {
	switch {
	case !o.Guarded:
		return ""
	case o.Schema == "":
		return state.NewKey(o.kind(kinds).Name, source)
	}
	return state.NewKey(o.kind(kinds).Name, source, o.schema(given))
}

// schema is the name of the schema that the operation is about.
func (o *Operation) schema(given Given) string { return cmp.Or(given.Values["schema"], o.Schema) }

// Named returns the operations with a name: one, or one for each form.
func Named(name string) []Operation {
	return slices.DeleteFunc(Operations(), func(o Operation) bool { return o.Name != name })
}

// Find returns the operation with a name, and with a form if it has several,
// or nil.
func Find(name, form string) *Operation {
	for _, o := range Named(name) {
		if o.Form == form {
			return &o
		}
	}
	return nil
}

// Forms returns the forms of the operation with a name, none where it has only
// one endpoint.
func Forms(name string) []string {
	var forms []string
	for _, o := range Named(name) {
		if o.Form != "" {
			forms = append(forms, o.Form)
		}
	}
	return forms
}

// Names returns the names that users may type, in the order of the table.
func Names() []string {
	var names []string
	for _, o := range Operations() {
		names = append(names, o.Name)
	}
	return slices.Compact(names)
}
