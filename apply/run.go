package apply

import (
	"cmp"
	"context"
	"errors"
	"sync"

	"isc-sync/internal/tenant"
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// run is a running apply.
type run struct {
	reader  *tenant.Reader
	plan    *plan.Plan
	inputs  inputs
	opts    Options
	journal *journal
	report  *Report

	mu sync.Mutex
	// results are the results of the finished steps.
	results map[string]Result
	// written are the objects that this run created or adopted, as the tenant
	// answered last.
	written map[state.Key]*state.Object
	// inFlight are the objects, with the step, for which a request may still arrive
	// at the tenant and undo a later change.
	inFlight map[state.Key]string
	// creating are the collections in which one object is created at a time.
	creating map[string]chan struct{}
	// bare is what lists whose rows have ids alone are known to have.
	bare map[*registry.Kind]*tenant.Bare
	// readings are the collections that this wave's creations were looked for in.
	readings map[place]reading
}

func newRun(p *plan.Plan, kinds *registry.Kinds, to Writer, in inputs, opts Options) *run {
	r := &run{
		reader:   &tenant.Reader{Client: to, Kinds: kinds, Version: p.APIVersion},
		plan:     p,
		inputs:   in,
		opts:     opts,
		journal:  &journal{out: opts.Report},
		report:   newReport(p, to),
		results:  map[string]Result{},
		written:  map[state.Key]*state.Object{},
		inFlight: map[state.Key]string{},
		creating: map[string]chan struct{}{},
		bare:     map[*registry.Kind]*tenant.Bare{},
	}
	forEachStep(p, func(it item) {
		if o := opts.Done[it.step.ID]; o != nil && it.change.Action == plan.Create {
			r.written[it.change.Key] = o
		}
	})
	return r
}

// done returns the result of a step that an earlier run has done.
func (r *run) done(it item) (Result, bool) {
	o, done := r.opts.Done[it.step.ID]
	result := Result{Outcome: Applied, Already: true, Cause: "nothing was left to do"}
	if o != nil {
		result.ID = o.ID
	}
	return result, done
}

// waves runs the steps wave by wave: those of one group one after another,
// different groups at the same time.
func (r *run) waves(ctx context.Context) {
	for _, wave := range wavesOf(r.plan, r.reader.Kinds) {
		r.forgetReadings()
		each(r.opts.Workers, wave, func(queue []item) {
			for _, it := range queue {
				r.runStep(ctx, it)
			}
		})
	}
	r.report.Steps = r.inOrder()
}

// runStep runs a step, unless there is a reason to skip it.
func (r *run) runStep(ctx context.Context, it item) {
	result, skip := r.done(it)
	if !skip {
		result, skip = r.skipReason(ctx, it)
	}
	if !skip {
		r.emit(StepStarted{Step: it.step.ID, Key: it.change.Key, Action: it.change.Action})
		j := &job{run: r, item: it}
		result = j.runRecovered(ctx)
		r.noteInFlight(j)
	}
	result = r.leftOff(it, result).ofWriter(r.report.Writer)
	result.Step, result.Key, result.Action = it.step.ID, it.change.Key, it.change.Action
	result = r.inputs.redactor.result(result)
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.journal.done(result); err != nil {
		result.Cause = joinCauses(result.Cause, err.Error())
	}
	r.results[it.step.ID] = result
	r.opts.Event(StepDone{result})
}

func (r *run) skipReason(ctx context.Context, it item) (Result, bool) {
	if why := r.stopError(ctx); why != nil && (ctx.Err() != nil || it.change.Action != plan.Update || !r.isSwitchedOff(it)) {
		return Result{Outcome: Skipped, Cause: why.Error()}, true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, id := range it.step.Needs {
		if before := r.results[id]; !before.Outcome.Done() {
			return blockedResult(id, before), true
		}
	}
	if id, loose := r.inFlight[it.change.Key]; loose && it.change.Action != plan.Delete {
		return Result{
			Outcome: Skipped, BlockedBy: id, Cause: "an earlier request of " + id + " may still reach the tenant and undo this step",
			Hint: hintLater,
		}, true
	}
	return Result{}, false
}

// isSwitchedOff reports whether the step's object was switched off for this change.
// An update is then finished even if the run must stop.
func (r *run) isSwitchedOff(it item) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	first := &it.change.Steps[0]
	kind := r.reader.Kinds.Find(it.change.Kind)
	return it.step != first && kind != nil && kind.Switch != nil && it.change.Action != plan.Create &&
		len(first.Patch) == 1 && first.Patch[0].Value == false && r.results[first.ID].Outcome.Done()
}

// leftOff adds to the result of a change's last step that the object is off, if it
// was switched off for this change and the step is not done.
func (r *run) leftOff(it item, result Result) Result {
	last := &it.change.Steps[len(it.change.Steps)-1]
	if it.step != last || result.Outcome.Done() || !r.isSwitchedOff(it) {
		return result
	}
	result.Cause = joinCauses(result.Cause, "the object is switched off now")
	result.Hint = joinCauses(result.Hint, "apply again to finish the change")
	return result
}

// noteInFlight records the object of a step whose request may still arrive.
func (r *run) noteInFlight(j *job) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if j.inFlight {
		r.inFlight[j.change.Key] = j.step.ID
	}
}

var errInterrupted = errors.New("interrupted")

// blockedResult returns a skip that names the first step of a chain of skips.
func blockedResult(id string, before Result) Result {
	if before.Outcome == Skipped && before.BlockedBy != "" {
		return Result{Outcome: Skipped, BlockedBy: before.BlockedBy, Cause: before.Cause}
	}
	if before.Outcome == Skipped {
		return Result{Outcome: Skipped, Cause: before.Cause}
	}
	return Result{Outcome: Skipped, BlockedBy: id, Cause: "it needs " + id + ", " + before.Outcome.clause()}
}

// stopError returns the reason why no new step can start, nil if one can.
func (r *run) stopError(ctx context.Context) error {
	select {
	case <-r.opts.Stop:
		return r.opts.stopReason()
	case <-ctx.Done():
		return errInterrupted
	default:
		return nil
	}
}

// stopReason returns the reason why Stop was closed.
func (o Options) stopReason() error {
	if o.StopReason == nil {
		return errInterrupted
	}
	return cmp.Or(o.StopReason(), errInterrupted)
}

func (r *run) emit(e Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.opts.Event(e)
}

func (r *run) inOrder() []Result {
	var results []Result
	forEachStep(r.plan, func(it item) { results = append(results, r.results[it.step.ID]) })
	return results
}

// recordWritten remembers an object as the tenant has it now: others may need its id,
// and it is what the next step of its change builds on.
func (r *run) recordWritten(o *state.Object) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.written[o.Key] = o
}

func (r *run) lastWritten(key state.Key) *state.Object {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.written[key]
}
