package apply_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
)

func TestTheFirstInterruptFinishesWhatIsUnderWay(t *testing.T) {
	inBench(t, simulator.Options{Latency: time.Second}, func(b *bench) {
		b.write("changes.yaml", changes)
		stop := make(chan struct{})
		closeOnce := func(e apply.Event) {
			if _, started := e.(apply.StepStarted); started {
				close(stop)
			}
		}
		report := b.apply(b.plan(), apply.Options{Workers: 1, Stop: stop, Event: closeOnce})
		if got := report.Count(apply.Applied); got != 1 {
			t.Errorf("%d steps applied, want the one under way", got)
		}
		if got := report.Count(apply.Skipped); got != len(report.Steps)-1 {
			t.Errorf("%d steps skipped of %d", got, len(report.Steps))
		}
		if code := report.ExitCode(); code != 130 {
			t.Errorf("exit code %d, want 130", code)
		}
	})
}

func TestTimeThatIsUsedUpIsNoInterrupt(t *testing.T) {
	const why = "the time was used up"
	for _, test := range []struct {
		name    string
		stopAt  int // the step whose start stops the run
		why     error
		code    int
		stopped string
	}{
		{"with work left", 1, errors.New(why), 3, why},
		{"with none left", 3, errors.New(why), 0, ""},
		{"an interrupt after all", 1, nil, 130, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			inBench(t, simulator.Options{}, func(b *bench) {
				b.write("changes.yaml", changes)
				stop, n := make(chan struct{}), 0
				hear := func(e apply.Event) {
					if _, started := e.(apply.StepStarted); started {
						if n++; n == test.stopAt {
							close(stop)
						}
					}
				}
				report := b.apply(b.plan(), apply.Options{Workers: 1, Stop: stop, StopReason: func() error { return test.why }, Event: hear})
				if report.ExitCode() != test.code || report.StopCause != test.stopped || report.Interrupted != (test.code == 130) {
					t.Errorf("exit code %d, stopped by %q, interrupted %v", report.ExitCode(), report.StopCause, report.Interrupted)
				}
				if last := report.Steps[len(report.Steps)-1]; test.code == 3 && last.Cause != why {
					t.Errorf("the last step is %s because of %q", last.Outcome, last.Cause)
				}
			})
		})
	}
}

func TestTheSecondInterruptStopsAtOnceAndSaysWhatIsUnknown(t *testing.T) {
	inBench(t, simulator.Options{Faults: faults(t, "PATCH /**=hang")}, func(b *bench) {
		b.write("changes.yaml", changes)
		p := b.plan()
		ctx, cancel := context.WithTimeout(b.t.Context(), 10*time.Second)
		defer cancel()
		began := time.Now()
		report, err := apply.Run(ctx, p, b.kinds, b.client, b.options(apply.Options{Workers: 1}))
		if err != nil {
			t.Fatal(err)
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("it took %s after the interrupt", took-10*time.Second)
		}
		if outcomes(report)["Source/Payroll Database#1"] != apply.Unknown || report.ExitCode() != 130 {
			t.Errorf("outcomes %v, exit code %d", outcomes(report), report.ExitCode())
		}
	})
}
