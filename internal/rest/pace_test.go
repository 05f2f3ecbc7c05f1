package rest

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

func TestPaceFalls(t *testing.T) {
	now := time.Now()
	type refusal struct{ granted, era, want int }
	for _, test := range []struct {
		name     string
		limit    int
		refusals []refusal
	}{
		{"to what was granted", 100, []refusal{{95, 0, 95}}},
		{"by one at least", 100, []refusal{{100, 0, 99}}},
		{"by a fifth at most", 100, []refusal{{10, 0, 80}}},
		{"as those under way are refused too", 100, []refusal{{98, 0, 98}, {97, 0, 97}, {40, 0, 80}, {99, 0, 80}}},
		{"again in the next era", 100, []refusal{{50, 0, 80}, {50, 1, 64}, {50, 2, 51}, {50, 3, 50}}},
		{"not for stragglers of an old era", 100, []refusal{{50, 0, 80}, {50, 1, 64}, {10, 0, 64}}},
		{"never below one", 2, []refusal{{0, 0, 1}, {0, 1, 1}, {0, 2, 1}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, limit := pace{configured: 100}, test.limit
			for i, r := range test.refusals {
				if limit = p.lowered(limit, r.granted, r.era, now); limit != r.want {
					t.Errorf("after refusal %d the limit is %d, want %d", i+1, limit, r.want)
				}
			}
		})
	}
}

func TestPaceCreepsUp(t *testing.T) {
	paused := time.Now()
	p := pace{configured: 100}
	limit := p.lowered(100, 50, 0, paused)
	for _, step := range []struct {
		after time.Duration
		want  int
	}{
		{quiet - 1, 80}, {quiet, 81}, {quiet + Window - 1, 81}, {quiet + Window, 83},
		{quiet + 3*Window, 95}, {quiet + 4*Window, 100}, {time.Hour, 100},
	} {
		if limit = p.grown(limit, paused.Add(step.after)); limit != step.want {
			t.Errorf("after %v the limit is %d, want %d", step.after, limit, step.want)
		}
	}
}

func TestSlotGivenBackWakesTheHeadOfTheLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBudget(1, nil, nil).bucket("v2025")
		first, err := b.take(context.Background(), 1)
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		go func() {
			synctest.Wait()
			first.unused()
		}()
		if _, err := b.take(context.Background(), 2); err != nil || time.Since(began) > 0 {
			t.Errorf("waited %v, error %v", time.Since(began), err)
		}
	})
}
