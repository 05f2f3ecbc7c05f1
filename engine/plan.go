package engine

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"isc-sync/internal/tenant"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Planned is a plan, and what it took to make it.
type Planned struct {
	planner.Result
	// Read is the number of objects that were read, Requests the number of
	// requests that this took.
	Read, Requests int
}

// Plan compares documents with the tenant and returns what must change. It
// reads the tenant and never writes to it.
func (e *Engine) Plan(ctx context.Context, docs state.Documents, settings state.Settings, opts planner.Options) (*Planned, error) {
	opts.Env = e.variables(docs)
	planned, _, err := e.plan(ctx, docs, settings, opts, nil)
	return planned, err
}

// plan also returns the input of the plan. saved, if set, is the plan that the result is
// to prove.
func (e *Engine) plan(ctx context.Context, docs state.Documents, settings state.Settings, opts planner.Options, saved *plan.Plan) (*Planned, planner.Input, error) {
	var in planner.Input
	org, err := e.Client.Org(ctx)
	if err != nil {
		return nil, in, err
	}
	reader := e.reader()
	reader.Counting = countsOthers(opts, saved)
	snapshot, err := reader.Declared(ctx, toRead(docs, opts))
	if err != nil {
		return nil, in, err
	}
	in = planner.Input{
		Kinds: e.Kinds, Documents: docs, Live: snapshot.Live, Directory: snapshot.Directory,
		Settings: settings, Tenant: org, APIVersion: e.Version, Options: opts,
	}
	patterns := slices.Concat(patternsOf(settings, opts.Allow), opts.Named)
	named := in.Keys()
	if in.Known, err = e.Known(ctx, named, patterns); err != nil {
		return nil, in, err
	}
	maps.DeleteFunc(in.Known, func(key state.Key, _ bool) bool { return named[key] }) // which documents may only name, misspelt
	near, err := reader.Near(ctx, compared(docs, opts), in.Live)
	if err != nil {
		return nil, in, err
	}
	maps.Copy(in.Known, near)
	for _, text := range snapshot.Elsewhere {
		in.Notes = append(in.Notes, plan.Note{Code: plan.NoteLookup, Text: text})
	}
	result, err := e.planConfirmed(ctx, reader, &in, snapshot, aim{saved, saved != nil})
	if err != nil {
		return nil, in, err
	}
	result.Plan.Inputs = planner.InputsOf(in)
	return &Planned{Result: result, Read: snapshot.Live.Count(), Requests: e.Client.Requests()}, in, nil
}

// toRead leaves out documents below objects that the run does not include, unless
// something that it includes belongs to them. Top-level objects are read anyway:
// references may lead to them. Where Only is meant alone, there may be many others: what
// is referred to is found by its name.
func toRead(docs state.Documents, opts planner.Options) state.Documents {
	only := opts.Only
	if len(only) == 0 && !opts.Alone {
		return docs
	}
	needed := state.Keys{}
	for _, doc := range docs {
		above := doc.Ancestors()
		if slices.Contains(only, doc.Key) || !opts.Alone && slices.ContainsFunc(above, func(key state.Key) bool { return slices.Contains(only, key) }) {
			needed[doc.Key] = true
			for _, key := range above {
				needed[key] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(docs), func(d *state.Document) bool { return (d.Kind.Parent != "" || opts.Alone) && !needed[d.Key] })
}

// compared are the documents whose objects are looked for: those that were not read
// are not missing.
func compared(docs state.Documents, opts planner.Options) state.Documents {
	if opts.Alone {
		return toRead(docs, opts)
	}
	return docs
}

// aim is what a plan is made for: to prove a saved one, if that is set. quiet: nothing is
// counted or named that only users would read.
type aim struct {
	saved *plan.Plan
	quiet bool
}

// planConfirmed plans, reads by themselves the objects that have to be, and plans again
// with the result.
func (e *Engine) planConfirmed(ctx context.Context, reader *tenant.Reader, in *planner.Input, snapshot *tenant.Snapshot, to aim) (planner.Result, error) {
	if err := reader.Undeclared(ctx, snapshot, compared(in.Documents, in.Options)); err != nil {
		return planner.Result{}, fmt.Errorf("look for renamed objects: %w", err)
	}
	if reader.Counting {
		if err := e.countOthers(ctx, reader, in, snapshot); err != nil {
			return planner.Result{}, err
		}
	}
	in.Whole = reader.Whole()
	result, err := e.confirmed(ctx, reader, in, to.saved)
	if err != nil {
		return result, err
	}
	if err := e.readDependents(ctx, reader, in, result, !to.quiet); err != nil {
		return result, err
	}
	if len(in.Dependents) > 0 || len(result.Going) > 0 {
		if result, err = e.confirmed(ctx, reader, in, to.saved); err != nil {
			return result, err
		}
	}
	if !to.quiet {
		e.nameUndeclared(result.Undeclared)
	}
	return result, nil
}

// confirmed plans, and reads objects by themselves until nothing is left to read: all that
// a new plan would change or has problems with, and of a saved one those that it is not
// proven without.
func (e *Engine) confirmed(ctx context.Context, reader *tenant.Reader, in *planner.Input, saved *plan.Plan) (planner.Result, error) {
	for {
		arrange(in.Live, saved)
		result := planner.Build(*in)
		doubtful := append(changedObjects(result.Plan), refused(result)...)
		if saved != nil {
			doubtful = planner.Unproven(saved, *in, result)
		}
		reread, err := reader.Confirm(ctx, in.Live, doubtful)
		if err != nil {
			return result, fmt.Errorf("read what would change: %w", err)
		}
		if !reread {
			return result, nil
		}
	}
}

// readDependents reads what depends on objects that are deleted or renamed and, for a new
// plan, counts what dangerous changes concern.
func (e *Engine) readDependents(ctx context.Context, reader *tenant.Reader, in *planner.Input, result planner.Result, anew bool) (err error) {
	going := uprooted(result.Plan, in.Live)
	if in.Dependents, err = reader.Dependents(ctx, going); err != nil {
		return err
	}
	if anew {
		counted, err := reader.Counts(ctx, endangered(result.Plan, in.Live))
		if err != nil {
			return err
		}
		maps.Copy(in.Dependents, counted)
	}
	in.Notes = append(in.Notes, readElsewhere(going, in.APIVersion)...)
	return e.findReferrers(ctx, reader, in, result.Going)
}

// findReferrers reads what may still refer to objects that are to be deleted, and
// notes what could not be read of that.
func (e *Engine) findReferrers(ctx context.Context, reader *tenant.Reader, in *planner.Input, going []*state.Object) error {
	found, err := reader.Referrers(ctx, in.Live, going)
	if err != nil {
		return err
	}
	in.Referrers = found.Objects
	in.Notes = append(in.Notes, e.unsearched(going)...)
	for _, o := range going {
		for _, kind := range e.Kinds.Referring(o.Kind) {
			if why := found.Unread[kind.Name]; why != "" && o.Kind.Parent == "" {
				in.Notes = append(in.Notes, plan.Note{
					Code: plan.NoteNotRead, Key: o.Key, Text: fmt.Sprintf("it is not known which %s refer to it: %s", registry.Plural(registry.Words(kind.Name)), why),
				})
			}
		}
	}
	return nil
}

// uprooted are the live objects that the plan deletes or renames.
func uprooted(p *plan.Plan, live *state.Live) []*state.Object {
	var objects []*state.Object
	for _, c := range p.Changes {
		o := live.Find(c.LiveKey)
		if o != nil && o.Kind.Delete.Preflight != nil && (c.Action == plan.Delete || c.LiveKey != c.Key && len(o.Kind.Delete.Preflight.Rename) > 0) {
			objects = append(objects, o)
		}
	}
	return objects
}

// endangered are the live objects of which a dangerous change may take something from
// those that have them, and whose kinds count these.
func endangered(p *plan.Plan, live *state.Live) (objects []*state.Object) {
	dangerous := map[state.Key]bool{}
	for _, n := range p.Notes {
		dangerous[n.Key] = dangerous[n.Key] || n.Code == plan.NoteDanger
	}
	for _, c := range p.Changes {
		if o := live.Find(c.LiveKey); c.Action == plan.Update && o != nil && dangerous[c.Key] && o.Kind.Delete.Preflight.CountsHolders() {
			objects = append(objects, o)
		}
	}
	return objects
}

// readElsewhere notes each pre-flight that the API version lacks.
func readElsewhere(going []*state.Object, version string) []plan.Note {
	var notes []plan.Note
	for _, o := range going {
		if e := o.Kind.Delete.Preflight.Endpoint(); e != nil && e.VersionFor(version) != version {
			notes = append(notes, plan.Note{
				Code: plan.NoteLookup, Text: e.Path + " is not in " + version + "; it is read in " + e.VersionFor(version),
			})
		}
	}
	return notes
}

// changedObjects are the keys, in the tenant, of what the plan changes.
func changedObjects(p *plan.Plan) []state.Key {
	var keys []state.Key
	for _, c := range p.Changes {
		if c.Action != plan.Create {
			keys = append(keys, c.LiveKey)
		}
	}
	return keys
}

// refused are the keys that problems are about: what a row lacks can look like an
// immutable field that changes.
func refused(result planner.Result) (keys []state.Key) {
	for _, p := range result.Problems {
		keys = append(keys, p.Key)
	}
	for _, n := range result.Plan.Notes {
		if n.Code == plan.NoteLeftOut {
			keys = append(keys, n.Key)
		}
	}
	return keys
}

func (e *Engine) reader() *tenant.Reader {
	return &tenant.Reader{
		Client: e.Client, Kinds: e.Kinds, Version: e.Version,
		Progress: func(done, known int) { e.tell(Progress{done, known}) },
		Seen:     func(o *state.Object) { e.tell(ObjectRead{o.Key}) },
	}
}

// variables looks up every variable that a document names.
func (e *Engine) variables(docs state.Documents) map[string]string {
	values := map[string]string{}
	for _, doc := range docs {
		for _, name := range plan.Variables(doc.Spec) {
			if v, set := e.Env(name); set {
				values[name] = v
			}
		}
	}
	return values
}
