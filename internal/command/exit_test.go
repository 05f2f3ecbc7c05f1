package command

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"isc-sync/apply"
	"isc-sync/internal/exit"
	"isc-sync/planner/plan"
	"isc-sync/state"
)

func TestExitCode(t *testing.T) {
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	tests := []struct {
		name string
		ctx  context.Context
		err  error
		want int
	}{
		{"done", t.Context(), nil, 0},
		{"an error", t.Context(), errors.New("no"), 1},
		{"problems", t.Context(), state.Problems{{Text: "no"}}, 1},
		{"changes are present", t.Context(), silentExit(exit.Changes), 2},
		{"an apply is incomplete", t.Context(), silentExit(exit.Incomplete), 3},
		{"a guard refuses", t.Context(), fmt.Errorf("apply: %w", plan.Refusals{{Rule: "protect"}}), 4},
		{"a plan is stale", t.Context(), &apply.StaleError{}, 5},
		{"a plan was altered", t.Context(), fmt.Errorf("read: %w", plan.ErrAltered), 5},
		{"a plan is for another tenant", t.Context(), otherTarget("tenant", "a", "b"), 5},
		{"a plan is of another time", t.Context(), plan.ErrFormatVersion, 1},
		{"a file is no plan", t.Context(), plan.ErrNotAPlan, 1},
		{"something was typed wrongly", t.Context(), usage("no", ""), 64},
		{"an interrupt counts for more than an error", ended, usage("no", ""), 130},
		{"and for more than success", ended, nil, 130},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := exitCode(tt.ctx, tt.err); got != tt.want {
				t.Errorf("exitCode() = %d, want %d", got, tt.want)
			}
		})
	}
}

func TestFormatInFindsTheFormatAnywhere(t *testing.T) {
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"nowhere", []string{"plan"}, formatText},
		{"in two words", []string{"plan", "-o", "json"}, formatJSON},
		{"in one", []string{"plan", "--output=markdown"}, formatMarkdown},
		{"behind what cannot be parsed", []string{"plan", "dir", "--output", "json"}, formatJSON},
		{"a format that there is not", []string{"plan", "-o", "xml"}, formatText},
		{"a page of a plan", []string{"plan", "-o", "html"}, formatHTML},
		{"a page of what has none", []string{"validate", "-o", "html"}, formatText},
		{"without a value", []string{"plan", "-o"}, formatText},
		{"a word that only looks like it", []string{"o", "json"}, formatText},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := formatIn(tt.args); got != tt.want {
				t.Errorf("formatIn() = %q, want %q", got, tt.want)
			}
		})
	}
}
