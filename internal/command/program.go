// Package command is the command line of the program: flags become options,
// options become calls of the engine, and results are rendered.
//
// Results go to stdout, everything else to stderr. exit.go alone decides the
// exit code.
package command

import (
	"context"
	"errors"
	"io"
	"net/http"

	"isc-sync/internal/crash"
	"isc-sync/internal/exit"
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
	// Cache is the user's directory for what can be lost, in which runs share the budget of
	// requests; "" if there is none.
	Cache string
	// Kill is closed when the user wants the program to stop at once.
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
		return exit.Done
	}
	err := swallowed(args, p.commands())
	args = flagsLast(args, p.commands())
	if err == nil {
		err = p.dispatchSafely(ctx, args)
	}
	if err != nil {
		p.printError(err, formatIn(args))
	}
	return exitCode(ctx, err)
}

// dispatchSafely turns a panic into an error, because Go's own exit code for a
// panic has another meaning here. The stack goes to stderr for a report of the
// fault.
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
	return p.logged("", []command{
		p.validateCommand(),
		p.planCommand(),
		p.applyCommand(),
		p.showCommand(),
		p.exportCommand(),
		p.diffCommand(),
		p.fmtCommand(),
		p.adoptCommand(),
		p.importCommand(),
		p.backupCommand(),
		p.rollbackCommand(),
		p.doctorCommand(),
		p.sourceCommand(),
		p.kindsCommand(),
		p.simulatorCommand(),
		p.initCommand(),
		p.completionCommand(),
		p.versionCommand(),
	})
}
