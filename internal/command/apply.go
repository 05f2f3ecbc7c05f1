package command

import (
	"context"
	"fmt"
	"time"

	"isc-sync/apply"
	"isc-sync/engine"
	"isc-sync/planner"
)

// applyFlags are what people give to apply.
type applyFlags struct {
	common
	connection
	choices
	plan, report string
	allow        planner.Allow
	yes, dryRun  bool
	timeout      time.Duration
}

func (p *Program) applyCommand() command {
	var f applyFlags
	options := append(f.common.options(), f.connection.options()...)
	options = append(options, f.choices.options()...)
	return command{
		name: "apply", summary: "do what a plan shows, and nothing else",
		about: "Without --plan it plans, shows the plan and asks. Nothing is deleted because it is\nmissing from the directory.",
		examples: []string{
			"isc-sync apply --dir examples/tenant --simulator acme.json",
			"isc-sync apply --plan plan.json --report report.jsonl",
			"isc-sync apply --yes --allow-delete 'Source/Old Feed'",
		},
		options: append(options,
			option{name: "plan", word: "FILE", summary: "apply this saved plan, without asking", into: &f.plan},
			option{name: "yes", summary: "do not ask", into: &f.yes},
			option{name: "dry-run", summary: "go the whole way, but send no write", into: &f.dryRun},
			option{name: "allow-delete", word: "KEY", summary: "let this be deleted; * in a key stands for anything", into: &f.allow.Delete},
			option{name: "allow-create", word: "KEY", summary: "let this be created although it looks like something renamed", into: &f.allow.Create},
			option{name: "timeout", word: "DURATION", summary: "start nothing new after this time, as in 30m", into: &f.timeout},
			option{name: "report", word: "FILE", summary: "write what happens to each step as JSON Lines", into: &f.report},
		),
		run: func(ctx context.Context) error { return p.apply(ctx, &f) },
	}
}

func (f *applyFlags) check() error {
	chosen := len(f.only)+len(f.rotate)+len(f.upload) > 0
	switch {
	case f.plan != "" && chosen:
		return usage("--plan applies a saved plan and nothing else", "give --only, --rotate-secrets and --upload to the plan that is saved")
	case f.timeout < 0:
		return usage(fmt.Sprintf("--timeout is %s", f.timeout), "it is a duration such as 30m")
	}
	return firstError(f.common.check(), f.connection.check())
}

// mustAsk tells whether a person has to agree before anything is written. A
// saved plan was agreed to when it was reviewed.
func (f *applyFlags) mustAsk() bool { return !f.yes && !f.dryRun && f.plan == "" }

func (p *Program) apply(ctx context.Context, f *applyFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	if f.mustAsk() && !isTerminal(p.Stdin) {
		return usage("there is no terminal to ask on", "--yes applies without asking; --dry-run shows what would be sent")
	}
	soft, cancel := f.limit(ctx)
	defer cancel()
	t := p.talk(&f.common)
	e, plan, d, err := p.planToApply(soft, f, t)
	if err != nil {
		return f.orTimeout(ctx, soft, err)
	}
	if err := planner.Guard(plan, d.Settings.Guard, f.allow).Err(); err != nil {
		return err
	}
	if f.mustAsk() && !plan.Empty() {
		if err := p.ask(soft, plan); err != nil {
			return err
		}
	}
	return p.carryOut(soft, f, e, plan, t)
}

// limit ends the context as --timeout says.
func (f *applyFlags) limit(ctx context.Context) (context.Context, context.CancelFunc) {
	if f.timeout == 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, f.timeout)
}

// orTimeout tells an error that only --timeout caused as what it is.
func (f *applyFlags) orTimeout(ctx, soft context.Context, err error) error {
	if ctx.Err() != nil || soft.Err() == nil {
		return err
	}
	return &withCode{fmt.Errorf("stopped by --timeout %s before anything was written", f.timeout), exitInterrupted}
}

// planToApply returns the saved plan, checked, or a new one; it was shown.
func (p *Program) planToApply(ctx context.Context, f *applyFlags, t *talk) (*engine.Engine, *planner.Plan, *directory, error) {
	if f.plan != "" {
		return p.savedPlan(ctx, f, t)
	}
	d, err := load(&f.common, &f.connection)
	if err != nil {
		return nil, nil, nil, err
	}
	opts, err := f.planning(d)
	if err != nil {
		return nil, nil, nil, err
	}
	e, err := p.engine(&f.common, &f.connection, d, d.APIVersion, t)
	if err != nil {
		return nil, nil, nil, err
	}
	planned, err := p.propose(ctx, e, d, opts, t)
	if err != nil {
		return nil, nil, nil, err
	}
	if err := p.showToApply(f, planned.Plan, planned); err != nil {
		return nil, nil, nil, err
	}
	return e, planned.Plan, d, p.incomplete(&f.common, planned.Problems)
}

// showToApply shows a plan before it is applied. A program that reads JSON
// gets the report alone, unless problems keep the plan from being applied.
func (p *Program) showToApply(f *applyFlags, plan *planner.Plan, planned *engine.Planned) error {
	if f.output == formatJSON && len(planned.Problems) == 0 {
		return nil
	}
	return p.results(&f.common).Plan(p.Stdout, plan, planned.Problems)
}

// carryOut applies the plan and writes the report.
func (p *Program) carryOut(soft context.Context, f *applyFlags, e *engine.Engine, plan *planner.Plan, t *talk) error {
	hard, cancel := p.untilKilled(soft)
	defer cancel()
	journal, err := f.journal()
	if err != nil {
		return err
	}
	if journal != nil {
		defer journal.Close()
	}
	opts := apply.Options{Dir: f.dir, Stop: soft.Done(), Report: journal.writer(), Event: t.applying(plan)}
	if f.simulator != "" {
		opts.Pause = simulatorPause
	}
	end := t.during()
	report, err := e.Apply(hard, plan, f.writer(e), opts)
	end()
	if report == nil {
		return err
	}
	if failed := p.results(&f.common).Report(p.Stdout, report); failed != nil && err == nil {
		err = failed
	}
	if err == nil && report.ExitCode() != exitDone {
		err = told(report.ExitCode())
	}
	return err
}

// writer is the tenant, or what only records.
func (f *applyFlags) writer(e *engine.Engine) apply.Writer {
	if f.dryRun {
		return apply.NewDryRun(e.Client)
	}
	return e.Client
}

// untilKilled returns a context that goes on after a first interrupt and ends
// at the second.
func (p *Program) untilKilled(soft context.Context) (context.Context, context.CancelFunc) {
	hard, cancel := context.WithCancel(context.WithoutCancel(soft))
	go func() {
		select {
		case <-p.Kill:
			cancel()
		case <-hard.Done():
		}
	}()
	return hard, cancel
}
