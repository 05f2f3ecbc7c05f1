package operate

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"isc-sync/internal/duration"
	"isc-sync/internal/tenant"
	"isc-sync/state/registry"
)

// Options say how to run an operation. The zero value does not wait for the
// end of a task.
type Options struct {
	// Wait follows the task that the operation starts to its end.
	Wait bool
	// Timeout bounds the whole run.
	Timeout time.Duration
	// Pause is how long to wait between two looks at a task, longer and longer;
	// default 250 ms.
	Pause time.Duration
	// Stop is closed when the user stops waiting: the current request is
	// finished, and the task goes on without the program.
	Stop <-chan struct{}
	// Note receives what users should know, each at most once: that the chosen
	// API version lacks an endpoint, and which task is awaited. Progress
	// receives every read of a task.
	Note     func(text string)
	Progress func(Task)
}

// DefaultTimeout bounds a run without a timeout of its own.
const DefaultTimeout = time.Hour

func (o Options) complete() Options {
	if o.Note == nil {
		o.Note = func(string) {}
	}
	if o.Timeout == 0 {
		o.Timeout = DefaultTimeout
	}
	if o.Pause == 0 {
		o.Pause = 250 * time.Millisecond
	}
	return o
}

// Run asks the tenant for an operation on a source, once, and returns what
// became of it. Its errors mean that the operation was not done: *InputError,
// and those of rest.Client.Do, where the tenant refused or was not reached.
func (r *Runner) Run(ctx context.Context, o Operation, on Source, given Given, opts Options) (*Result, error) {
	opts = opts.complete()
	request, err := o.request(r.Version, on.ID, given)
	if err != nil {
		return nil, err
	}
	r.note(o, opts)
	until := time.Now().Add(opts.Timeout)
	limited, cancel := context.WithDeadlineCause(ctx, until, tenant.ErrTimeout)
	defer cancel()
	result := &Result{Source: on, Operation: o.Name}
	response, err := r.Client.Do(limited, request)
	if err != nil {
		return o.unanswered(limited, result, err, opts)
	}
	result.Answer = redact(r.secrets(), decode(response))
	if o.Waits() {
		r.followTask(ctx, result, until, opts)
		return result, nil
	}
	result.set(o.Reads.read(result.Answer))
	return result, nil
}

// note reports which endpoints are called in another API version than the
// chosen one.
func (r *Runner) note(o Operation, opts Options) {
	endpoints := []*registry.Endpoint{&o.Endpoint}
	if o.Waits() && opts.Wait {
		endpoints = append(endpoints, tenant.TaskStatus())
	}
	var missing []string
	for _, e := range endpoints {
		if e.VersionFor(r.Version) != r.Version {
			missing = append(missing, e.Method+" "+e.Path)
		}
	}
	if len(missing) > 0 {
		opts.Note(fmt.Sprintf("%s lacks %s: called in %s", r.Version, strings.Join(missing, " and "), registry.DefaultVersion))
	}
}

// followTask follows the task of an answer as far as that is wanted and possible.
func (r *Runner) followTask(ctx context.Context, result *Result, until time.Time, opts Options) {
	t := tenant.TaskIn(result.Answer)
	if t.ID == "" {
		result.set(verdict{Unknown, "the tenant's answer does not name a task"})
		return
	}
	result.Task = &t
	switch {
	case t.Stage() == tenant.Over:
		result.set(verdictOf(t))
	case opts.Wait:
		opts.Note(fmt.Sprintf("waiting for task %s, at most %s", t.ID, duration.Words(opts.Timeout)))
		seen, err := r.reader().FollowTask(ctx, t, tenant.Follow{
			Poll: tenant.Poll{Pause: opts.Pause, Until: until, Stop: opts.Stop}, Clean: r.clean, Seen: opts.Progress,
		})
		t = seen
		result.set(followed(ctx, t, err, opts))
	default:
		result.set(verdict{outcome: Started})
	}
}

// followed is the outcome of a task that was followed until err.
func followed(ctx context.Context, t Task, err error, opts Options) verdict {
	switch {
	case err == nil:
		return verdictOf(t)
	case errors.Is(err, tenant.ErrTimeout):
		return verdict{Deadline, fmt.Sprintf("the task did not end within %s and goes on in the tenant", duration.Words(opts.Timeout))}
	case ctx.Err() != nil || errors.Is(err, tenant.ErrStopped):
		return verdict{Interrupted, "the task goes on in the tenant"}
	}
	return verdict{Unknown, "the task was started, and its end cannot be seen: " + err.Error()}
}

// timedOut reports whether it is our own deadline that ended a context.
func timedOut(ctx context.Context) bool { return errors.Is(context.Cause(ctx), tenant.ErrTimeout) }
