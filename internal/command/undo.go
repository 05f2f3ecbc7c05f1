package command

import (
	"context"

	"isc-sync/internal/documents"
	"isc-sync/internal/render"
	"isc-sync/internal/since"
	"isc-sync/schemas"
)

// undo writes documents that ask for the end of what they no longer declare, and reads
// the directory again.
func (p *Program) undo(ctx context.Context, f *planFlags, d *directory, s *sinceRevision, t *ui) (*directory, *sinceRevision, error) {
	to, err := replacing(f.dir)
	if err != nil {
		return nil, nil, err
	}
	defer to.root.Close()
	others, err := f.others(ctx, d)
	if err != nil {
		return nil, nil, err
	}
	undone, err := since.Undo(s.Difference, s.called(), d.Settings.Overlay, others, to.readFile)
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

// others are what the environments other than that of --env have, if it differs.
func (f *planFlags) others(ctx context.Context, d *directory) (out []since.Declared, err error) {
	for _, name := range documents.Overlaid(f.dir, d.kinds) {
		if name == f.env {
			continue
		}
		c := f.connection
		c.env = name
		other, err := read(ctx, &f.common, &c)
		if err != nil {
			return nil, err
		}
		out = append(out, since.Declared{Environment: name, Documents: other.Documents})
	}
	return out, nil
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
