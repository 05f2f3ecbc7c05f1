// Package engine implements the verbs: validate, plan, apply, export. It
// connects documents, tenant, planner and writer. It prints nothing: it returns
// values and emits events.
package engine

import (
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Engine works on one tenant.
type Engine struct {
	Kinds  *registry.Kinds
	Client *rest.Client
	// Version is the API version to use.
	Version string
	// Env looks up an environment variable.
	Env func(name string) (string, bool)
	// NameOthers lists the keys of objects that no document declares, which may
	// take more requests than counting them.
	NameOthers bool
	// Events, if set, hears what happens. It is called by one goroutine at a
	// time.
	Events func(Event)
}

// Event is something that happened, for a user who waits.
type Event interface{ event() }

// Progress is the number of reads that are done and that are known to be
// needed.
type Progress struct {
	Done, Known int
}

func (Progress) event() {}

// ObjectRead is an object of the tenant that was read.
type ObjectRead struct {
	Key state.Key
}

func (ObjectRead) event() {}

// NotDeclared names what the tenant has and no document declares: an object, or,
// with a pointer, a field or key of a declared one.
type NotDeclared struct {
	Key     state.Key
	Pointer jsonvalue.Pointer
}

func (NotDeclared) event() {}

// String returns KEY or KEY#/pointer.
func (n NotDeclared) String() string {
	if n.Pointer == "" {
		return string(n.Key)
	}
	return string(n.Key) + "#" + string(n.Pointer)
}

func (e *Engine) tell(event Event) {
	if e.Events != nil {
		e.Events(event)
	}
}
