package gitrev

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// Error is why a revision cannot be read, and what to do about it.
type Error struct{ text, hint string }

// Error returns the reason.
func (e *Error) Error() string { return e.text }

// Hint returns what to do about it.
func (e *Error) Hint() string { return e.hint }

// command is git with arguments of ours, in a directory.
func command(ctx context.Context, dir string, args ...string) *exec.Cmd {
	harmless := []string{"-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit", "--no-pager"}
	cmd := exec.CommandContext(ctx, "git", append(harmless, args...)...)
	cmd.Dir = dir
	cmd.Env = environment(os.Environ())
	return cmd
}

// environment leaves out what would lead git to another repository or to other programs.
// What a user configures, such as trusted directories, stays.
func environment(all []string) []string {
	kept := slices.DeleteFunc(slices.Clone(all), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		configures := strings.HasPrefix(name, "GIT_CONFIG") || name == "GIT_CEILING_DIRECTORIES" || name == "GIT_DISCOVERY_ACROSS_FILESYSTEM"
		return strings.HasPrefix(name, "GIT_") && !configures || strings.HasPrefix(name, "LC_") || name == "LANGUAGE"
	})
	// No protocol is allowed: a partial clone does not fetch what it lacks.
	return append(kept, "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none")
}

// run returns what git prints.
func run(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := command(ctx, dir, args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, exec.ErrDot):
		return nil, &Error{"the program git is not found", "install git, or put it on the PATH"}
	case err != nil:
		return nil, &Error{"git: " + firstLine(said.String(), err), ""}
	}
	return out, nil
}

func firstLine(said string, err error) string {
	line, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	if line = strings.TrimPrefix(strings.TrimPrefix(line, "fatal: "), "error: "); line == "" {
		return err.Error()
	}
	return line
}
