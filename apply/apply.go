package apply

import (
	"context"
	"io"
	"time"

	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/rest"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Writer is a tenant that takes requests. A *rest.Client is one, and so is a
// *DryRun.
type Writer interface {
	// Do sends a request; the errors are those of rest.Client.Do.
	Do(context.Context, rest.Request) (*rest.Response, error)
	// String names the tenant, or says what it is instead, without secrets.
	String() string
}

// Options are the circumstances of one run.
type Options struct {
	// Planner computes what steps need to know about objects that were just read.
	Planner Planner
	// Env are the values of the environment variables that the steps name, as
	// far as they are set.
	Env map[string]string
	// Done are steps of a saved plan that the tenant has the result of already,
	// by their id, each with the live object, or nil if that is gone. Nothing is
	// sent for them.
	Done map[string]*state.Object
	// Dir is the documents' directory, from which the files that a saved plan
	// names are read again; default ".".
	Dir string
	// Locate finds the place in the documents' files of a pointer into a
	// resource; nil where only the plan is at hand.
	Locate func(state.Key, jsonvalue.Pointer) state.Position
	// Documents and Settings are what the plan was made from. They say what
	// becomes of the unwritten fields of an object that is adopted.
	Documents state.Documents
	Settings  state.Settings
	// Workers is how many steps may be under way at once; default 8.
	Workers int
	// Stop, once closed, lets no new step start; what is under way is finished.
	// Why then says what stopped the run; nil, both the function and its answer,
	// is somebody who interrupts it.
	Stop <-chan struct{}
	Why  func() error
	// Report receives the records of the run as JSON Lines. Where it has a
	// method Sync() error, that is called before a write leaves.
	Report io.Writer
	// Earlier is the report of an earlier run, which this run's report tells the
	// end of; nil where there is none.
	Earlier *Earlier
	// Event hears what happens, by one goroutine at a time.
	Event func(Event)
	// Pause is how long to wait before looking again, at first; default 1 s.
	Pause time.Duration
	// Patience is how long a deletion may take; default 30 minutes.
	Patience time.Duration
}

// settingsFor returns the settings with what the document of a resource says
// for itself.
func (o Options) settingsFor(key state.Key) state.Settings {
	s := o.Settings
	if doc := o.Documents.Find(key); doc != nil && doc.Manage != "" {
		s.Manage = doc.Manage
	}
	return s
}

func (o Options) withDefaults() Options {
	if o.Workers <= 0 {
		o.Workers = 8
	}
	if o.Pause <= 0 {
		o.Pause = time.Second
	}
	if o.Patience <= 0 {
		o.Patience = 30 * time.Minute
	}
	if o.Dir == "" {
		o.Dir = "."
	}
	if o.Event == nil {
		o.Event = func(Event) {}
	}
	return o
}

// Run carries out a plan, wave by wave. A step that fails holds up only what
// needs it. The error is about what is missing before the first write (unset
// variables, changed files, a report that cannot be written); nothing was sent
// then. Everything later is in the report, which is nil only before that; an
// error beside it means that its last record could not be written. A cancelled
// context stops at once, and leaves unknown what was under way.
func Run(ctx context.Context, plan *plan.Plan, kinds *registry.Kinds, to Writer, opts Options) (*Report, error) {
	opts = opts.withDefaults()
	inputs, err := gather(plan, kinds, opts)
	if err != nil {
		return nil, err
	}
	r := newRun(plan, kinds, to, inputs, opts)
	r.report.Earlier = opts.Earlier.against(plan)
	if err := r.journal.header(r.report); err != nil {
		return nil, err
	}
	r.waves(ctx)
	r.report.finish(r.stopped(ctx))
	return r.report, r.journal.summary(r.report)
}
