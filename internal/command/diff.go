package command

import (
	"context"
	"fmt"

	"isc-sync/engine"
	"isc-sync/internal/exit"
)

// diffFlags are the flags of diff.
type diffFlags struct {
	common
	connection
	envs, only, kinds []string
	detailed          bool
}

func (p *Program) diffCommand() command {
	var f diffFlags
	f.page = true
	options := append(f.common.options(), f.connection.options()...)
	for i, o := range options {
		if o.name == "env" {
			options[i] = option{name: "env", word: "NAME", summary: "environment of isc-sync.yaml; two are compared with each other, one with the documents of --dir", into: &f.envs}
		}
	}
	return command{
		name: "diff", summary: "compare two tenants, or a tenant with the documents of a directory",
		about: "It writes nothing, and apply does not take what it prints. Two tenants are compared as an export has them: by names, without ids and what belongs to the server. With a directory, what its documents do not write is not compared.",
		examples: []string{
			"isc-sync diff --env dev --env prod",
			"isc-sync diff --env dev --env prod --kind Role --detailed-exitcode",
			"isc-sync diff --env prod --dir tenant -o html > drift.html",
		},
		options: append(options,
			option{name: "only", word: "KEY", summary: "only this resource and its children; * in a key matches anything", into: &f.only},
			option{name: "kind", word: "KIND", summary: "only this kind; with --only, what fits both", into: &f.kinds},
			option{name: "detailed-exitcode", summary: "exit with 2 if something differs, or may differ: it could not be read, or documents have mistakes", into: &f.detailed},
		),
		run: func(ctx context.Context) error { return p.diff(ctx, &f) },
	}
}

func (f *diffFlags) check() error {
	if err := firstError(f.common.check(), f.connection.check()); err != nil {
		return err
	}
	two := len(f.envs) == 2
	switch {
	case len(f.envs) > 2:
		return usage("--env is given more than twice", "two environments are compared with each other, one with the documents of --dir")
	case two && f.envs[0] == f.envs[1]:
		return usage("--env names the same environment twice", "leave one out to compare the tenant with the documents of --dir")
	case two && f.baseURL != "":
		return conflict("--base-url", "two environments")
	case two && f.simulator != "":
		return conflict("--simulator", "two environments")
	}
	return nil
}

func (p *Program) diff(ctx context.Context, f *diffFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	t := p.ui(&f.common)
	read := p.diffWithDirectory
	if len(f.envs) == 2 {
		read = p.diffTenants
	}
	found, err := read(ctx, f, t)
	if err != nil {
		return err
	}
	if err := p.results(&f.common).Compared(p.Stdout, found); err != nil {
		return err
	}
	if f.detailed && (len(found.Changes) > 0 || found.Open > 0) {
		return silentExit(exit.Changes)
	}
	return nil
}

// diffTenants compares the tenants of two environments.
func (p *Program) diffTenants(ctx context.Context, f *diffFlags, t *ui) (*engine.Compared, error) {
	var engines [2]*engine.Engine
	var options [2]engine.CompareOptions
	environments, err := readEnvironments(ctx, &f.common, f.connection, f.envs)
	if err != nil {
		return nil, err
	}
	for i, d := range environments {
		c := f.connection
		c.env = d.name
		options[i].Name = d.name
		if options[i].ExportOptions, err = d.part(f.only, f.kinds); err != nil {
			return nil, err
		}
		if engines[i], err = p.engine(&f.common, &c, d.directory, d.APIVersion, t); err != nil {
			return nil, fmt.Errorf("environment %s: %w", d.name, err)
		}
	}
	defer t.during()()
	return engines[0].Compare(ctx, engines[1], options[0], options[1])
}

// diffWithDirectory compares a tenant with the documents of a directory.
func (p *Program) diffWithDirectory(ctx context.Context, f *diffFlags, t *ui) (*engine.Compared, error) {
	name := "the tenant"
	c := f.connection
	if len(f.envs) == 1 {
		c.env, name = f.envs[0], f.envs[0]
	}
	d, err := load(ctx, &f.common, &c)
	if err != nil {
		return nil, err
	}
	d.sayOverlays(f.dir, c.env, t)
	opts := engine.DocumentOptions{Settings: d.Settings, Tenant: name, Directory: "the documents"}
	if opts.Only, err = d.chosen(flagOnly, f.only); err != nil {
		return nil, err
	}
	if opts.Kinds, err = d.kindsCalled(f.kinds); err != nil {
		return nil, err
	}
	e, err := p.engine(&f.common, &c, d, d.APIVersion, t)
	if err != nil {
		return nil, err
	}
	defer t.during()()
	return e.CompareDocuments(ctx, d.Documents, opts)
}
