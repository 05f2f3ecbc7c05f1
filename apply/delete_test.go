package apply_test

import (
	"strings"
	"testing"
	"time"

	"isc-sync/apply"
	"isc-sync/internal/simulator"
)

const badge = "kind: Source\nname: Badge Office\nensure: absent\n"

func TestADeletionIsDoneWhenTheSourceCanNoLongerBeRead(t *testing.T) {
	for _, version := range []string{"beta", "v3", "v2024", "v2025", "v2026", "v1"} {
		t.Run(version, func(t *testing.T) {
			inBench(t, simulator.Options{TaskDelay: time.Minute}, func(b *bench) {
				b.version = version
				b.write("d.yaml", badge)
				began := time.Now()
				b.wantDone(b.apply(b.plan(), apply.Options{}))
				if took := time.Since(began); took < 2*time.Minute {
					t.Errorf("it waited %s; the task takes a minute and the source lingers for another", took)
				}
				b.wantNothingLeft()
			})
		})
	}
}

func TestADeletionThatDoesNotEndInTimeIsUnknown(t *testing.T) {
	inBench(t, simulator.Options{TaskDelay: time.Hour}, func(b *bench) {
		b.write("d.yaml", badge)
		step := b.apply(b.plan(), apply.Options{DeleteTimeout: 5 * time.Minute}).Steps[0]
		if step.Outcome != apply.Unknown || !strings.Contains(step.Cause, "did not end within 5 minutes") {
			t.Errorf("%s: %s", step.Outcome, step.Cause)
		}
	})
}

func TestADeletionIsLookedForUntilTheLastMoment(t *testing.T) {
	inBench(t, simulator.Options{TaskDelay: time.Minute}, func(b *bench) {
		b.write("d.yaml", badge)
		p := b.plan()
		began := time.Now()
		step := b.apply(p, apply.Options{DeleteTimeout: 2*time.Minute + time.Second}).Steps[0]
		if took := time.Since(began); step.Outcome != apply.Applied || took > 2*time.Minute+2*time.Second {
			t.Errorf("%s after %s: %s", step.Outcome, took, step.Cause)
		}
	})
}

func TestADeletionWhoseTaskEndsBadlyHasFailedWithItsMessage(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", "kind: Source\nname: Corporate Directory\nensure: absent\n")
		step := b.apply(b.plan(), apply.Options{}).Steps[0]
		if step.Outcome != apply.Failed || !strings.Contains(step.Cause, "ERROR: Source Owners account exists") {
			t.Errorf("%s: %s", step.Outcome, step.Cause)
		}
	})
}

func TestADeletionIsFollowedWhereTasksAreNotShown(t *testing.T) {
	inBench(t, simulator.Options{Deny: []string{"GET /task-status/*"}}, func(b *bench) {
		b.write("d.yaml", badge)
		b.wantDone(b.apply(b.plan(), apply.Options{}))
		b.wantNothingLeft()
	})
}

func TestARefusedDeletionHasFailed(t *testing.T) {
	inBench(t, simulator.Options{}, func(b *bench) {
		b.write("d.yaml", "kind: Source\nname: HR Feed\nensure: absent\n")
		step := b.apply(b.plan(), apply.Options{}).Steps[0]
		if step.Outcome != apply.Failed || !strings.Contains(step.Cause, "identity profile") {
			t.Errorf("%s: %s", step.Outcome, step.Cause)
		}
	})
}
