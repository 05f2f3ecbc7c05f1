package apply_test

import (
	"context"
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
