package support

import (
	"slices"
	"strings"
)

// Exclusion is a part of the vendor's API that isc-sync leaves out.
type Exclusion struct {
	// Methods are those left out; an empty list means all.
	Methods []string
	// Path may end in /**: the path before it, and everything below.
	Path string
	// Versions are those in which it is left out; an empty list means all.
	Versions []string
	Why      string
}

// Exclusions returns everything that is left out (API: Collections without a kind).
func Exclusions() []Exclusion {
	return slices.Concat(ofSources(), ofAccess(), ofIdentities(), ofPolicies(), ofSettings(), ofAutomation(), ofTheRest())
}

func ofSources() []Exclusion {
	return []Exclusion{
		{Methods: []string{"PUT"}, Path: "/sources/{id}/provisioning-policies/{usageType}", Why: "PATCH carries every change of a policy"},
		{Path: "/sources/{id}/provisioning-policies/bulk-update", Why: "policies are changed one by one, so that each change can be checked and reported"},
		{Path: "/sources/v2/**", Why: "the second form of provisioning policies is experimental; policies are reached in their first form"},
		{Methods: []string{"POST"}, Path: "/sources/{id}/machine-account-mappings", Why: "replaces the mappings as PUT of /machine-mappings does, which is not experimental"},
		{Methods: []string{"PATCH"}, Path: "/sources/{id}/password-policies", Versions: []string{"v2024"}, Why: "v2024 cannot read them, so a change could not be planned; v2025 can"},
		{Path: "/sources/{id}/aggregate-agents", Why: "experimental, and not there on every tenant"},
		{Path: "/sources/{id}/classify", Why: "experimental; classifies accounts, which are data"},
		{Path: "/sources/{id}/declassify", Why: "experimental; classifies accounts, which are data"},
		{Path: "/sources/{id}/discover-applications", Why: "experimental; finds applications, which are data"},
		{Path: "/sources/{id}/datasets/**", Why: "experimental, and in most versions read-only"},
		{Path: "/sources/{id}/resources/**", Why: "experimental, and in most versions read-only"},
		{Path: "/sources/{id}/subtypes/**", Why: "deprecated; subtypes have an API of their own"},
		{Path: "/sources/subtypes/{subtypeId}", Why: "deprecated; subtypes have an API of their own"},
	}
}

// Covers reports whether this leaves an operation out. Names in braces do not
// matter.
func (e Exclusion) Covers(o Operation) bool {
	if len(e.Methods) > 0 && !slices.Contains(e.Methods, o.Method) || len(e.Versions) > 0 && !slices.Contains(e.Versions, o.Version) {
		return false
	}
	root, all := strings.CutSuffix(e.Path, "/**")
	if !all {
		return same(o.Path, root)
	}
	have, want := strings.Split(o.Path, "/"), strings.Count(root, "/")+1
	return len(have) >= want && same(strings.Join(have[:want], "/"), root)
}
