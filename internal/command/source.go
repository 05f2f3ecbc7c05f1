package command

import (
	"context"
	"errors"
)

// sourceCommand will hold the tenant's own operations on a source.
func (p *Program) sourceCommand() command {
	return command{
		name: "source", summary: "run a source's own operations (not built yet)",
		run: func(context.Context) error {
			return hinted(errors.New("source operations are not built yet"), "use the tenant's user interface until then")
		},
	}
}
