package support

// ofIdentities are those of identity attributes and profiles, and of rules.
func ofIdentities() []Exclusion {
	return []Exclusion{
		{Path: "/connector-rules/validate", Why: "checks a script and changes nothing"},
		{Path: "/identity-attributes/bulk-delete", Why: oneByOne},
		{Path: "/identity-profiles/bulk-delete", Why: oneByOne},
		{Path: "/identity-profiles/export", Why: otherForm},
		{Path: "/identity-profiles/import", Why: otherForm},
		{Path: "/identity-profiles/identity-preview", Why: helpForPage},
		{Path: "/identity-profiles/{id}/default-identity-attribute-config", Why: helpForPage},
		{Path: "/identity-profiles/{id}/process-identities", Why: runTime},
		{Path: "/identity-profiles/{id}/lifecycle-states/{lifecycleStateId}", Versions: []string{"beta"}, Why: "beta has no list of them, and cannot create or delete one"},
	}
}

// ofPolicies are those of policies.
func ofPolicies() []Exclusion {
	return []Exclusion{
		{Path: "/sod-policies/sod-violation-report-status/{reportResultId}", Why: runTime},
		{Path: "/sod-policies/{id}/evaluate", Why: runTime},
		{Path: "/sod-policies/{id}/violation-report/**", Why: runTime},
	}
}

// ofSettings are those of settings.
func ofSettings() []Exclusion {
	return []Exclusion{
		{Path: "/generic-approvals/config/{id}/{scope}", Why: "configurations of single objects and of the tenant are not declared; those of the scope APPROVAL_TYPE are"},
		{Path: "/access-request-config/v2", Why: "a second form, in v1 only"},
		{Path: "/org-config/valid-time-zones", Why: helpForPage},
	}
}
