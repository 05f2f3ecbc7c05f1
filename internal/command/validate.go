package command

import (
	"context"
	"fmt"

	"isc-sync/internal/documents"
	"isc-sync/internal/exit"
	"isc-sync/internal/render"
	"isc-sync/schemas"
	"isc-sync/state"
	"isc-sync/state/registry"
)

func (p *Program) validateCommand() command {
	var f common
	var c connection
	return command{
		name: "validate", summary: "find every mistake that can be found without a tenant",
		about:    "Where an environment of isc-sync.yaml has an overlay, the documents of each environment are checked, or those of --env.",
		examples: []string{"isc-sync validate --dir tenant", "isc-sync validate --env production -o json"},
		options: append(f.options(),
			option{name: "api-version", word: "VERSION", summary: "check against this API version", into: &c.apiVersion},
			option{name: "env", word: "NAME", summary: "check this environment of isc-sync.yaml alone", into: &c.env},
		),
		run: func(ctx context.Context) error { return p.validate(ctx, &f, &c) },
	}
}

func (p *Program) validate(ctx context.Context, f *common, c *connection) error {
	if err := firstError(f.check(), c.check()); err != nil {
		return err
	}
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		return err
	}
	v := validation{keys: state.Keys{}, files: map[string]bool{}}
	if c.env == "" {
		v.environments = documents.Overlaid(f.dir, kinds)
	}
	names := v.environments
	if len(names) == 0 {
		names = []string{c.env}
	}
	for _, name := range names {
		in := *c
		in.env = name
		d, err := load(ctx, f, &in)
		if err := v.add(name, d, err); err != nil {
			return err
		}
		if d != nil && len(v.environments) == 0 {
			d.sayEmpty(f.dir, p.ui(f))
		}
	}
	if problems := v.of(v.problems); len(problems) > 0 {
		return p.invalid(f, problems)
	}
	return p.results(f).Valid(p.Stdout, render.Valid{
		Documents: len(v.keys), Files: len(v.files), Environments: v.environments, Warnings: v.of(v.warnings),
	})
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
