package command

import (
	"context"
	"fmt"
	"time"

	"isc-sync/internal/duration"
	"isc-sync/internal/exit"
	"isc-sync/planner/plan"
)

// applyFlags are the flags of apply.
type applyFlags struct {
	common
	connection
	selection
	plan, report string
	// allowDelete and allowCreate are patterns of keys.
	allowDelete, allowCreate []string
	yes, dryRun, orSame      bool
	timeout                  time.Duration
}

func (p *Program) applyCommand() command {
	var f applyFlags
	options := append(f.common.options(), f.connection.options()...)
	options = append(options, f.selection.options()...)
	return command{
		name: "apply", summary: "do what a plan shows, and nothing else",
		about: "Without --plan it plans, shows the plan and asks. Nothing is deleted because it is missing from the directory.",
		examples: []string{
			"isc-sync apply --dir examples/tenant --simulator acme.json",
			"isc-sync apply --plan plan.json --report report.jsonl",
			"isc-sync apply --yes --allow-delete 'Source/Old Feed'",
		},
		options: append(options,
			option{name: "plan", word: "FILE", summary: "apply this saved plan, without asking", into: &f.plan},
			option{name: "or-same", summary: "if the plan of --plan is stale, plan again, and go on if the changes are the same", into: &f.orSame},
			option{name: "yes", summary: "do not ask", into: &f.yes},
			option{name: "dry-run", summary: "do everything except the writes", into: &f.dryRun},
			option{name: "allow-delete", word: "KEY", summary: "allow this deletion; * in a key is anything", into: &f.allowDelete},
			option{name: "allow-create", word: "KEY", summary: "allow this creation even if it looks like a rename", into: &f.allowCreate},
			option{name: "timeout", word: "DURATION", summary: "stop starting steps after this time, as in 30m", into: &f.timeout},
			option{name: "report", word: "FILE", summary: "write a report of each step (JSON Lines)", into: &f.report},
		),
		run: func(ctx context.Context) error { return p.apply(ctx, &f) },
	}
}

func (f *applyFlags) check() error {
	chosen := len(f.only)+len(f.rotate)+len(f.upload) > 0 || f.skip || f.changedSince != ""
	switch {
	case f.plan != "" && chosen:
		return usage("--plan applies a saved plan and nothing else", "give --only, --changed-since, --rotate-secrets, --upload and --skip-problems to the plan that is saved")
	case f.orSame && f.plan == "":
		return usage("--or-same is about a saved plan", "also give --plan FILE")
	case f.timeout < 0:
		return usage(fmt.Sprintf("--timeout is %s", f.timeout), "it is a duration such as 30m")
	}
	return firstError(f.common.check(), f.connection.check())
}

// allowed returns what the run may delete or create.
func (f *applyFlags) allowed(d *directory) (plan.Allow, error) {
	var allow plan.Allow
	var errs [2]error
	allow.Delete, errs[0] = d.patterns("--allow-delete", f.allowDelete)
	allow.Create, errs[1] = d.patterns("--allow-create", f.allowCreate)
	return allow, firstError(errs[:]...)
}

// mustAsk reports whether the user must agree before anything is written. A
// saved plan was agreed to when it was reviewed.
func (f *applyFlags) mustAsk() bool { return !f.yes && !f.dryRun && f.plan == "" }

func (p *Program) apply(ctx context.Context, f *applyFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	if f.mustAsk() && !isTerminal(p.Stdin) {
		return usage("there is no terminal to ask on", "--yes applies without asking; --dry-run shows what would be sent")
	}
	journal, err := f.journal()
	if err != nil {
		return err
	}
	defer journal.Close()
	stopCtx, cancel := f.limit(ctx)
	defer cancel()
	t := p.ui(&f.common)
	t.text.DryRun = f.dryRun
	r, err := p.prepare(stopCtx, f, t)
	if err != nil {
		return f.orTimeout(ctx, stopCtx, err)
	}
	if err := r.refused(f); err != nil {
		return err
	}
	if f.mustAsk() && !r.plan.Empty() {
		if err := p.ask(stopCtx, r.plan); err != nil {
			return f.orTimeout(ctx, stopCtx, err)
		}
	}
	return p.carryOut(ctx, stopCtx, f, r, journal, t)
}

// limit ends the context as --timeout says.
func (f *applyFlags) limit(ctx context.Context) (context.Context, context.CancelFunc) {
	if f.timeout == 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeoutCause(ctx, f.timeout, fmt.Errorf("the time of --timeout (%s) was used up", duration.Words(f.timeout)))
}

// orTimeout names --timeout in an error that only --timeout caused.
func (f *applyFlags) orTimeout(ctx, stopCtx context.Context, err error) error {
	if ctx.Err() != nil || stopCtx.Err() == nil {
		return err
	}
	return &codedError{fmt.Errorf("incomplete: %w before anything was written", context.Cause(stopCtx)), exit.Incomplete}
}
