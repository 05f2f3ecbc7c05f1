package engine

import (
	"context"
	"fmt"
	"slices"

	"isc-sync/internal/documents"
	"isc-sync/state"
)

// Environment is a tenant of several that are exported together.
type Environment struct {
	*Engine
	Name string
	// Overlay is the folder of what only this environment has.
	Overlay string
	Options ExportOptions
}

// ExportAll exports several tenants into one directory: what they share, and an overlay
// for each.
func ExportAll(ctx context.Context, environments []Environment) (*Exported, error) {
	out := &Exported{}
	split := make([]documents.Environment, len(environments))
	for i, env := range environments {
		exported, err := env.Export(ctx, env.Options)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", env.Name, err)
		}
		split[i] = documents.Environment{Overlay: env.Overlay, Documents: exported.documents}
		out.add(env.Name, exported)
	}
	var err error
	if out.Files, out.Objects, err = documents.Split(split, environments[0].Kinds); err != nil {
		return nil, err
	}
	return out, nil
}

// add takes over what an export says of one environment.
func (e *Exported) add(name string, one *Exported) {
	e.Variables = append(e.Variables, one.Variables...)
	slices.Sort(e.Variables)
	e.Variables = slices.Compact(e.Variables)
	e.Suspected = append(e.Suspected, prefixed(name, one.Suspected)...)
	e.PassedOver = append(e.PassedOver, prefixed(name, one.PassedOver)...)
	e.LeftOut = append(e.LeftOut, prefixed(name, one.LeftOut)...)
	e.Lacking = append(e.Lacking, prefixed(name, one.Lacking)...)
	e.Unmatched = append(e.Unmatched, prefixed(name, one.Unmatched)...)
	for _, gap := range one.NotRead {
		e.NotRead = append(e.NotRead, state.Gap{Why: name + ": " + gap.String()})
	}
	e.Requests += one.Requests
}

func prefixed(name string, texts []string) (out []string) {
	for _, text := range texts {
		out = append(out, name+": "+text)
	}
	return out
}
