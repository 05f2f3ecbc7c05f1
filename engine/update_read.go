package engine

import (
	"context"
	"maps"
	"slices"

	"isc-sync/internal/export"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/schemas"
	"isc-sync/state"
)

// read reads the tenant, as an export does and what the documents need beyond that, and
// plans the documents.
func (u *update) read(ctx context.Context, docs state.Documents) error {
	org, err := u.Client.Org(ctx)
	if err != nil {
		return err
	}
	kinds := u.exported(u.opts.ExportOptions)
	reader := u.reader()
	reader.Explicit = u.explicit(u.opts.ExportOptions)
	snapshot, err := reader.Everything(ctx, u.Kinds.Needed(kinds), ofKinds(withAbove(kinds), u.below(u.opts.Only)))
	if err != nil {
		return err
	}
	u.found = snapshot.Live.Keys()
	snapshot.Directory = snapshot.Directory.WithNames() // what was found by its id need not be looked for
	known := keysOf(docs)
	maps.Copy(known, u.found)
	patterns := u.opts.Only.Among(known)
	if err := unmatchedOnly(patterns, known, snapshot.Live); err != nil {
		return err
	}
	u.selects = ofKinds(kinds, u.among(patterns))
	only := u.chosen(docs)
	if err := reader.Complete(ctx, toRead(docs, planner.Options{Only: only}), snapshot); err != nil {
		return err
	}
	u.in = planner.Input{
		Kinds: u.Kinds, Documents: docs, Live: snapshot.Live, Directory: snapshot.Directory, Settings: u.opts.Settings,
		Tenant: org, APIVersion: u.Version,
		Options: planner.Options{Env: u.variables(docs), Only: only},
	}
	u.notRead = snapshot.Live.NotRead()
	if len(docs) == 0 || u.isPart() && len(only) == 0 {
		u.planned.Plan = &plan.Plan{}
		return nil
	}
	u.planned, err = u.planConfirmed(ctx, reader, &u.in, snapshot, aim{quiet: true})
	u.differs = planner.Compare(u.in)
	return err
}

// isPart reports whether the update is about a part of the tenant.
func (u *update) isPart() bool { return len(u.opts.Only)+len(u.opts.Kinds) > 0 }

// chosen are the keys of the documents that the update is about; nil means all.
func (u *update) chosen(docs state.Documents) (keys []state.Key) {
	if !u.isPart() {
		return nil
	}
	for _, d := range docs {
		if u.selects(d.Key) {
			keys = append(keys, d.Key)
		}
	}
	return keys
}

// writeDocuments makes documents of the objects that differ from theirs, and of those
// that no document declares.
func (u *update) writeDocuments(ctx context.Context) error {
	differ := u.differing()
	maps.Copy(differ, u.besideRenamed())
	settings := u.in.Settings.Among(u.in.Live.Keys())
	fresh := u.undeclared(settings)
	result := export.Documents(export.Input{
		Kinds: u.Kinds, Live: u.in.Live, Directory: u.in.Directory, Ignore: settings.Ignore,
		Selects: func(key state.Key) bool { return differ[key] || fresh(key) }, Declared: func(key state.Key) bool { return differ[key] },
	})
	if _, err := result.Files(ctx, u.Kinds, schemas.FS, u.Version); err != nil {
		return err
	}
	u.live, u.nameless = result.Documents, len(result.Nameless) > 0
	u.notRead = append(u.notRead, gaps(result.Alike, result.Nameless)...)
	return nil
}

// differing are the keys, in the tenant, of what may differ from its document.
func (u *update) differing() state.Keys {
	keys := state.Keys{}
	for _, d := range u.differs {
		keys[d.Object.Key] = true
	}
	return keys
}

// besideRenamed are the keys of everything declared where something has another name in the
// tenant than in its document: what refers to it differs once that is written.
func (u *update) besideRenamed() state.Keys {
	keys, renamed := state.Keys{}, false
	for _, d := range u.in.Documents {
		if o := u.planned.Object(d.Key); o != nil && u.selects(d.Key) {
			keys[o.Key] = true
			renamed = renamed || o.Key != d.Key
		}
	}
	if !renamed {
		return nil
	}
	return keys
}

// undeclared selects what becomes a new document: what an export would have, no document
// declares or leaves out, and guard.owns does not leave to others.
func (u *update) undeclared(settings state.Settings) func(state.Key) bool {
	declared := keysOf(u.in.Documents)
	for _, d := range u.in.Documents {
		if o := u.planned.Object(d.Key); o != nil {
			declared[o.Key] = true
		}
	}
	owns := settings.Guard.Owns
	isLeftOut := func(key state.Key) bool { return u.opts.LeftOut[key] }
	return func(key state.Key) bool {
		above := append(u.above(key), key)
		return u.found[key] && !declared[key] && !slices.ContainsFunc(above, isLeftOut) && !slices.ContainsFunc(above, u.isCandidate) && u.selects(key) && (len(owns) == 0 || owns.Match(key))
	}
}

func keysOf(docs state.Documents) state.Keys {
	keys := state.Keys{}
	for _, d := range docs {
		keys[d.Key] = true
	}
	return keys
}
