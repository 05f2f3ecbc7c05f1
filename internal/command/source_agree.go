package command

import (
	"context"
	"fmt"

	"isc-sync/internal/operate"
)

// confirmHarm shows what an operation is about to change, as far as that is
// known. If something is removed, the user must agree.
func (p *Program) confirmHarm(ctx context.Context, f *sourceFlags, r *operate.Runner, o *operate.Operation, on operate.Source, given operate.Given, t *ui) error {
	if o.Harm == "" || f.yes && o.AlwaysHarms() {
		return nil
	}
	seen, err := r.Preview(ctx, *o, on, given)
	if err != nil {
		return err
	}
	tenant, err := r.Client.Org(ctx)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("%s of source %q in tenant %q: %s.", o.Name, on.Name, tenant, seen.Text)
	switch {
	case f.yes || !seen.Harms:
		t.printf("%s", t.text.Prose(text))
		return nil
	case !isTerminal(p.Stdin):
		return noTerminal(seen.Text)
	}
	return p.confirm(ctx, text, "go on")
}

func noTerminal(harm string) error {
	return usage("there is no terminal to ask on", "--yes goes on without asking: "+harm)
}
