package engine

import (
	"context"
	"fmt"
	"slices"

	"isc-sync/internal/documents"
	"isc-sync/internal/export"
	"isc-sync/internal/writeback"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/schemas"
	"isc-sync/state"
)

// UpdateOptions choose what is written back.
type UpdateOptions struct {
	ExportOptions
	Settings state.Settings
	// LeftOut are resources that the environment does not declare on purpose.
	LeftOut state.Keys
	// Prune removes the documents of objects that the tenant does not have.
	Prune bool
	// Read returns a file of the directory, Reload the documents that the directory
	// would have with other files.
	Read   func(name string) ([]byte, error)
	Reload func(files map[string][]byte) (state.Documents, error)
}

// Updated is what an update of a directory would write.
type Updated struct {
	writeback.Result
	// NotRead are collections that the tenant would not show, with the reason.
	NotRead  []state.Gap
	Requests int
}

// Update compares documents with the tenant and returns the files that would declare
// what the tenant has. It writes nothing.
func (e *Engine) Update(ctx context.Context, docs state.Documents, opts UpdateOptions) (*Updated, error) {
	if err := e.unchosenOnly(opts.ExportOptions); err != nil {
		return nil, err
	}
	chosen := e.chosen(docs, opts.ExportOptions)
	planned, in, err := e.plan(ctx, docs, opts.Settings, planner.Options{Env: e.variables(docs), SkipProblems: true}, nil)
	if err != nil {
		return nil, err
	}
	live, gaps, err := e.asDocuments(ctx, in, planned.Plan, opts)
	if err != nil {
		return nil, err
	}
	result, err := writeback.Make(writeback.Input{
		Kinds: e.Kinds, Documents: chosen, Plan: planned.Plan, Live: live, Read: opts.Read, Prune: opts.Prune,
		Overlay: opts.Settings.Overlay,
	})
	if err != nil {
		return nil, err
	}
	for _, p := range planned.Problems {
		result.Kept = append(result.Kept, writeback.Kept{Key: p.Key, Pointer: p.Pointer, Position: p.Position, Why: p.Text})
	}
	if err := e.proveUpdate(result, in, opts); err != nil {
		return nil, err
	}
	return &Updated{*result, gaps, e.Client.Requests()}, nil
}

// chosen are the documents that the options are about.
func (e *Engine) chosen(docs state.Documents, opts ExportOptions) state.Documents {
	kinds := e.exported(opts)
	selects := ofKinds(kinds, e.among(opts.Only.Among(keysOf(docs))))
	return slices.DeleteFunc(slices.Clone(docs), func(d *state.Document) bool { return !selects(d.Key) })
}

// asDocuments exports the objects that differ from their documents, and those that
// no document declares.
func (e *Engine) asDocuments(ctx context.Context, in planner.Input, p *plan.Plan, opts UpdateOptions) ([]documents.Exported, []state.Gap, error) {
	differ := differing(p)
	kinds := e.exported(opts.ExportOptions)
	reader := e.reader()
	reader.Explicit = e.explicit(opts.ExportOptions)
	snapshot, err := reader.Everything(ctx, e.Kinds.Needed(kinds), ofKinds(withAbove(kinds), e.below(opts.Only)))
	if err != nil {
		return nil, nil, err
	}
	settings := in.Settings.Among(snapshot.Live.Keys())
	selects := e.undeclared(in.Documents, opts.LeftOut, settings, ofKinds(kinds, e.among(opts.Only.Among(snapshot.Live.Keys()))))
	result := export.Documents(export.Input{
		Kinds: e.Kinds, Live: snapshot.Live, Directory: snapshot.Directory, Ignore: settings.Ignore,
		Selects: func(key state.Key) bool { return differ[key] || selects(key) },
	})
	if _, err := result.Files(ctx, e.Kinds, schemas.FS, e.Version); err != nil {
		return nil, nil, err
	}
	for _, d := range result.Documents {
		delete(differ, d.Key)
	}
	// What an export leaves out by default can still be declared.
	declared := export.Documents(export.Input{
		Kinds: e.Kinds, Live: in.Live, Directory: in.Directory, Ignore: settings.Ignore,
		Selects: func(key state.Key) bool { return differ[key] },
	})
	return append(result.Documents, declared.Documents...), append(snapshot.Live.NotRead(), gaps(result.Alike, result.Nameless)...), nil
}

// differing are the keys, in the tenant, of what differs from its document.
func differing(p *plan.Plan) state.Keys {
	keys := state.Keys{}
	for _, c := range p.Changes {
		if c.Action == plan.Update {
			keys[c.LiveKey] = true
		}
	}
	return keys
}

// undeclared selects what becomes a new document: what no document declares or leaves
// out, and guard.owns does not leave to others.
func (e *Engine) undeclared(docs state.Documents, leftOut state.Keys, settings state.Settings, among func(state.Key) bool) func(state.Key) bool {
	declared := keysOf(docs)
	owns := settings.Guard.Owns
	return func(key state.Key) bool {
		return !declared[key] && !leftOut[key] && !slices.ContainsFunc(e.above(key), func(k state.Key) bool { return leftOut[k] }) && among(key) && (len(owns) == 0 || owns.Match(key))
	}
}

// proveUpdate plans what the directory would declare afterwards: what still differs is
// reported, unless that was said already.
func (e *Engine) proveUpdate(result *writeback.Result, in planner.Input, opts UpdateOptions) error {
	if len(result.Files) == 0 {
		return nil
	}
	docs, err := opts.Reload(result.Files)
	if err != nil {
		return fmt.Errorf("read what would be written: %w", err)
	}
	before := keysOf(in.Documents)
	in.Documents = slices.DeleteFunc(docs, func(d *state.Document) bool { return !before[d.Key] })
	after := planner.Build(in)
	for _, c := range after.Plan.Changes {
		if c.Action != plan.Update || !slices.Contains(result.Updated, c.Key) {
			continue
		}
		doc := in.Documents.Find(c.Key)
		for _, f := range c.Fields {
			if !isKept(result.Kept, c.Key, f) {
				result.Kept = append(result.Kept, writeback.Kept{Key: c.Key, Pointer: f.Pointer, Position: doc.At(f.Pointer), Why: "it still differs: write it by hand"})
			}
		}
	}
	return nil
}

func isKept(kept []writeback.Kept, key state.Key, f plan.FieldChange) bool {
	return slices.ContainsFunc(kept, func(k writeback.Kept) bool {
		return k.Key == key && (k.Pointer.Contains(f.Pointer) || f.Pointer.Contains(k.Pointer))
	})
}

func keysOf(docs state.Documents) state.Keys {
	keys := state.Keys{}
	for _, d := range docs {
		keys[d.Key] = true
	}
	return keys
}
