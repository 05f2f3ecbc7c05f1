package state

import (
	"net/netip"

	"isc-sync/internal/jsonvalue"
)

// Settings is the content of isc-sync.yaml, with the selected environment
// laid over it.
type Settings struct {
	APIVersion  string
	BaseURL     string
	IgnoreFiles []string
	Ignore      []IgnoreRule
	Vars        map[string]any
	// Manage is the mode of every document that does not set its own.
	Manage  ManageMode
	Secrets SecretSettings
	Guard   GuardSettings
	// Rate is how many requests the tenant accepts in any 10 seconds; nil if the
	// file does not set it, 0 for no limit.
	Rate *int
	// Overlay is the folder of documents that the environment lays over the others,
	// relative to the directory with "/"; "" is none.
	Overlay string
}

// MaxRate bounds Settings.Rate: above it, a number is a mistake.
const MaxRate = 1_000_000

// IgnoreRule excludes a field of the resources that Key matches from export,
// comparison and writing. Both parts may contain globs.
type IgnoreRule struct {
	Key     Pattern
	Pointer jsonvalue.Pointer
}

// SecretSettings decides when secrets are sent beside creation.
type SecretSettings struct {
	// KeepEmpty stops secrets from being sent when the live value is empty
	// (secrets.resendWhenEmpty: false).
	KeepEmpty bool
}

// GuardSettings are the limits that an apply may not pass.
type GuardSettings struct {
	MaxDeletes *int
	// MaxChanges is a count, or a percentage of the declared resources.
	MaxChanges *Limit
	// Protect covers keys that must not change; a document outside of Owns is an
	// error if Owns is not empty.
	Protect, Owns Patterns
	// AllowDelete are patterns of the allowed deletions, AllowCreate of creations that
	// look like something renamed.
	AllowDelete, AllowCreate Patterns
	// OwnAddress are the addresses or subnets, and OwnCountry the country codes, from
	// which the tenant sees the run come.
	OwnAddress []netip.Prefix
	OwnCountry []string
	// Reserve is how much of the request budget is left to others.
	Reserve int
}

// Limit is a number, or a percentage of a total.
type Limit struct {
	Number  int
	Percent bool
}

// Of returns the limit for a total of n, rounded down.
func (l Limit) Of(n int) int {
	if l.Percent {
		return n * l.Number / 100
	}
	return l.Number
}

// Among returns the settings as their patterns read beside keys that exist or
// are declared.
func (s Settings) Among(known Keys) Settings {
	s.Guard = s.Guard.Among(known)
	rules := make([]IgnoreRule, len(s.Ignore))
	for i, r := range s.Ignore {
		rules[i] = IgnoreRule{Key: r.Key.among(known), Pointer: r.Pointer}
	}
	s.Ignore = rules
	return s
}

// Among does the same for the limits.
func (g GuardSettings) Among(known Keys) GuardSettings {
	g.Protect, g.Owns = g.Protect.Among(known), g.Owns.Among(known)
	g.AllowDelete, g.AllowCreate = g.AllowDelete.Among(known), g.AllowCreate.Among(known)
	return g
}
