package operate_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"isc-sync/internal/operate"
	"isc-sync/internal/simulator"
)

func TestWaitingEndsWithTheTask(t *testing.T) {
	const delay = time.Minute
	cases := []struct {
		title, name, source string
		given               operate.Given
		options             simulator.Options
		opts                operate.Options
		outcome             operate.Outcome
		reason              string
		exit                int
	}{
		{title: "an aggregation that succeeds", name: "aggregate-accounts", source: "Corporate Directory", outcome: operate.Success},
		{
			title: "a file without rows is a warning", name: "aggregate-accounts", source: "HR Feed",
			given: csv("a.csv", "employeeNumber\n"), outcome: operate.Warning, reason: "The file has no rows",
		},
		{
			title: "a file without the key column is an error", name: "aggregate-accounts", source: "HR Feed",
			given: csv("a.csv", "nothing\n1\n"), outcome: operate.Error, reason: "no column employeeNumber", exit: 3,
		},
		{title: "entitlements name their task at the top", name: "aggregate-entitlements", source: "Ticket Desk", outcome: operate.Success},
		{title: "a removal can be waited for", name: "remove-accounts", source: "Ticket Desk", outcome: operate.Success},
		{
			title: "a deadline that comes first", name: "aggregate-accounts", source: "Corporate Directory",
			opts: operate.Options{Timeout: 30 * time.Second}, outcome: operate.Deadline, reason: "did not end within 30 seconds", exit: 3,
		},
		{
			title: "a deadline that comes with the end is no deadline", name: "aggregate-accounts", source: "Corporate Directory",
			opts: operate.Options{Timeout: delay + 2*time.Millisecond}, outcome: operate.Success,
		},
		{
			title: "a task that nobody may see", name: "aggregate-accounts", source: "Corporate Directory",
			options: simulator.Options{Deny: []string{"GET /task-status/*"}},
			outcome: operate.Unknown, reason: "its end cannot be seen: GET /v2025/task-status/", exit: 3,
		},
	}
	for _, c := range cases {
		t.Run(c.title, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c.options.TaskDelay = delay
				f := open(t, "v2025", c.options)
				c.opts.Wait = true
				began := time.Now()
				result, err := f.do(t, c.name, "", c.source, c.given, c.opts)
				if err != nil {
					t.Fatal(err)
				}
				if result.Outcome != c.outcome || !strings.Contains(result.Reason, c.reason) || result.ExitCode() != c.exit {
					t.Errorf("%s (%s), exit %d; want %s (%s), exit %d", result.Outcome, result.Reason, result.ExitCode(), c.outcome, c.reason, c.exit)
				}
				if result.Task == nil || result.Task.ID == "" {
					t.Error("the result names no task")
				}
				if took := time.Since(began); took > 3*delay {
					t.Errorf("took %s for a task of %s", took, delay)
				}
				if n := f.count("GET", "/sources"); n != 1 {
					t.Errorf("%d list requests", n)
				}
			})
		})
	}
}

// TestAnEndWithoutAStatusIsNoEnd relies on the simulator's tasks, which show
// `completed` before `completionStatus` (API: Tasks).
func TestAnEndWithoutAStatusIsNoEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := open(t, "v3", simulator.Options{TaskDelay: time.Second})
		var seen []operate.Task
		var notes []string
		result, err := f.do(t, "aggregate-accounts", "", "Corporate Directory", operate.Given{}, operate.Options{
			Wait: true, Pause: 2 * time.Second,
			Progress: func(task operate.Task) { seen = append(seen, task) },
			Note:     func(text string) { notes = append(notes, text) },
		})
		if err != nil || result.Outcome != operate.Success {
			t.Fatalf("%v, %v", result, err)
		}
		half := func(task operate.Task) bool { return task.Completed != "" && task.Status == "" }
		if len(seen) != 3 || seen[0].Completed != "" || !half(seen[1]) || half(seen[2]) {
			t.Errorf("looks at the task: %+v", seen)
		}
		want := []string{
			"v3 lacks POST /sources/{id}/load-accounts and GET /task-status/{id}: called in v2025",
			"waiting for task " + result.Task.ID + ", at most 1 hour",
		}
		if !slices.Equal(notes, want) {
			t.Errorf("notes %q, want %q", notes, want)
		}
	})
}

func TestAnInterruptLeavesTheTaskAloneAndNamesIt(t *testing.T) {
	for _, title := range []string{"asked to stop", "made to stop"} {
		t.Run(title, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := open(t, "v2025", simulator.Options{TaskDelay: time.Hour})
				ctx, kill := context.WithCancel(t.Context())
				defer kill()
				stop := make(chan struct{})
				end := kill
				if title == "asked to stop" {
					end = func() { close(stop) }
				}
				on, err := f.Find(ctx, "Corporate Directory")
				if err != nil {
					t.Fatal(err)
				}
				result, err := f.Run(ctx, *operate.Find("aggregate-accounts", ""), on, operate.Given{}, operate.Options{
					Wait: true, Stop: stop, Progress: func(operate.Task) { end() },
				})
				if err != nil || result.Outcome != operate.Interrupted || result.ExitCode() != 130 || result.Task.ID == "" {
					t.Errorf("%+v, %v", result, err)
				}
			})
		})
	}
}

func TestWaitsBetweenTwoReadsAreShort(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const delay, timeout = 100 * time.Second, 90 * time.Second
		f := open(t, "v2025", simulator.Options{TaskDelay: delay})
		began := time.Now()
		var at []time.Duration
		result, err := f.do(t, "aggregate-accounts", "", "Corporate Directory", operate.Given{}, operate.Options{
			Wait: true, Timeout: timeout, Progress: func(operate.Task) { at = append(at, time.Since(began)) },
		})
		if err != nil || result.Outcome != operate.Deadline {
			t.Fatalf("%v, %v", result, err)
		}
		for i := 1; i < len(at); i++ {
			most := 5 * time.Second
			if timeout-at[i-1] < 9*time.Second {
				most = 2 * time.Second
			}
			if between := at[i] - at[i-1]; between > most+100*time.Millisecond {
				t.Errorf("%s between two looks, %s after the start; want at most %s", between, at[i-1], most)
			}
		}
		if last := at[len(at)-1]; last < timeout-time.Millisecond {
			t.Errorf("the last look was %s after the start, want one when the %s are over", last, timeout)
		}
	})
}
