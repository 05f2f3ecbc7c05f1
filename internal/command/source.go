package command

import (
	"context"
	"slices"
	"strings"

	"isc-sync/internal/operate"
)

// sourceCommand has a command below it for each of the tenant's own operations.
func (p *Program) sourceCommand() command {
	c := command{
		name: "source", summary: "run one of the tenant's own operations on a source",
		about: "It ends with 0 where the tenant says success or warning, and with 3 where it says anything else.",
		examples: []string{
			"isc-sync source test --source 'HR Feed'",
			"isc-sync source aggregate-accounts --source 'HR Feed' --file accounts.csv --wait",
		},
	}
	for _, name := range operate.Names() {
		c.below = insertCommand(c.below, strings.Fields(name), p.operationCommand(name))
	}
	return c
}

// insertCommand puts a command where the words of its name say.
func insertCommand(all []command, words []string, c command) []command {
	if len(words) == 1 {
		c.name = words[0]
		return append(all, c)
	}
	i := slices.IndexFunc(all, func(group command) bool { return group.name == words[0] })
	if i < 0 {
		i = len(all)
		all = append(all, command{name: words[0]})
	}
	all[i].below = insertCommand(all[i].below, words[1:], c)
	all[i].summary = strings.Join(names(all[i].below), " or ") + " a " + words[0]
	return all
}

func (p *Program) operationCommand(name string) command {
	var f sourceFlags
	options := slices.Concat(f.own(name), f.common.options(), f.connection.options())
	return command{
		summary: operate.Named(name)[0].Summary, options: options, examples: []string{example(name)},
		run: func(ctx context.Context) error { return p.operation(ctx, name, &f) },
	}
}

// example is a command line with everything that the operation needs.
func example(name string) string {
	line := "isc-sync source " + name + " --source 'HR Feed'"
	o := operate.Named(name)[0]
	if o.Form != "" {
		line += " --type " + o.Form
	}
	for _, in := range o.Inputs {
		if in.Required && in.Type == operate.CSV {
			line += " --" + in.Name + " accounts.csv"
		}
	}
	return line
}

func (p *Program) operation(ctx context.Context, name string, f *sourceFlags) error {
	o, given, err := f.read(name)
	if err != nil {
		return err
	}
	if o.AlwaysHarms() && !f.yes && !isTerminal(p.Stdin) {
		return noTerminal(o.Harm)
	}
	t := p.ui(&f.common)
	runner, err := p.runner(ctx, f, o, given, t)
	if err != nil {
		return err
	}
	source, err := runner.Find(ctx, f.source)
	if err != nil {
		return err
	}
	if err := p.confirmHarm(ctx, f, runner, o, source, given, t); err != nil {
		return err
	}
	p.keepGoing()
	killCtx, cancel := p.untilKilled(ctx)
	defer cancel()
	end := t.during()
	result, err := runner.Run(killCtx, *o, source, given, f.running(ctx, t))
	end()
	if err != nil {
		return err
	}
	return p.showResult(f, result)
}

// runner opens the tenant, unless the settings keep the operation from what it
// touches.
func (p *Program) runner(ctx context.Context, f *sourceFlags, o *operate.Operation, given operate.Given, t *ui) (*operate.Runner, error) {
	d, err := loadSettings(ctx, &f.common, &f.connection)
	if err == nil {
		err = d.checkGuards(o.Touched(d.kinds, f.source, given))
	}
	if err != nil {
		return nil, err
	}
	client, err := p.open(&f.connection, &f.common, d.Settings, d.APIVersion, t)
	if err != nil {
		return nil, err
	}
	return &operate.Runner{Client: client, Kind: operate.Subject(d.kinds), Version: d.APIVersion}, nil
}

// running returns the options of a run that shows its progress.
func (f *sourceFlags) running(stopCtx context.Context, t *ui) operate.Options {
	opts := operate.Options{
		Wait: f.wait, Timeout: f.timeout, Stop: stopCtx.Done(),
		Note: func(text string) { t.printf("%s", text) }, Progress: t.task,
	}
	if f.simulator != "" {
		opts.Pause = simulatorPause
	}
	return opts
}
