package engine

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"isc-sync/internal/documents"
	"isc-sync/internal/jsonvalue"
	"isc-sync/internal/writeback"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// update is one update of a directory on its way.
type update struct {
	*Engine
	opts UpdateOptions
	// before are the documents as they are, in has those of the files so far, and planned
	// is the plan of these, differs where they differ.
	before  state.Documents
	in      planner.Input
	planned planner.Result
	differs map[state.Key]planner.Difference
	// found are the keys that an export would have, selects the ones to update.
	found   state.Keys
	selects func(state.Key) bool
	// live are the tenant's objects as documents.
	live    []documents.Exported
	notRead []state.Gap
	// nameless: some have ids, since names could not be read.
	nameless bool
	// files are the new and changed ones so far, nil for one that goes. left are the
	// documents that no edit is good for, and why.
	files map[string][]byte
	left  map[state.Key]string
	// renamed are the possible renames that are left to the user, waiting the documents
	// that are about them, and candidates the objects that they may be.
	renamed             []planner.Renaming
	waiting, candidates state.Keys
	// made are the results of all rounds.
	made []*writeback.Result
}

// mostRounds bounds how often documents are edited: one whose references lead nowhere can
// be compared as a whole only when these are mended, and one that cannot be read after
// its edit is left as it was.
const mostRounds = 8

// writeBack edits the documents until nothing is left to edit: each round is proven by
// loading and planning what it would write.
func (u *update) writeBack() error {
	for range mostRounds {
		result, err := writeback.Make(u.input())
		if err != nil {
			return err
		}
		u.made = append(u.made, result)
		if len(result.Files) == 0 {
			return nil
		}
		files := maps.Clone(u.files)
		maps.Copy(files, result.Files)
		docs, err := u.opts.Reload(files)
		if problems, are := state.AsProblems(err); are && u.leave(problems, result) {
			u.made = u.made[:len(u.made)-1]
			continue
		}
		if err != nil {
			return fmt.Errorf("read what would be written: %w", err)
		}
		u.files, u.in.Documents = files, docs
		u.plan()
	}
	return nil
}

// plan plans the documents as they are now.
func (u *update) plan() {
	if u.isPart() {
		u.in.Options.Only = u.chosen(u.in.Documents)
	}
	if u.isPart() && len(u.in.Options.Only) == 0 {
		u.planned, u.differs = planner.Result{Plan: &plan.Plan{}}, nil
		return
	}
	u.planned, u.differs = planner.Build(u.in), planner.Compare(u.in)
}

func (u *update) input() writeback.Input {
	return writeback.Input{
		Kinds: u.Kinds, Documents: u.in.Documents, Selects: u.selects, Plan: u.planned.Plan, Differs: u.differs,
		Object: u.planned.Object, Live: u.live, Nameless: u.nameless, Left: u.left, Real: u.opts.Real, Read: u.readFile, Prune: u.opts.Prune,
		Overlay: u.opts.Settings.Overlay, Manage: u.in.Settings.Manage, Lacking: u.lacking(), Waiting: u.waiting,
	}
}

// lacking are the declared objects that the tenant does not have and that a plan does not
// create: it cannot, or their documents say too little.
func (u *update) lacking() state.Keys {
	out := state.Keys{}
	for _, p := range u.planned.Problems {
		doc := u.in.Documents.Find(p.Key)
		if p.Missing == p.Key && p.Key != "" || doc != nil && !doc.Absent && u.planned.Lacks(p.Key) {
			out[p.Key] = true
		}
	}
	return out
}

// readFile reads a file as it is after the rounds so far.
func (u *update) readFile(name string) ([]byte, error) {
	data, written := u.files[name]
	if !written {
		return u.opts.Read(name)
	}
	if data == nil {
		return nil, fs.ErrNotExist
	}
	return data, nil
}

// leave notes the documents that a round has made unreadable, and reports whether there
// are new ones.
func (u *update) leave(problems state.Problems, made *writeback.Result) (found bool) {
	changed := slices.Concat(made.Updated, made.New)
	for _, p := range problems {
		if _, known := u.left[p.Key]; !known && slices.Contains(changed, p.Key) {
			u.left[p.Key], found = "no document can say what the tenant has: "+p.Text, true
		}
	}
	return found
}

// result joins the rounds. What still differs is reported, each place once.
func (u *update) result() writeback.Result {
	out := writeback.Result{Files: u.files}
	for _, r := range u.made {
		out.Updated = append(out.Updated, r.Updated...)
		out.New, out.Gone = append(out.New, r.New...), append(out.Gone, r.Gone...)
		out.Kept = r.Kept
	}
	for _, keys := range []*[]state.Key{&out.Updated, &out.New, &out.Gone} {
		*keys = slices.Compact(state.SortKeys(*keys))
	}
	out.Kept = append(out.Kept, u.unexplained(out)...)
	for i, p := range out.Kept {
		if at := u.before.Locate(p.Key, p.Pointer); u.opts.DryRun && at.File != "" {
			out.Kept[i].Position = at
		}
	}
	out.Kept = out.Kept.Sorted()
	return out
}

// unexplained are the problems of the documents as they are now, and the differences that
// nothing explains so far.
func (u *update) unexplained(r writeback.Result) (all state.Problems) {
	isKept := func(key state.Key, at jsonvalue.Pointer) bool {
		at = u.aboveList(key, at)
		return slices.ContainsFunc(r.Kept, func(p state.Problem) bool {
			kept := u.aboveList(key, p.Pointer)
			return p.Key == key && (kept.Contains(at) || at.Contains(kept))
		})
	}
	for _, p := range u.planned.Problems {
		if !u.waiting[p.Key] && !u.waiting[p.Missing] && !isKept(p.Key, p.Pointer) && !slices.Contains(r.Gone, p.Key) && (p.Missing == "" || !slices.Contains(r.Gone, p.Missing)) {
			p.Hint = state.WithoutSkipping(p.Hint)
			all = append(all, p)
		}
	}
	for _, c := range u.planned.Plan.Changes {
		doc := u.in.Documents.Find(c.Key)
		if c.Action == plan.Create && u.selects(c.Key) && !u.waiting[c.Key] && !slices.Contains(r.Gone, c.Key) {
			all = append(all, doc.Problem("", "the tenant has it, and a plan would create it", "look at the plan"))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(u.differs)) {
		for _, at := range u.differs[key].Places {
			if doc := u.in.Documents.Find(key); !isKept(key, at) {
				all = append(all, doc.Problem(at, "it still differs", "write the tenant's value by hand"))
			}
		}
	}
	return all
}

// aboveList cuts a place at the first list of a document: a plan counts the elements of
// what it proposes, and not those that are written.
func (u *update) aboveList(key state.Key, at jsonvalue.Pointer) (out jsonvalue.Pointer) {
	doc := u.in.Documents.Find(key)
	if doc == nil {
		return at
	}
	var v any = doc.Spec
	for _, token := range at.Tokens() {
		if _, isList := v.([]any); isList {
			return out
		}
		object, _ := v.(map[string]any)
		v, out = object[token], out.Append(token)
	}
	return out
}
