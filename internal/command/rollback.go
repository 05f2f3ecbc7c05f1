package command

import (
	"context"
	"fmt"
	"os"
	"slices"

	"isc-sync/internal/documents"
	"isc-sync/internal/gitrev"
	"isc-sync/internal/render"
	"isc-sync/internal/since"
	"isc-sync/planner/plan"
)

// rollbackFlags are the flags of rollback; explain and undo have none.
type rollbackFlags struct {
	planFlags
	to string
}

func (p *Program) rollbackCommand() command {
	f := rollbackFlags{planFlags: planFlags{common: common{page: true}}}
	options := append(f.common.options(), f.connection.options()...)
	options = append(options, slices.DeleteFunc(f.selection.options(), func(o option) bool { return o.name == "changed-since" })...)
	return command{
		name: "rollback", summary: "plan the return to the documents of a Git revision",
		about: "It reads the documents of the revision and plans them, with null and deletions for what was declared since. What cannot be undone comes first. Neither the tenant nor a document changes: apply --plan applies the plan in the same directory.",
		examples: []string{
			"isc-sync rollback --to HEAD~1",
			"isc-sync rollback --to v1.4 --out plan.json",
		},
		options: append(options,
			option{name: "to", word: "REF", summary: "the Git revision to return to", into: &f.to},
			option{name: "out", word: "FILE", summary: "save the plan for apply --plan", into: &f.out},
			option{name: "detailed-exitcode", summary: "exit with 2 if there are changes, or if some must wait", into: &f.detailed},
		),
		run: func(ctx context.Context) error { return p.rollback(ctx, &f) },
	}
}

func (p *Program) rollback(ctx context.Context, f *rollbackFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	if f.to == "" {
		return usage("--to is missing", "name the Git revision to return to, such as HEAD~1")
	}
	d, err := load(ctx, &f.common, &f.connection)
	if err != nil {
		return err
	}
	t := p.ui(&f.common)
	d.sayOverlays(f.dir, f.env, t)
	back, err := p.back(ctx, &f.common, &f.connection, d, f.to)
	if err != nil {
		return err
	}
	if back.settings {
		t.printf("%s differs from %s: variables are those of then, everything else is that of now", documents.SettingsFile, back.revision)
	}
	opts, err := f.planning(d)
	if err != nil {
		return err
	}
	e, err := p.engine(&f.common, &f.connection, d, d.APIVersion, t)
	if err != nil {
		return err
	}
	planned, err := p.computePlan(ctx, e, d, opts, &f.selection, t)
	if err != nil {
		return err
	}
	planned.Plan.Inputs.Rollback = back.revision.Commit
	lost := back.Lost(planned.Plan, back.revision.String(), back.text)
	planned.Plan.Notes = append(lost, planned.Plan.Notes...)
	if text, ok := p.results(&f.common).(render.Text); ok {
		if err := text.Lost(p.Stdout, lost); err != nil {
			return err
		}
		f.listed = true
	}
	return p.show(&f.planFlags, d, planned)
}

// wayBack is how a directory returns to a revision.
type wayBack struct {
	*since.Back
	revision *gitrev.Revision
	// settings: isc-sync.yaml has changed.
	settings bool
	dir      string
}

// back puts the way back to a revision in the place of the documents of a directory.
func (p *Program) back(ctx context.Context, f *common, c *connection, d *directory, to string) (*wayBack, error) {
	s, err := p.since(ctx, f, c, d, to)
	if err != nil {
		return nil, err
	}
	b := &wayBack{since.Rollback(s.former.Documents, d.Documents), s.revision, s.settings, f.dir}
	set := *d.Set
	set.Documents = b.Documents
	d.Set = &set
	return b, nil
}

// text is what a file of the directory holds now.
func (b *wayBack) text(name string) (string, error) {
	root, err := os.OpenRoot(b.dir)
	if err != nil {
		return "", fmt.Errorf("open %s: %w", b.dir, err)
	}
	defer root.Close()
	data, err := root.ReadFile(name)
	return string(data), err
}

// returned puts the way back in the place of the documents, if a plan is one.
func (p *Program) returned(ctx context.Context, f *common, c *connection, d *directory, saved *plan.Plan) error {
	if saved.Inputs.Rollback == "" {
		return nil
	}
	_, err := p.back(ctx, f, c, d, saved.Inputs.Rollback)
	return err
}
