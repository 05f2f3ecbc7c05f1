package planner

import (
	"isc-sync/planner/plan"
	"isc-sync/state"
	"isc-sync/state/registry"
)

// Input is everything that a plan is computed from.
type Input struct {
	Kinds      *registry.Kinds
	Documents  state.Documents
	Live       *state.Live
	Directory  *state.Directory
	Settings   state.Settings
	Tenant     string
	APIVersion string
	Options    Options
	// Holdings say what hangs on objects that are to be deleted or renamed, by
	// their key in the tenant.
	Holdings map[state.Key]state.Holdings
	// Known are keys that the tenant has beside those of Live.
	Known state.Keys
	// Notes came to light while the tenant was read.
	Notes []plan.Note
}

// Options are the wishes of one run. Their zero value is the safe one.
type Options struct {
	// Env are the values of the environment variables that documents name, as
	// far as they are set. They decide whether a field differs and are never
	// part of the plan.
	Env map[string]string
	// Rotate names secrets to send although they cannot be compared.
	Rotate []plan.Target
	// Only restricts the plan to these resources; a source takes its children
	// along. Empty means everything.
	Only []state.Key
	// Upload names resources without comparable content that are to be sent.
	Upload []state.Key
	// SkipProblems leaves resources with problems out of the plan, and notes them.
	SkipProblems bool
	// Explain receives every decision about the fields at or below it.
	Explain *plan.Target
	// Allow is what the run may do although it looks like a mistake.
	Allow plan.Allow
	// Named are the patterns that Only, Rotate and Upload were chosen with.
	Named state.Patterns
}
