package command

import (
	"context"
	"fmt"
	"strings"

	"isc-sync/internal/documents"
)

// environment is a directory as one of its environments has it.
type environment struct {
	name string
	*directory
}

// readEnvironments reads the settings of environments whose tenants are read together.
func readEnvironments(ctx context.Context, f *common, c connection, names []string) ([]environment, error) {
	var out []environment
	for _, name := range names {
		d, err := readEnvironment(ctx, f, c, name)
		if err != nil {
			return nil, err
		}
		out = append(out, environment{name, d})
	}
	return out, haveTenants(out)
}

// readEnvironment reads the settings of a directory for an environment, and no document.
func readEnvironment(ctx context.Context, f *common, c connection, env string) (*directory, error) {
	c.env = env
	return readWith(ctx, f, &c, documents.Options{SettingsOnly: true})
}

// haveTenants refuses two environments that do not say where their tenants are: both would
// be the tenant that the variables name.
func haveTenants(environments []environment) error {
	var without []string
	for _, e := range environments {
		if e.Settings.BaseURL == "" {
			without = append(without, e.name)
		}
	}
	if len(without) < 2 {
		return nil
	}
	return usage(fmt.Sprintf("the environments %s have no baseURL: all would be one tenant", strings.Join(without, " and ")), "write baseURL there")
}
