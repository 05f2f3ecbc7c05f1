package command

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"isc-sync/internal/documents"
	"isc-sync/internal/gitrev"
	"isc-sync/internal/render"
	"isc-sync/internal/since"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/schemas"
	"isc-sync/state"
)

// sinceRevision is how the documents differ from those of a Git revision; nil if no
// revision is given.
type sinceRevision struct {
	*since.Difference
	revision *gitrev.Revision
	former   *documents.Set
	// settings: isc-sync.yaml has changed.
	settings bool
}

// since compares the documents with those of a revision.
func (p *Program) since(ctx context.Context, f *common, c *connection, d *directory, name string) (*sinceRevision, error) {
	if name == "" {
		return nil, nil
	}
	rev, err := gitrev.Find(ctx, f.dir, name)
	if err != nil {
		return nil, err
	}
	s := &sinceRevision{revision: rev}
	if err := s.read(ctx, f, c, d); err != nil {
		return nil, err
	}
	s.Difference = since.Compare(s.former.Documents, d.Documents)
	return s, nil
}

// read reads the documents of the revision.
func (s *sinceRevision) read(ctx context.Context, f *common, c *connection, d *directory) (err error) {
	tree, err := s.revision.Tree(ctx)
	if err != nil {
		return err
	}
	defer tree.Close()
	s.settings = !bytes.Equal(settingsIn(tree), settingsIn(os.DirFS(f.dir)))
	o := documents.Options{Env: c.env, APIVersion: d.APIVersion, Base: s.revision.Base(), Stop: ctx.Err}
	s.former, err = documents.LoadTree(tree, d.kinds, schemas.FS, o)
	if err != nil && s.settings && c.env != "" { // which may be new
		o.Env = ""
		if set, retried := documents.LoadTree(tree, d.kinds, schemas.FS, o); retried == nil {
			s.former, err = set, nil
		}
	}
	if problems, found := state.AsProblems(err); found {
		return problems
	}
	return err
}

// settingsIn are the settings of a tree of files, in one form of line ends.
func settingsIn(tree fs.FS) []byte {
	data, err := fs.ReadFile(tree, documents.SettingsFile)
	if err != nil {
		return nil
	}
	return []byte(state.FileText(string(data)))
}

// narrow restricts a plan to what differs, and reports the number of documents.
func (s *sinceRevision) narrow(o *planner.Options, d *directory, t *ui) {
	if s == nil {
		return
	}
	if s.settings {
		t.printf("%s differs from %s: every resource is compared", documents.SettingsFile, s.called())
		return
	}
	chosen := slices.DeleteFunc(slices.Clone(s.Differ), func(key state.Key) bool {
		return len(o.Only) > 0 && !slices.ContainsFunc(append(d.above(key), key), func(k state.Key) bool { return slices.Contains(o.Only, k) })
	})
	o.Only, o.Alone = chosen, true
	verb := "differ"
	if len(s.Differ) == 1 {
		verb = "differs"
	}
	t.printf("%d of %s %s from %s; the others are left out", len(s.Differ), render.Count(len(d.Documents), "document", "documents"), verb, s.called())
}

// called is the name of the revision for users.
func (s *sinceRevision) called() string { return s.revision.String() }

func (s *sinceRevision) notes() []plan.Note {
	if s == nil {
		return nil
	}
	return s.Notes(s.called())
}

// undo writes documents that ask for the end of what they no longer declare, and reads
// the directory again.
func (p *Program) undo(ctx context.Context, f *planFlags, d *directory, s *sinceRevision, t *ui) (*directory, *sinceRevision, error) {
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return nil, nil, fmt.Errorf("open %s: %w", f.dir, err)
	}
	defer root.Close()
	to := replacement{root, f.dir, map[string][]byte{}}
	undone, err := since.Undo(s.Difference, s.called(), d.Settings.Overlay, to.readFile)
	if err != nil {
		return nil, nil, err
	}
	o := documents.Options{Env: f.env, APIVersion: f.apiVersion, Base: f.base(), Stop: ctx.Err}
	set, err := documents.LoadWith(f.dir, undone.Files, d.kinds, schemas.FS, o)
	if err != nil {
		return nil, nil, err
	}
	p.keepGoing()
	if err := to.write(ctx, undone.Files); err != nil {
		return nil, nil, err
	}
	sayUndone(undone, t)
	s.Difference = since.Compare(s.former.Documents, set.Documents)
	return &directory{kinds: d.kinds, Set: set}, s, nil
}

func sayUndone(u *since.Undone, t *ui) {
	for _, key := range u.Absent {
		t.printf("wrote ensure: absent for %s", render.Clean(string(key)))
	}
	for _, f := range u.Cleared {
		t.printf("wrote null for %s#%s", render.Clean(string(f.Document.Key)), render.Clean(string(f.Pointer)))
	}
	for _, l := range u.Left {
		where := string(l.Key)
		if l.Pointer != "" {
			where += "#" + string(l.Pointer)
		}
		t.printf("cannot undo %s: %s", render.Clean(where), render.Clean(l.Why))
	}
	if len(u.Absent)+len(u.Cleared)+len(u.Left) == 0 {
		t.printf("there is nothing to undo: the documents declare all that they declared")
	}
}
