package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"isc-sync/apply"
	"isc-sync/internal/exit"
	"isc-sync/internal/render"
	"isc-sync/planner/plan"
)

// silentExit ends the program with an exit code and without an error message,
// because everything was printed already.
type silentExit int

func (t silentExit) Error() string { return fmt.Sprintf("exit code %d", int(t)) }

// settled is the end of a run whose report names the exit code. An interrupt
// that comes after the last step changes neither.
type settled struct {
	code int
	// err is what kept the result from being shown, nil if nothing did.
	err error
}

func (s *settled) Error() string {
	if s.err == nil {
		return silentExit(s.code).Error()
	}
	return s.err.Error()
}

func (s *settled) Unwrap() error { return cmp.Or(s.err, error(silentExit(s.code))) }

// codedError gives an error an exit code of its own.
type codedError struct {
	error
	code int
}

func (e *codedError) Unwrap() error { return e.error }

// exitCode maps what a command ended with. An interrupt counts for more than
// anything but a report.
func exitCode(ctx context.Context, err error) int {
	var end silentExit
	var over *settled
	var coded *codedError
	var typed *usageError
	var stale *apply.StaleError
	var refused plan.Refusals
	switch {
	case errors.As(err, &over):
		return over.code
	case ctx.Err() != nil:
		return exit.Interrupted
	case err == nil:
		return exit.Done
	case errors.As(err, &end):
		return int(end)
	case errors.As(err, &coded):
		return coded.code
	case errors.As(err, &typed):
		return exit.Usage
	case errors.As(err, &refused):
		return exit.Refused
	case errors.As(err, &stale), errors.Is(err, plan.ErrAltered), errors.Is(err, plan.ErrUnproven):
		return exit.Stale
	}
	return exit.Error
}

// printError writes why a command ended: as a result if programs or pages read
// results, else to stderr.
func (p *Program) printError(err error, format string) {
	var end silentExit
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
	text := render.Text{Width: p.width(p.Stderr), Color: p.colored(p.Stderr)}
	if p.renderer(format, text).Failure(to, err) != nil && to != p.Stderr {
		_ = text.Failure(p.Stderr, err) // where this cannot be written either, the exit code is left
	}
}

// hasPage reports whether a command's result can be an HTML page.
func hasPage(command string) bool { return command == "plan" || command == "show" || command == "diff" }

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
		if value == formatJSON || value == formatMarkdown || value == formatHTML && hasPage(args[0]) {
			format = value
		}
	}
	return format
}
