package command

import (
	"cmp"
	"context"
	"errors"

	"isc-sync/apply"
)

// carryOut applies the plan and writes the report. soft ends before ctx where
// --timeout says so.
func (p *Program) carryOut(ctx, soft context.Context, f *applyFlags, r *prepared, journal *journal, t *talk) error {
	p.keepGoing()
	hard, cancel := p.untilKilled(soft)
	defer cancel()
	opts := apply.Options{
		Done: r.done, Dir: f.dir, Locate: r.locate, Stop: soft.Done(), Why: notInterrupted(ctx, soft), Event: t.applying(r.plan),
		Report: journal.writer(), Earlier: journal.earlierRun(),
		Documents: r.documents, Settings: r.settings.Among(r.known),
	}
	if f.simulator != "" {
		opts.Pause = simulatorPause
	}
	end := t.during()
	report, err := r.engine.Apply(hard, r.plan, f.writer(r), opts)
	end()
	if report == nil {
		return err
	}
	return p.report(f, report, err)
}

// notInterrupted tells what but an interrupt ended a context before another.
func notInterrupted(ctx, soft context.Context) func() error {
	return func() error {
		if ctx.Err() != nil {
			return nil
		}
		return context.Cause(soft)
	}
}

// report writes what the run did. The exit code is the one in the report, unless
// --report failed, or stdout did and there is no --report: then the run is not
// complete for whoever reads it.
func (p *Program) report(f *applyFlags, report *apply.Report, err error) error {
	code := report.ExitCode()
	unshown := p.reports(f).Report(p.Stdout, report)
	if err != nil || unshown != nil && f.report == "" {
		code = cmp.Or(code, exitIncomplete)
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
