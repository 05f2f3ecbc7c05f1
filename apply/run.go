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

// run is one apply under way.
type run struct {
	reader  *tenant.Reader
	plan    *plan.Plan
	inputs  inputs
	opts    Options
	journal *journal
	report  *Report

	mu sync.Mutex
	// results are the steps that came to an end.
	results map[string]Result
	// made are the objects that this run created or found in their place, as
	// the tenant answered last.
	made map[state.Key]*state.Object
	// loose are the objects that were changed by a request sent twice, with the
	// step. The first one may still arrive and undo a later change.
	loose map[state.Key]string
}

func newRun(p *plan.Plan, kinds *registry.Kinds, to Writer, in inputs, opts Options) *run {
	r := &run{
		reader:  &tenant.Reader{Client: to, Kinds: kinds, Version: p.APIVersion},
		plan:    p,
		inputs:  in,
		opts:    opts,
		journal: &journal{out: opts.Report},
		report:  newReport(p, to),
		results: map[string]Result{},
		made:    map[state.Key]*state.Object{},
		loose:   map[state.Key]string{},
	}
	forEachStep(p, func(it item) {
		if o := opts.Done[it.step.ID]; o != nil && it.change.Action == plan.Create {
			r.made[it.change.Key] = o
		}
	})
	return r
}

// done is the result of a step that an earlier run has taken.
func (r *run) done(it item) (Result, bool) {
	o, done := r.opts.Done[it.step.ID]
	result := Result{Outcome: Applied, Already: true, Cause: "nothing was left to do"}
	if o != nil {
		result.ID = o.ID
	}
	return result, done
}

// waves runs the steps wave by wave: those of one group one after another,
// those of different groups together.
func (r *run) waves(ctx context.Context) {
	for _, wave := range wavesOf(r.plan, r.reader.Kinds) {
		each(r.opts.Workers, wave, func(queue []item) {
			for _, it := range queue {
				r.one(ctx, it)
			}
		})
	}
	r.report.Steps = r.inOrder()
}

// one takes a step, unless there is a reason not to.
func (r *run) one(ctx context.Context, it item) {
	result, skip := r.done(it)
	if !skip {
		result, skip = r.reasonToSkip(ctx, it)
	}
	if !skip {
		r.emit(StepStarted{Step: it.step.ID, Key: it.change.Key, Action: it.change.Action})
		j := &job{run: r, item: it}
		result = j.doSafely(ctx)
		r.noteLoose(j)
	}
	result.Step, result.Key, result.Action = it.step.ID, it.change.Key, it.change.Action
	result = r.inputs.veil.result(result)
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.journal.done(result); err != nil {
		result.Cause = joinCauses(result.Cause, err.Error())
	}
	r.results[it.step.ID] = result
	r.opts.Event(StepDone{result})
}

func (r *run) reasonToSkip(ctx context.Context, it item) (Result, bool) {
	if why := r.stopped(ctx); why != nil && (ctx.Err() != nil || !r.isOffMeanwhile(it)) {
		return Result{Outcome: Skipped, Cause: why.Error()}, true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, id := range it.step.Needs {
		if before := r.results[id]; !before.Outcome.Done() {
			return becauseOf(id, before), true
		}
	}
	if id, loose := r.loose[it.change.Key]; loose && it.change.Action != plan.Delete {
		return Result{
			Outcome: Skipped, Because: id, Cause: "an earlier request of " + id + " may still reach the tenant and undo this step",
			Hint: hintLater,
		}, true
	}
	return Result{}, false
}

// isOffMeanwhile reports whether the step's object was switched off for this
// change: then the change is finished, also where the run is to stop.
func (r *run) isOffMeanwhile(it item) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	first := &it.change.Steps[0]
	kind := r.reader.Kinds.Find(it.change.Kind)
	return it.step != first && kind != nil && kind.Switch != nil && it.change.Action == plan.Update &&
		len(first.Patch) == 1 && first.Patch[0].Value == false && r.results[first.ID].Outcome.Done()
}

// noteLoose notes the object of a step whose request may still arrive.
func (r *run) noteLoose(j *job) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if j.loose {
		r.loose[j.change.Key] = j.step.ID
	}
}

var errInterrupted = errors.New("interrupted")

// becauseOf names the step at the root of a chain of skips.
func becauseOf(id string, before Result) Result {
	if before.Outcome == Skipped && before.Because != "" {
		return Result{Outcome: Skipped, Because: before.Because, Cause: before.Cause}
	}
	if before.Outcome == Skipped {
		return Result{Outcome: Skipped, Cause: before.Cause}
	}
	return Result{Outcome: Skipped, Because: id, Cause: "it needs " + id + ", " + before.Outcome.clause()}
}

// stopped says why no new step may start, nil where one may.
func (r *run) stopped(ctx context.Context) error {
	select {
	case <-r.opts.Stop:
		return r.opts.why()
	case <-ctx.Done():
		return errInterrupted
	default:
		return nil
	}
}

// why says what closed Stop.
func (o Options) why() error {
	if o.Why == nil {
		return errInterrupted
	}
	return cmp.Or(o.Why(), errInterrupted)
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

// keep remembers an object as the tenant has it now: others may need its id,
// and it is what the next step of its change builds on.
func (r *run) keep(o *state.Object) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.made[o.Key] = o
}

func (r *run) kept(key state.Key) *state.Object {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.made[key]
}
