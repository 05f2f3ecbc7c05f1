package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"isc-sync/engine"
	"isc-sync/internal/documents"
	"isc-sync/internal/exit"
	"isc-sync/internal/render"
	"isc-sync/planner"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

// selection are the flags that say what a plan is about.
type selection struct {
	only, rotate, upload []string
	skip                 bool
	changedSince         string
}

func (c *selection) options() []option {
	return []option{
		{name: "only", word: "KEY", summary: "only this resource and its children; * in a key matches anything", into: &c.only},
		{name: "rotate-secrets", word: "KEY[#/POINTER]", summary: "send these secrets although they cannot be compared; * in a key is anything", into: &c.rotate},
		{name: "upload", word: "KEY", summary: "upload again even if a file of this name exists; * in a key is anything", into: &c.upload},
		{name: "changed-since", word: "REF", summary: "only what differs from the documents of this Git revision, what that refers to and what refers to it", into: &c.changedSince},
		{name: "skip-problems", summary: "leave out resources with problems, and what depends on them", into: &c.skip},
	}
}

func (c *selection) planning(d *directory) (planner.Options, error) {
	var o planner.Options
	var errs [3]error
	o.Only, errs[0] = d.chosen(flagOnly, c.only)
	o.Rotate, errs[1] = d.rotations(c.rotate)
	o.Upload, errs[2] = d.uploads(c.upload)
	o.SkipProblems = c.skip
	o.Named = state.PatternsOf(slices.Concat(c.only, c.rotatedKeys(), c.upload)...)
	return o, firstError(errs[:]...)
}

const flagOnly = "--only"

// rotatedKeys are the keys or patterns of --rotate-secrets, without pointers.
func (c *selection) rotatedKeys() []string {
	keys := make([]string, len(c.rotate))
	for i, text := range c.rotate {
		keys[i], _, _ = state.SplitTarget(text)
	}
	return keys
}

// checkPlanned refuses what only the tenant shows to be wrong with the flags.
func (c *selection) checkPlanned(d *directory, planned *planner.Result) error {
	return firstError(
		d.misread(flagOnly, c.only, planned.Known), d.misread(flagRotate, c.rotatedKeys(), planned.Known),
		d.misread(flagUpload, c.upload, planned.Known), d.rotated(planned, c.rotate),
	)
}

// planFlags are the flags of plan.
type planFlags struct {
	common
	connection
	selection
	out, explain, leaveRefused string
	detailed, undo             bool
	// listed: what cannot be undone was printed already.
	listed bool
}

func (p *Program) planCommand() command {
	f := planFlags{common: common{page: true}}
	options := append(f.common.options(), f.connection.options()...)
	options = append(options, f.selection.options()...)
	return command{
		name: "plan", summary: "show exactly what would change in the tenant",
		examples: []string{
			"isc-sync plan --dir examples/tenant --simulator :memory:",
			"isc-sync plan --out plan.json --detailed-exitcode",
			"isc-sync plan -o html > plan.html",
			"isc-sync plan --explain 'Source/HR#/connectorAttributes/host'",
			"isc-sync plan --changed-since origin/main",
			"git revert HEAD && isc-sync plan --changed-since HEAD~1 --undo",
		},
		options: append(options,
			option{name: "out", word: "FILE", summary: "save the plan for apply --plan", into: &f.out},
			option{name: "undo", summary: "with --changed-since: write null and ensure: absent for what the documents no longer declare", into: &f.undo},
			option{name: "detailed-exitcode", summary: "exit with 2 if there are changes, or if some must wait", into: &f.detailed},
			option{name: "leave-refused", word: "REF", summary: "leave out deletions that are refused and that this Git revision asked for already", into: &f.leaveRefused},
			option{name: "explain", word: "KEY[#/POINTER]", summary: "explain why these fields do or do not change", into: &f.explain},
		),
		run: func(ctx context.Context) error { return p.plan(ctx, &f) },
	}
}

func (f *planFlags) check() error {
	if f.undo && f.changedSince == "" {
		return usage("--undo needs --changed-since", "it undoes what a Git revision declared and the documents no longer do")
	}
	if f.explain != "" && f.output == formatHTML {
		return conflict("--explain", "-o html")
	}
	if err := firstError(f.common.check(), f.connection.check()); err != nil || f.out == "" {
		return err
	}
	return checkPlanFile(f.out)
}

func (p *Program) plan(ctx context.Context, f *planFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	t := p.ui(&f.common)
	d, s, err := p.compared(ctx, f, t)
	if err != nil {
		return err
	}
	opts, err := f.planning(d)
	if err != nil {
		return err
	}
	s.narrow(&opts, d, t)
	if f.explain != "" {
		target, err := d.fieldTarget("--explain", f.explain)
		if err != nil {
			return err
		}
		opts.Explain = &target
	}
	d.sayEmpty(f.dir, t)
	e, err := p.engine(&f.common, &f.connection, d, d.APIVersion, t)
	if err != nil {
		return err
	}
	planned, err := p.computePlan(ctx, e, d, opts, &f.selection, t)
	if err == nil {
		planned, err = p.leaveRefused(ctx, e, f, d, planned, opts, t)
	}
	if err != nil {
		return err
	}
	planned.Plan.Notes = append(planned.Plan.Notes, s.notes()...)
	if opts.Explain != nil {
		return p.explain(f, d, *opts.Explain, planned)
	}
	return p.show(f, d, planned)
}

// compared reads the documents, and those of --changed-since, and undoes what they no
// longer declare.
func (p *Program) compared(ctx context.Context, f *planFlags, t *ui) (*directory, *sinceRevision, error) {
	d, err := load(ctx, &f.common, &f.connection)
	if err != nil {
		return nil, nil, err
	}
	d.sayOverlays(f.dir, f.env, t)
	s, err := p.since(ctx, &f.common, &f.connection, d, f.changedSince)
	if err != nil || !f.undo {
		return d, s, err
	}
	return p.undo(ctx, f, d, s, t)
}

// engine opens the tenant.
func (p *Program) engine(f *common, c *connection, d *directory, version string, t *ui) (*engine.Engine, error) {
	client, err := p.open(c, f, d.Settings, version, t)
	if errors.Is(err, errNoTenant) && c.env == "" && len(d.Environments) > 0 {
		return nil, hinted(errNoTenant, "--env names an environment: "+strings.Join(d.Environments, ", "))
	}
	if err != nil {
		return nil, err
	}
	return &engine.Engine{Kinds: d.kinds, Client: client, Version: version, Env: p.variable, Events: t.engine, NameOthers: f.logs("info")}, nil
}

// computePlan computes the plan and reports how much it read.
func (p *Program) computePlan(ctx context.Context, e *engine.Engine, d *directory, opts planner.Options, c *selection, t *ui) (*engine.Planned, error) {
	end := t.during()
	planned, err := e.Plan(ctx, d.Documents, d.Settings, opts)
	end()
	if err != nil {
		return nil, err
	}
	e.Client.LogRequests()
	t.printf("read %s with %s", render.Count(planned.Read, "object", "objects"), render.Count(planned.Requests, "request", "requests"))
	if left := leftOut(planned.Plan); left > 0 {
		t.printf("%s left out (--skip-problems)", render.Count(left, "resource was", "resources were"))
	}
	return planned, c.checkPlanned(d, &planned.Result)
}

// show writes the plan, and with it what an apply would refuse.
func (p *Program) show(f *planFlags, d *directory, planned *engine.Planned) error {
	saved := planned.Plan
	saved.Inputs.Commit = documents.Commit(f.dir)
	saved.Notes = append(saved.Notes, plan.Guard(saved, d.kinds, d.Settings.Guard, plan.Allow{}, planned.Known).Notes()...)
	shown := *saved
	shown.Notes = slices.DeleteFunc(slices.Clone(saved.Notes), func(n plan.Note) bool { return f.listed && n.Code == plan.NoteLost })
	if err := p.results(&f.common).Plan(p.Stdout, &shown, planned.Problems); err != nil {
		return err
	}
	if err := p.incomplete(&f.common, planned.Problems); err != nil {
		return err
	}
	if f.out != "" {
		if err := savePlan(f.out, saved); err != nil {
			return fmt.Errorf("save the plan: %w", err)
		}
	}
	if f.detailed && (!saved.Empty() || saved.Awaiting() > 0) {
		return silentExit(exit.Changes)
	}
	return nil
}

// incomplete ends with the problems that keep resources out of a plan, which
// was shown already; formats other than text hold them in the plan.
func (p *Program) incomplete(f *common, problems state.Problems) error {
	if len(problems) == 0 {
		return nil
	}
	if f.output == formatText {
		return problems.Err()
	}
	return silentExit(exit.Error)
}

func (p *Program) explain(f *planFlags, d *directory, about plan.Target, planned *engine.Planned) error {
	doc := d.Documents.Find(about.Key)
	e := render.Explanation{Key: about.Key, Pointer: about.Pointer, Trace: planned.Trace, Plan: planned.Plan}
	if doc != nil {
		e.At = doc.At
	}
	if err := p.results(&f.common).Explain(p.Stdout, e); err != nil {
		return err
	}
	own := slices.DeleteFunc(planned.Problems, func(problem state.Problem) bool { return problem.Key != about.Key })
	return own.Err()
}

// leftOut counts the resources that are not in a plan because of problems.
func leftOut(p *plan.Plan) int {
	keys := map[state.Key]bool{}
	for _, n := range p.Notes {
		if n.Code == plan.NoteLeftOut {
			keys[n.Key] = true
		}
	}
	return len(keys)
}
