package command

import (
	"context"
	"fmt"

	"isc-sync/planner/plan"
	"isc-sync/schemas"
	"isc-sync/state/registry"
)

func (p *Program) showCommand() command {
	f := common{page: true}
	var file string
	return command{
		name: "show", summary: "print a saved plan in any format",
		about:    "It reads nothing but the file, and says of an altered one that it was altered.",
		examples: []string{"isc-sync show plan.json", "isc-sync show plan.json -o markdown >> \"$GITHUB_STEP_SUMMARY\"", "isc-sync show plan.json -o html > plan.html"},
		options:  f.options(),
		operand:  "FILE", into: &file,
		run: func(ctx context.Context) error { return p.showSaved(ctx, &f, file) },
	}
}

func (p *Program) showSaved(ctx context.Context, f *common, file string) error {
	if err := f.check(); err != nil {
		return err
	}
	plan, err := readSaved(ctx, f, file)
	if err != nil {
		return err
	}
	return p.results(f).Plan(p.Stdout, plan, nil)
}

// readSaved reads a saved plan and compares it with itself.
func readSaved(ctx context.Context, f *common, file string) (*plan.Plan, error) {
	data, err := readFile(ctx, file)
	if err != nil {
		return nil, fmt.Errorf("read the plan: %w", err)
	}
	p, err := plan.Decode(data)
	if err != nil {
		return nil, hinted(fmt.Errorf("read %s: %w", file, err), planHint(err))
	}
	kinds, err := registry.Read(schemas.Kinds)
	if err != nil {
		return nil, err
	}
	p.Describe(kinds, f.base())
	return p, plan.CheckForm(p, kinds).Err()
}
