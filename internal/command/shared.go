package command

import (
	"path/filepath"

	"isc-sync/internal/ledger"
	"isc-sync/internal/rest"
)

// shared lets runs on this machine with the same client share its budget. Where they
// cannot, each goes on by itself: a tenant refuses what is too much.
func (p *Program) shared(cfg *rest.Config) func(version string) rest.Shared {
	if p.Cache == "" {
		return nil
	}
	failed := func(err error) { cfg.Logger.Debug("budget", "problem", err) }
	return func(version string) rest.Shared {
		return ledger.Open(filepath.Join(p.Cache, "isc-sync", "budget"), rest.Window, failed, cfg.BaseURL, cfg.ClientID, version)
	}
}
