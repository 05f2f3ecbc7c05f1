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
	// leftOut is about the documents that narrow left out.
	leftOut []plan.Note
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

// narrow restricts a plan to what differs, what that refers to and what refers to it.
func (s *sinceRevision) narrow(o *planner.Options, d *directory, t *ui) {
	if s == nil {
		return
	}
	if s.settings {
		t.printf("%s differs from %s: every resource is compared", documents.SettingsFile, s.called())
		return
	}
	near := since.WithNeighbours(d.Documents, s.Differ)
	chosen := slices.DeleteFunc(slices.Clone(near), func(key state.Key) bool {
		return len(o.Only) > 0 && !slices.ContainsFunc(append(d.above(key), key), func(k state.Key) bool { return slices.Contains(o.Only, k) })
	})
	o.Only, o.Alone = chosen, true
	s.leftOut = since.NotCompared(d.Documents, chosen, s.called())
	verb, beside := "differ", ""
	if len(s.Differ) == 1 {
		verb = "differs"
	}
	if more := len(near) - len(s.Differ); more > 0 {
		beside = fmt.Sprintf("; %d beside them, by references", more)
	}
	t.printf("%d of %s %s from %s%s; the others are left out", len(s.Differ), render.Count(len(d.Documents), "document", "documents"), verb, s.called(), beside)
}

// called is the name of the revision for users.
func (s *sinceRevision) called() string { return s.revision.String() }

func (s *sinceRevision) notes() []plan.Note {
	if s == nil {
		return nil
	}
	return append(s.Notes(s.called()), s.leftOut...)
}
