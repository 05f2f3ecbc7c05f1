// Package engine holds the verbs: validate, plan, apply, export. It wires
// documents, tenant, planner and writer together, and prints nothing: it
// returns values and tells events.
package engine

import (
	"isc-sync/internal/rest"
	"isc-sync/state"
)

// Engine works on one tenant.
type Engine struct {
	Kinds  *state.Kinds
	Client *rest.Client
	// Version is the API version to use.
	Version string
	// Env looks up an environment variable.
	Env func(name string) (string, bool)
	// NameOthers tells the keys of objects that no document declares, which may
	// take more requests than their number.
	NameOthers bool
	// Events, if set, hears what happens. It is called by one goroutine at a
	// time.
	Events func(Event)
}

// Event is something that happened, for people who wait.
type Event interface{ event() }

// Progress tells how many reads are done and known to be needed.
type Progress struct {
	Done, Known int
}

func (Progress) event() {}

// NotDeclared tells an object of the tenant that no document declares.
type NotDeclared struct {
	Key state.Key
}

func (NotDeclared) event() {}

func (e *Engine) tell(event Event) {
	if e.Events != nil {
		e.Events(event)
	}
}
