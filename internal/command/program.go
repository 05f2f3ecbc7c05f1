// Package command is the program as people type it: flags become options,
// options become calls of the engine, and what comes back is rendered.
//
// Results go to stdout and talk goes to stderr; what the program ends with is
// decided in exit.go alone.
package command

import (
	"context"
	"errors"
	"io"
	"net/http"

	"isc-sync/internal/crash"
)

// Program is what a process has. All fields but Kill, KeepGoing and Wrap are
// required.
type Program struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// LookupEnv finds an environment variable.
	LookupEnv func(name string) (string, bool)
	// Home is the user's directory, in which the sail CLI keeps its settings; ""
	// if there is none.
	Home string
	// Kill is closed when somebody wants the program to stop at once.
	Kill <-chan struct{}
	// KeepGoing, if set, makes the process outlive a closed stdout or stderr.
	// Commands that write to a tenant or a directory call it before they do.
	KeepGoing func()
	// Wrap, if set, is laid around the transport to the tenant: tests watch
	// what passes.
	Wrap func(http.RoundTripper) http.RoundTripper
}

// Run runs the program with the arguments behind its name and returns the exit
// code (product contract, section 3). A cancelled context asks it to finish
// what is under way and to stop.
func (p *Program) Run(ctx context.Context, args []string) int {
	p.guardStreams()
	if len(args) > 0 && args[0] == completeCommand {
		p.printCandidates(args[1:])
		return exitDone
	}
	args = arranged(args, p.commands())
	err := p.dispatchSafely(ctx, args)
	if err != nil {
		p.tell(err, formatIn(args))
	}
	return exitCode(ctx, err)
}

// dispatchSafely turns a panic into an error: Go's own exit code for one means
// something else here. The stack goes to stderr, for whoever looks for the fault.
func (p *Program) dispatchSafely(ctx context.Context, args []string) (err error) {
	defer func() {
		var crashed *crash.Error
		if errors.As(err, &crashed) {
			_, _ = p.Stderr.Write(crashed.Stack)
		}
	}()
	defer crash.Recover(&err)
	return p.dispatch(ctx, args)
}

// keepGoing lets what is begun come to its end although stdout is closed.
func (p *Program) keepGoing() {
	if p.KeepGoing != nil {
		p.KeepGoing()
	}
}

// commands are all commands, in the order of the help.
func (p *Program) commands() []command {
	return []command{
		p.validateCommand(),
		p.planCommand(),
		p.applyCommand(),
		p.showCommand(),
		p.exportCommand(),
		p.sourceCommand(),
		p.kindsCommand(),
		p.simulatorCommand(),
		p.initCommand(),
		p.completionCommand(),
		p.versionCommand(),
	}
}
