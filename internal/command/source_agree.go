package command

import (
	"context"
	"fmt"

	"isc-sync/internal/operate"
)

// agree says what an operation is about to change, as far as that can be told.
// Where something is taken away, a person has to agree.
func (p *Program) agree(ctx context.Context, f *sourceFlags, r *operate.Runner, o *operate.Operation, on operate.Source, given operate.Given, t *talk) error {
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
		t.say("%s", t.text.Prose(text))
		return nil
	case !isTerminal(p.Stdin):
		return nobodyToAsk(seen.Text)
	}
	return p.confirm(ctx, text, "go on")
}

func nobodyToAsk(harm string) error {
	return usage("there is no terminal to ask on", "--yes goes on without asking: "+harm)
}
