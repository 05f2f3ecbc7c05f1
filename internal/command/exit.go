package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"isc-sync/apply"
	"isc-sync/internal/render"
	"isc-sync/planner"
)

// The exit codes, the same in every output format (product contract,
// section 3).
const (
	exitDone        = 0
	exitError       = 1
	exitChanges     = 2
	exitIncomplete  = 3
	exitRefused     = 4
	exitStale       = 5
	exitUsage       = 64
	exitInterrupted = 130
)

// told is an end of which everything was said already; its exit code is left.
type told int

func (t told) Error() string { return fmt.Sprintf("exit code %d", int(t)) }

// withCode gives an error an exit code of its own.
type withCode struct {
	error
	code int
}

func (e *withCode) Unwrap() error { return e.error }

// exitCode maps what a command ended with. An interrupt counts for more than
// anything else.
func exitCode(ctx context.Context, err error) int {
	var end told
	var coded *withCode
	var typed *usageError
	var stale *apply.StaleError
	var refused planner.Refusals
	switch {
	case ctx.Err() != nil:
		return exitInterrupted
	case err == nil:
		return exitDone
	case errors.As(err, &end):
		return int(end)
	case errors.As(err, &coded):
		return coded.code
	case errors.As(err, &typed):
		return exitUsage
	case errors.As(err, &refused):
		return exitRefused
	case errors.As(err, &stale), errors.Is(err, planner.ErrAltered), errors.Is(err, planner.ErrUnproven):
		return exitStale
	}
	return exitError
}

// tell writes why a command ended: as a result where programs or pages read
// results, else as talk.
func (p *Program) tell(err error, format string) {
	var end told
	if errors.As(err, &end) {
		return
	}
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted")
	}
	to := p.Stderr
	if format != formatText {
		to = p.Stdout
	}
	// Where even the failure cannot be written, the exit code still tells.
	_ = p.renderer(format, render.Text{Width: p.width(p.Stderr), Color: p.colored(p.Stderr)}).Failure(to, err)
}

// formatIn finds --output in arguments that may not be understood otherwise.
func formatIn(args []string) string {
	format := formatText
	for i, arg := range args {
		flag, value, joined := strings.Cut(arg, "=")
		if name := strings.TrimLeft(flag, "-"); !strings.HasPrefix(flag, "-") || name != "output" && name != "o" {
			continue
		}
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		if value == formatJSON || value == formatMarkdown {
			format = value
		}
	}
	return format
}
