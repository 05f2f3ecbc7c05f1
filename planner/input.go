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
	// Dependents are the dependents of objects that are to be deleted or renamed,
	// by their key in the tenant.
	Dependents map[state.Key]state.Dependents
	// Referrers may refer to what is to be deleted, beside the objects of Live.
	Referrers []*state.Object
	// Whole are the top-level kinds, by name, of which Live has all objects.
	Whole map[string]bool
	// Known are keys that the tenant has beside those of Live.
	Known state.Keys
	// Notes were found while the tenant was read.
	Notes []plan.Note
}

// Options configures one run. The zero value is the safe one.
type Options struct {
	// Env are the values of the environment variables that documents name, as
	// far as they are set. They influence whether a field differs and are never
	// part of the plan.
	Env map[string]string
	// Rotate names secrets to send although they cannot be compared.
	Rotate []plan.Target
	// Only restricts the plan to these resources; a source includes its
	// children. Empty means everything.
	Only []state.Key
	// Alone: nothing else, not even the children of what Only names.
	Alone bool
	// Without leaves these resources out, also selected ones.
	Without []state.Key
	// Upload names resources without comparable content that are sent.
	Upload []state.Key
	// SkipProblems leaves resources with problems out of the plan, and notes them.
	SkipProblems bool
	// Adopt looks for the objects that new documents may be about.
	Adopt bool
	// Explain receives every decision about the fields at or below it.
	Explain *plan.Target
	// Allow is what the run may do although it looks like a mistake.
	Allow plan.Allow
	// Named are the patterns that Only, Rotate and Upload were selected with.
	Named state.Patterns
}
