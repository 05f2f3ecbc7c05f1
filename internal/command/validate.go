package command

import (
	"context"
	"fmt"

	"isc-sync/internal/exit"
	"isc-sync/state"
)

func (p *Program) validateCommand() command {
	var f common
	var c connection
	return command{
		name: "validate", summary: "find every mistake that can be found without a tenant",
		examples: []string{"isc-sync validate --dir tenant", "isc-sync validate --env production -o json"},
		options: append(f.options(),
			option{name: "api-version", word: "VERSION", summary: "check against this API version", into: &c.apiVersion},
			option{name: "env", word: "NAME", summary: "environment of isc-sync.yaml to use", into: &c.env},
		),
		run: func(ctx context.Context) error { return p.validate(ctx, &f, &c) },
	}
}

func (p *Program) validate(ctx context.Context, f *common, c *connection) error {
	if err := firstError(f.check(), c.check()); err != nil {
		return err
	}
	d, err := load(ctx, f, c)
	if problems, found := state.AsProblems(err); found && problems[0].File != "" {
		return p.invalid(f, err)
	}
	if err != nil {
		return err
	}
	d.sayEmpty(f.dir, p.ui(f))
	return p.results(f).Valid(p.Stdout, len(d.Documents), len(d.Files), d.Warnings)
}

// invalid prints problems as the result that they are.
func (p *Program) invalid(f *common, problems error) error {
	if err := p.results(f).Failure(p.Stdout, problems); err != nil {
		return fmt.Errorf("write the problems: %w", err)
	}
	return silentExit(exit.Error)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
