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
	// String returns the name of the tenant or a description of the writer, without
	// secrets.
	String() string
}

// Options configure one run.
type Options struct {
	// Planner computes what steps need to know about objects that were just read.
	Planner Planner
	// Env are the values of the environment variables that the steps name, as
	// far as they are set.
	Env map[string]string
	// Done are the steps of a saved plan whose result the tenant has already, by
	// their id, each with the live object, or nil if it no longer exists. Nothing
	// is sent for them.
	Done map[string]*state.Object
	// Dir is the documents' directory, from which the files that a saved plan
	// names are read again; default ".".
	Dir string
	// Locate returns the position in the documents' files of a pointer into a
	// resource; nil if only the plan is available.
	Locate func(state.Key, jsonvalue.Pointer) state.Position
	// Documents and Settings are what the plan was made from. They decide about the
	// unwritten fields of an object that is adopted.
	Documents state.Documents
	Settings  state.Settings
	// Workers is how many steps may run at once; default 8.
	Workers int
	// Stop, once closed, prevents new steps; running steps are finished. StopReason
	// then returns what stopped the run; a nil function or a nil error means that
	// the user interrupted it.
	Stop       <-chan struct{}
	StopReason func() error
	// Report receives the records of the run as JSON Lines. If it has a method
	// Sync() error, that is called before a write is sent.
	Report io.Writer
	// Earlier is the report of an earlier run, which this run's report mentions;
	// nil if there is none.
	Earlier *Earlier
	// Event is called for each event, by one goroutine at a time.
	Event func(Event)
	// PollInterval is the first wait before checking again; default 1 s.
	PollInterval time.Duration
	// DeleteTimeout is the longest time that a deletion may take; default 30
	// minutes.
	DeleteTimeout time.Duration
}

// settingsFor returns the settings with those that the document of a resource
// overrides.
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
	if o.PollInterval <= 0 {
		o.PollInterval = time.Second
	}
	if o.DeleteTimeout <= 0 {
		o.DeleteTimeout = 30 * time.Minute
	}
	if o.Dir == "" {
		o.Dir = "."
	}
	if o.Event == nil {
		o.Event = func(Event) {}
	}
	return o
}

// Run applies a plan, wave by wave. A step that fails blocks only the steps that
// need it. The error is about what is missing before the first write (unset
// variables, changed files, a report that cannot be written); nothing was sent
// then, and the report is nil. Everything later is in the report; an error
// beside it means that its last record could not be written. A cancelled context
// stops at once; the outcome of running steps is then unknown.
func Run(ctx context.Context, plan *plan.Plan, kinds *registry.Kinds, to Writer, opts Options) (*Report, error) {
	opts = opts.withDefaults()
	inputs, err := collectInputs(plan, kinds, opts)
	if err != nil {
		return nil, err
	}
	r := newRun(plan, kinds, to, inputs, opts)
	r.report.Earlier = opts.Earlier.against(plan)
	if err := r.journal.header(r.report); err != nil {
		return nil, err
	}
	r.waves(ctx)
	r.report.finish(r.stopError(ctx))
	return r.report, r.journal.summary(r.report)
}
