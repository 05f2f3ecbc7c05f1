package command

import (
	"context"
	"errors"

	"isc-sync/internal/exit"
	"isc-sync/internal/render"
)

// doctorFlags are the flags of doctor.
type doctorFlags struct {
	common
	connection
}

func (p *Program) doctorCommand() command {
	var f doctorFlags
	return command{
		name: "doctor", summary: "check settings, connection, rights and tools, and say what to do",
		about: "It reads a row of every kind, writes nothing, and shows no secret. " +
			"A failure ends it with 1; warnings do not.",
		examples: []string{"isc-sync doctor --dir tenant --env production", "isc-sync doctor -o json"},
		options:  append(f.common.options(), f.connection.options()...),
		run:      func(ctx context.Context) error { return p.doctor(ctx, &f) },
	}
}

func (p *Program) doctor(ctx context.Context, f *doctorFlags) error {
	if err := firstError(f.common.check(), f.connection.check()); err != nil {
		return err
	}
	c := &checkup{Program: p, f: f}
	c.directory(ctx)
	c.git(ctx)
	c.editor()
	c.environments(ctx)
	c.tenant(ctx)
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := p.results(&f.common).Checked(p.Stdout, c.found); err != nil {
		return err
	}
	if c.found.Count(render.Failed) > 0 {
		return silentExit(exit.Error)
	}
	return nil
}

// checkup is a run of doctor.
type checkup struct {
	*Program
	f     *doctorFlags
	found render.Checkup
	// d is the directory: its settings, and its documents if these have no mistakes; nil
	// if not even the settings could be read.
	d *directory
}

func (c *checkup) ok(check, text string) { c.say(check, render.Healthy, text, "") }

func (c *checkup) warn(check, text, hint string) { c.say(check, render.Warned, text, hint) }

func (c *checkup) fail(check, text, hint string) { c.say(check, render.Failed, text, hint) }

func (c *checkup) say(check string, health render.Health, text, hint string) {
	c.found = append(c.found, render.Finding{Check: check, Health: health, Text: text, Hint: hint})
}

// failed reports an error with its own hint.
func (c *checkup) failed(check string, err error) { c.fail(check, err.Error(), hintIn(err)) }

// hintIn returns the hint of the nearest error that has one.
func hintIn(err error) string {
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return hinted.Hint()
	}
	return ""
}
