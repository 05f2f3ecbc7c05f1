package command

import (
	"cmp"
	"context"
	"errors"

	"isc-sync/apply"
	"isc-sync/internal/exit"
)

// carryOut applies the plan and writes the report. soft ends before ctx if
// --timeout does.
func (p *Program) carryOut(ctx, stopCtx context.Context, f *applyFlags, r *prepared, journal *journal, t *ui) error {
	p.keepGoing()
	killCtx, cancel := p.untilKilled(stopCtx)
	defer cancel()
	opts := apply.Options{
		Done: r.done, Dir: f.dir, Locate: r.locate, Stop: stopCtx.Done(), StopReason: notInterrupted(ctx, stopCtx), Event: t.applying(r.plan),
		Report: journal.writer(), Earlier: journal.earlierRun(),
		Documents: r.documents, Settings: r.settings.Among(r.known),
	}
	if f.simulator != "" {
		opts.PollInterval = simulatorPause
	}
	end := t.during()
	report, err := r.engine.Apply(killCtx, r.plan, f.writer(r), opts)
	end()
	if report == nil {
		return err
	}
	return p.report(f, report, err)
}

// notInterrupted returns why a context ended before another, or nil if that was
// an interrupt.
func notInterrupted(ctx, stopCtx context.Context) func() error {
	return func() error {
		if ctx.Err() != nil {
			return nil
		}
		return context.Cause(stopCtx)
	}
}

// report writes what the run did. The exit code is the one in the report,
// unless --report failed, or stdout did and there is no --report: then the
// report is not complete.
func (p *Program) report(f *applyFlags, report *apply.Report, err error) error {
	code := report.ExitCode()
	unshown := p.reports(f).Report(p.Stdout, report)
	if err != nil || unshown != nil && f.report == "" {
		code = cmp.Or(code, exit.Incomplete)
	}
	return &settled{code, errors.Join(err, unshown)}
}

// writer is the tenant, or what only records.
func (f *applyFlags) writer(r *prepared) apply.Writer {
	tenant := named{r.engine.Client, r.plan.Tenant}
	if f.dryRun {
		return apply.NewDryRun(tenant)
	}
	return tenant
}

// named is a tenant that goes by the name that its plan has for it: an address
// may be that of a proxy, or of nothing at all.
type named struct {
	apply.Writer
	tenant string
}

// String names the tenant.
func (n named) String() string { return "tenant " + n.tenant }

// untilKilled returns a context that goes on after a first interrupt and ends
// at the second.
func (p *Program) untilKilled(stopCtx context.Context) (context.Context, context.CancelFunc) {
	killCtx, cancel := context.WithCancel(context.WithoutCancel(stopCtx))
	go func() {
		select {
		case <-p.Kill:
			cancel()
		case <-killCtx.Done():
		}
	}()
	return killCtx, cancel
}
